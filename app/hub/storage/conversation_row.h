// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/storage/ids.h"
#include "core/base/instant.h"
#include "core/domain/conversation.h"
#include "core/domain/vocabulary.h"

#include <QList>
#include <QStringList>
#include <optional>

namespace segue::hub {

struct ParticipantRow {
    ParticipantRole role = ParticipantRole::Requester;
    ContactId contact;
    QString address; //!< E-mail, phone number or handle; empty on web chat.
    QString name;

    bool operator==(const ParticipantRow&) const = default;
};

//! More are not taken into a conversation: a mail can go to a hundred addresses at most.
inline constexpr qsizetype mostParticipants = 50;

struct ConversationRow {
    ConversationId id;
    qint64 number = 0; //!< "#1042" without the "#".
    QString subject;
    Channel channel = Channel::Api;
    ContactId contact; //!< The requester.
    QList<ParticipantRow> participants;
    Status status = Status::New;
    Priority priority = Priority::None;
    AgentId assignee;
    TeamId team;
    QStringList tags;
    std::optional<Instant> snoozedUntil;
    std::optional<Instant> replyUntil;
    std::optional<Instant> waitingSince; //!< The first customer message that nobody answered.
    std::optional<Instant> agentSeenAt;
    std::optional<Instant> customerSeenAt;
    int rating = 0;
    std::optional<Instant> firstResponseAt;
    std::optional<Instant> solvedAt;
    int reopened = 0;
    QString language;
    Instant createdAt;
    Instant updatedAt;
    qint64 version = 0;

    bool operator==(const ConversationRow&) const = default;
};

//! "#1042".
inline QString referenceOf(const ConversationRow& conversation) {
    return QLatin1Char('#') + QString::number(conversation.number);
}

} // namespace segue::hub
