// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/engine.h"
#include "core/store/cache_db.h"

namespace segue {

//! What the agent should hear of among entries that were not there before: what customers wrote,
//! the newest of each conversation, spam excepted.
QList<Notification> notificationsFor(CacheDb& cache, const QList<Entry>& entries);

} // namespace segue
