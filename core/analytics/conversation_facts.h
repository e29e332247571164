// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analytics/metrics.h"

namespace segue {

//! What the metrics need of one conversation: its public messages and its changes of status, each in order.
struct ConversationFacts {
    struct Message {
        Instant at;
        bool byCustomer = false;
        bool byHumanAgent = false; //!< Bots and automatic answers are neither.
    };
    struct StatusChange {
        Instant at;
        Status before = Status::New;
        Status after = Status::New;
    };
    Instant createdAt;
    QList<Message> messages;
    QList<StatusChange> statusChanges;
};

//! Metrics of what happened in [dayStart, now].
TodayMetrics todayMetrics(const QList<ConversationFacts>& conversations, Instant dayStart, Instant now);

//! Unsolved conversations by age, in the order of BacklogBand::id's list; every band is there, also with 0.
QList<BacklogBand> backlogByAge(const QList<Instant>& createdAt, Instant now);

} // namespace segue
