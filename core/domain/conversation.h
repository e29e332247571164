// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"
#include "core/domain/ids.h"
#include "core/domain/vocabulary.h"

#include <QList>
#include <QString>
#include <QStringList>
#include <optional>

namespace segue {

enum class ParticipantRole { Requester, To, Cc, Bcc };
QString toString(ParticipantRole role);
std::optional<ParticipantRole> participantRoleFromString(QStringView text);

struct Participant {
    ParticipantRole role = ParticipantRole::Requester;
    std::optional<ContactRef> contact;
    QString address; //!< E-mail, phone number or handle; empty on web chat.
    QString name;

    bool operator==(const Participant&) const = default;
};

//! A case at a backend.
struct Conversation {
    ConversationRef ref;
    QString reference; //!< What people say on the phone: "#1042".
    QString subject;
    Channel channel = Channel::Api;
    std::optional<ContactRef> contact; //!< The requester.
    QList<Participant> participants;
    Status status = Status::New;
    QString rawStatus;
    Priority priority = Priority::None;
    std::optional<AgentRef> assignee;
    std::optional<TeamRef> team;
    QStringList tags;
    std::optional<Instant> snoozedUntil;
    std::optional<Instant> replyUntil;   //!< After this the channel refuses free replies.
    std::optional<Instant> waitingSince; //!< The first customer message that nobody answered.
    std::optional<Instant>
        agentSeenAt; //!< What the team has read (unread = public customer entries after it).
    std::optional<Instant> customerSeenAt;
    int rating = 0; //!< 1 to 5; 0 = none.
    Instant createdAt;
    Instant updatedAt;
    qint64 version = 0;

    bool operator==(const Conversation&) const = default;
};

} // namespace segue
