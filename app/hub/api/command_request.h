// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/storage/conversation_row.h"
#include "core/base/json.h"
#include "core/domain/command.h"

#include <QJsonObject>
#include <variant>

namespace segue::hub {

//! A reply or a note, with attachments as they were uploaded.
struct WriteText {
    bool isPublic = false;
    QString text;
    QStringList attachments;

    bool operator==(const WriteText&) const = default;
};

using HubOperation = std::variant<WriteText, SetStatus, Assign, SetPriority, ChangeTags, SetSubject>;

//! What POST /commands asks for, checked as far as that goes without the database.
struct CommandRequest {
    ConversationId conversation;
    QString baseEntry; //!< Empty: not said.
    QList<ParticipantRow> recipients;
    QList<HubOperation> operations; //!< At least one, and at most one WriteText.

    bool operator==(const CommandRequest&) const = default;
};

//! Errors: Protocol with the path, Permanent "invalid_…" and "text_too_large".
Result<CommandRequest> commandFromBody(const QJsonObject& body);
//! The operations alone, as macros hold them.
Result<QList<HubOperation>> operationsFromJson(const QJsonArray& array);

//! The key in lower case. Errors: Permanent "key_missing", "invalid_key".
Result<QString> idempotencyKey(const QString& text);
//! Of the same request by the same agent, whatever the order of its fields.
QString payloadHash(const QJsonObject& body, const QString& agent);

} // namespace segue::hub
