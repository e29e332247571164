// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/standing_decisions.h"

#include "core/identity/ledger.h"
#include "core/store/cache_db.h"
#include "core/store/work_db.h"

#include <QHash>

namespace segue {

Result<QList<IdentityDecision>> standingDecisions(WorkDb& work, CacheDb& cache) {
    SEGUE_TRY_VALUE(own, work.decisions());
    SEGUE_TRY_VALUE(team, cache.sharedDecisions());
    // The team's copy of a decision of ours comes back by the feed.
    QHash<DecisionId, IdentityDecision> all;
    for (const IdentityDecision& decision : team + own)
        all.insert(decision.id, decision);
    return identity::standingDecisions(all.values());
}

} // namespace segue
