// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/adapters/batch.h"
#include "core/store/incoming.h"

namespace segue {

//! A backend's batch as rows for the cache, without a cursor.
IncomingRows rowsOf(const Batch& batch);

} // namespace segue
