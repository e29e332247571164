// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/storage/conversation_row.h"
#include "core/base/result.h"

#include <QJsonArray>
#include <QJsonObject>

namespace segue::hub {

//! What agents get.
QJsonObject conversationToJson(const ConversationRow& conversation);
//! What its visitor gets: status, rating, and whether the widget should ask for one.
QJsonObject visitorConversationToJson(const ConversationRow& conversation);

QJsonArray participantsToJson(const QList<ParticipantRow>& participants);
//! Errors: Protocol, with the path, which begins with `path`.
Result<QList<ParticipantRow>> participantsFromJson(const QJsonArray& array, const QString& path);

//! A rating is asked for when a web chat was solved and has none yet.
bool asksForRating(const ConversationRow& conversation);

} // namespace segue::hub
