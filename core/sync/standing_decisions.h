// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/domain/identity.h"

#include <QList>

namespace segue {

class CacheDb;
class WorkDb;

//! What stands of the whole ledger: the agent's own decisions and the team's, each once, without what was
//! revoked.
Result<QList<IdentityDecision>> standingDecisions(WorkDb& work, CacheDb& cache);

} // namespace segue
