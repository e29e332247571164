// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/ledger_reader.h"

#include "core/store/row_codec.h"

#include <QHash>

namespace segue::store {

using namespace Qt::StringLiterals;

Result<QList<IdentityDecision>> readLedger(db::Connection& work, db::Connection& cache) {
    QList<IdentityDecision> ledger;
    QHash<DecisionId, qsizetype> shared;
    // What the team has is read as it has it, so that all of the team read the same.
    SEGUE_TRY(cache.query(u"SELECT decision FROM shared_decisions"_s, {}, [&](const db::Row& row) {
        ledger.append(decisionFromJson(row.text(0)));
        shared.insert(ledger.last().id, ledger.size() - 1);
    }));
    SEGUE_TRY(work.query(u"SELECT %1 FROM decisions"_s.arg(decisionColumns()), {}, [&](const db::Row& row) {
        const IdentityDecision own = readDecision(row);
        const auto copy = shared.constFind(own.id);
        if (copy == shared.cend())
            ledger.append(own);
        else if (ledger[*copy].act.value() == own.id.value())
            ledger[*copy].act = own.act; // An older hub does not keep it.
    }));
    return ledger;
}

} // namespace segue::store
