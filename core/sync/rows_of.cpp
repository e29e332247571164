// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/rows_of.h"

namespace segue {

IncomingRows rowsOf(const Batch& batch) {
    IncomingRows rows;
    rows.organisations = batch.organisations;
    rows.contacts = batch.contacts;
    rows.conversations = batch.conversations;
    rows.entries = batch.entries;
    rows.articles = batch.articles;
    rows.agents = batch.agents;
    rows.teams = batch.teams;
    rows.cannedResponses = batch.cannedResponses;
    rows.macros = batch.macros;
    rows.decisions = batch.decisions;
    for (const Removal& removal : batch.removed)
        rows.gone.append({removal.kind, removal.id, removal.version});
    for (const MergedInto& merge : batch.merged)
        rows.merged.append({merge.kind, merge.from, merge.to});
    for (const QuarantinedItem& item : batch.quarantined)
        rows.broken.append({item.kind, item.id, item.why, item.raw});
    return rows;
}

} // namespace segue
