// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/ledger_reader.h"

#include "core/store/row_codec.h"

#include <QHash>

namespace segue::store {

using namespace Qt::StringLiterals;

Result<QList<IdentityDecision>> readLedger(db::Connection& work, db::Connection& cache) {
    QHash<DecisionId, IdentityDecision> all;
    SEGUE_TRY(work.query(u"SELECT %1 FROM decisions"_s.arg(decisionColumns()), {}, [&](const db::Row& row) {
        const IdentityDecision decision = readDecision(row);
        all.insert(decision.id, decision);
    }));
    // The team's copy of a decision of ours comes back by the feed, and needs no decoding.
    SEGUE_TRY(cache.query(u"SELECT id, decision FROM shared_decisions"_s, {}, [&](const db::Row& row) {
        if (!all.contains(row.id<DecisionId>(0)))
            all.insert(row.id<DecisionId>(0), decisionFromJson(row.text(1)));
    }));
    return all.values();
}

} // namespace segue::store
