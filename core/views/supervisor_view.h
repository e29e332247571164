// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analytics/metrics.h"
#include "core/base/result.h"

#include <QString>

namespace segue {

//! What the supervisor pane shows, for one moment.
struct SupervisorSnapshot {
    LiveQueue queue;
    QList<AgentLoad> agents;
    TodayMetrics today;
    QList<BacklogBand> backlog;
    Satisfaction satisfaction;
};

//! Computes the snapshot on its own read-only connection; slow (tens of milliseconds): call it on the pool.
//! `dayStart` is where today begins.
Result<SupervisorSnapshot> supervisorSnapshot(const QString& profileDir, Instant now, Instant dayStart);

} // namespace segue
