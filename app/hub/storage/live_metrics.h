// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/storage/ids.h"
#include "core/base/instant.h"
#include "core/db/connection.h"

#include <QList>

namespace segue::hub {

//! The queue as it is now, counted by the database.
struct LiveMetrics {
    struct Load {
        AgentId agent;
        qint64 open = 0;    //!< Assigned to them and neither done nor snoozed.
        qint64 waiting = 0; //!< Of those, where the customer waits.

        bool operator==(const Load&) const = default;
    };

    qint64 waiting = 0;                  //!< The last public word is the customer's; not done, not snoozed.
    std::optional<Instant> longestSince; //!< Since when the longest of them waits.
    qint64 unassigned = 0;               //!< Neither done nor snoozed, and nobody's.
    qint64 open = 0;                     //!< Neither done nor snoozed.
    QList<Load> loads;                   //!< Of agents with something open.

    bool operator==(const LiveMetrics&) const = default;
};

Result<LiveMetrics> liveMetrics(db::Connection& db);

} // namespace segue::hub
