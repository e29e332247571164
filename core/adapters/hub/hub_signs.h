// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/adapters/adapter.h"

#include <QJsonObject>
#include <optional>

namespace segue::hub_api {

// The frames of the event stream that are shown and never stored.

//! The sign that a typing, presence or seen frame carries; nothing for any other or broken frame.
//! `now` is the time of those that carry none.
std::optional<Ephemeral> signFrom(const QJsonObject& frame, Instant now);

QJsonObject typingFrame(const QString& conversationId, bool on);
QJsonObject seenFrame(const QString& conversationId, Instant at);
QJsonObject presenceFrame(Presence presence);

} // namespace segue::hub_api
