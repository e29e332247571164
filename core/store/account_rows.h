// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/db/connection.h"
#include "core/domain/ids.h"

namespace segue::store {

//! Removes everything of an account from cache.db, inside a transaction that the caller holds; customers that
//! other accounts share are brought up to date, and their contacts are to be linked anew. Private to this
//! room.
Result<void> removeAccountRows(db::Connection& cache, const AccountId& account);

} // namespace segue::store
