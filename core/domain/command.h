// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"
#include "core/base/result.h"
#include "core/domain/conversation.h"
#include "core/domain/ids.h"
#include "core/domain/vocabulary.h"

#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>
#include <optional>
#include <variant>

namespace segue {

//! A file that was copied into the profile's `files/` and synced to the disk before the command was accepted.
struct StagedFile {
    QString sha256; //!< Lower-case hex: its name in `files/`.
    QString name;
    QString mediaType;
    qint64 size = 0;

    bool operator==(const StagedFile&) const = default;
};

// The operations of a command. Ids are the backend's.

//! A public answer to the pinned recipients.
struct Reply {
    QString text; //!< Plain; the backend or the hub makes HTML of it where a channel wants that.
    QList<StagedFile> files;
    bool operator==(const Reply&) const = default;
};
struct Note {
    QString text;
    QList<StagedFile> files;
    bool operator==(const Note&) const = default;
};
struct SetStatus {
    Status status = Status::Open;
    QString rawStatus;                   //!< Wins over `status` where the backend has its own words.
    std::optional<Instant> snoozedUntil; //!< With Status::Snoozed.
    bool operator==(const SetStatus&) const = default;
};
struct Assign {
    std::optional<QString> agentId; //!< Empty text = nobody; nothing = leave as it is.
    std::optional<QString> teamId;
    bool operator==(const Assign&) const = default;
};
struct SetPriority {
    Priority priority = Priority::None;
    bool operator==(const SetPriority&) const = default;
};
struct ChangeTags {
    QStringList add;
    QStringList remove;
    bool operator==(const ChangeTags&) const = default;
};
struct SetSubject {
    QString subject;
    bool operator==(const SetSubject&) const = default;
};

using Operation = std::variant<Reply, Note, SetStatus, Assign, SetPriority, ChangeTags, SetSubject>;

//! One thing that the agent asked a backend to do, possibly several at once (reply and solve): all or nothing
//! where the backend can. Everything that decides who reads it is pinned here when it is queued, and nothing
//! changes it.
struct Command {
    CommandId id; //!< UUIDv7; the idempotency key.
    ConversationRef conversation;
    Channel channel = Channel::Api;
    QList<Participant> recipients; //!< Of a Reply on a channel with addresses.
    QList<Operation> operations;   //!< At least one.
    //! The newest entry that the agent had seen: an entry of the customer after it holds the command for
    //! review.
    QString baseEntryId;
    Instant createdAt;
    std::optional<Instant> notBefore; //!< Undo window or scheduled send.

    bool operator==(const Command&) const = default;
};

//! True if the command has a Reply: a customer will read it.
bool isCustomerVisible(const Command& command);
//! The text of its reply or note; empty if it has neither.
QString textOf(const Command& command);
QList<StagedFile> filesOf(const Command& command);

//! The stored form, and (operations only) the hub's form. A command that is not queued yet has no id.
QJsonObject toJson(const Command& command);
Result<Command> commandFromJson(const QJsonObject& object);
QJsonObject operationToJson(const Operation& operation);
Result<Operation> operationFromJson(const QJsonObject& object, const QString& path = QStringLiteral("$"));

//! What the agent is writing, journalled as it is typed. One for each conversation and visibility.
struct Draft {
    ConversationRef conversation;
    Visibility visibility = Visibility::Internal;
    QString text;
    QList<StagedFile> files;
    QList<Participant> recipients; //!< Empty = the conversation's own.
    QString baseEntryId;
    CustomerId customer; //!< Whom it was begun for: the composer says if that has changed.
    Instant updatedAt;

    bool operator==(const Draft&) const = default;
};

} // namespace segue
