// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/account.h"
#include "core/engine/engine.h"
#include "core/store/cache_db.h"

namespace segue {

//! What the agent should hear of among entries that were not there before: what customers wrote, and
//! colleagues' notes that name the agent ("@Mia"); the newest of each conversation, spam excepted. `accounts`
//! say who the agent is.
QList<Notification>
notificationsFor(CacheDb& cache, const QList<Account>& accounts, const QList<Entry>& entries);

} // namespace segue
