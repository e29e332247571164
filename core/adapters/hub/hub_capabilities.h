// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/adapters/capabilities.h"

namespace segue::hub_api {

//! What every hub can do; the limits are the ones of GET /me and unknown (0) until it was read.
Capabilities hubCapabilities();

} // namespace segue::hub_api
