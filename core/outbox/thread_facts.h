// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/outbox/send_policy.h"
#include "core/store/cache_db.h"

namespace segue {

//! What the cache knows of the command's conversation; `selfAgentId` is who we are at its backend.
//! Errors: Storage.
Result<ThreadFacts> threadFacts(CacheDb& cache, const Command& command, const QString& selfAgentId);

} // namespace segue
