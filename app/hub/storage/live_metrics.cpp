// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/storage/live_metrics.h"

namespace segue::hub {

using namespace Qt::StringLiterals;

Result<LiveMetrics> liveMetrics(db::Connection& db) {
    LiveMetrics metrics;
    SEGUE_TRY(db.query(
        u"SELECT count(*), min(waiting_since) FROM conversations WHERE waiting_since IS NOT NULL "
        u"AND "
        "status IN ('new', 'open', 'waiting_customer', 'on_hold')"_s,
        {}, [&](const db::Row& row) {
            metrics.waiting = row.integer(0);
            metrics.longestSince = row.optionalInstant(1);
        }));
    SEGUE_TRY(db.query(
        u"SELECT assignee, count(*), count(waiting_since) FROM conversations WHERE status IN "
        u"('new', "
        "'open', 'waiting_customer', 'on_hold') GROUP BY assignee ORDER BY assignee"_s,
        {}, [&](const db::Row& row) {
            metrics.open += row.integer(1);
            if (row.isNull(0))
                metrics.unassigned = row.integer(1);
            else
                metrics.loads.append({row.id<AgentId>(0), row.integer(1), row.integer(2)});
        }));
    return metrics;
}

} // namespace segue::hub
