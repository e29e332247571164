// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/conversation.h"
#include "core/domain/directory.h"
#include "core/domain/entry.h"

#include <QList>
#include <QString>
#include <optional>

namespace segue {

//! Median, 90th percentile and mean of durations; nothing where there is no sample.
struct Distribution {
    int count = 0;
    Millis median{0};
    Millis p90{0};
    Millis mean{0};

    bool operator==(const Distribution&) const = default;
};
//! Nearest-rank percentiles: each is one of the samples. The order of `samples` does not matter.
Distribution distributionOf(QList<Millis> samples);

//! Conversations whose last public word is the customer's and that are not done or snoozed.
struct LiveQueue {
    int waiting = 0;
    int unassignedWaiting = 0;
    Millis longestWait{0};
    QHash<Channel, int> waitingByChannel;

    bool operator==(const LiveQueue&) const = default;
};

struct AgentLoad {
    Agent agent;
    int open = 0;    //!< Assigned, not done, not snoozed.
    int waiting = 0; //!< Of these, waiting for an answer.

    bool operator==(const AgentLoad&) const = default;
};

//! Of what happened since the start of today.
struct TodayMetrics {
    int created = 0;
    int solved = 0;
    int reopened = 0;
    //! Creation → first public message of a human agent, for those first answered today; calendar time.
    Distribution firstResponse;
    //! Each customer message that opened a wait → the public answer that ended it today.
    Distribution replyTime;
    //! Creation → last time solved, for those solved today.
    Distribution resolution;

    bool operator==(const TodayMetrics&) const = default;
};

//! Unsolved conversations by age since creation.
struct BacklogBand {
    QString id; //!< "under_1h", "1h_to_8h", "8h_to_1d", "1d_to_3d", "3d_to_7d", "over_7d"
    int count = 0;

    bool operator==(const BacklogBand&) const = default;
};

struct Satisfaction {
    int asked = 0; //!< Solved conversations on a channel that asks, in the last 30 days.
    int answered = 0;
    int good = 0;    //!< Ratings 4 and 5.
    double mean = 0; //!< 1 to 5; 0 without answers.

    bool operator==(const Satisfaction&) const = default;
};

} // namespace segue
