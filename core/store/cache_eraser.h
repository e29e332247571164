// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/db/connection.h"
#include "core/domain/change_set.h"
#include "core/store/erase_plan.h"

namespace segue::store {

//! Deletes from cache.db what the plan names, inside a transaction that the caller holds; again, it changes
//! nothing. Contacts that stay behind and were joined with erased ones are to be linked anew. Errors:
//! Storage.
Result<ChangeSet> eraseFromCache(db::Connection& cache, const ErasePlan& plan);

//! Takes out of cache.db what linkage has learned from a contact, before its row goes; inside the same
//! transaction. Every table that is filled from contacts' words is emptied of them here.
Result<void> forgetLearned(db::Connection& cache, const ContactRef& contact);

} // namespace segue::store
