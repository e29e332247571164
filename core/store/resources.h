// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace segue::store {

//! Makes the migrations of cache.db and work.db readable. A static library's resources are not registered by
//! themselves.
void initResources();

} // namespace segue::store
