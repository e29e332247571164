// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/db/connection.h"
#include "core/domain/identity.h"

#include <QList>

namespace segue::store {

//! The whole ledger in no order: this profile's own decisions (work.db) and the team's (cache.db), each once.
//! The team's copy of an own one wins: it has the team's order. Errors: Storage.
Result<QList<IdentityDecision>> readLedger(db::Connection& work, db::Connection& cache);

} // namespace segue::store
