// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/standing_decisions.h"

#include "core/identity/ledger.h"
#include "core/store/cache_db.h"
#include "core/store/ledger_reader.h"
#include "core/store/work_db.h"

namespace segue {

Result<QList<IdentityDecision>> standingDecisions(WorkDb& work, CacheDb& cache) {
    return store::readLedger(work.connection(), cache.connection()).map(&identity::standingDecisions);
}

} // namespace segue
