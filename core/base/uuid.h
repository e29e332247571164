// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/random.h"

#include <QString>

namespace segue {

//! UUID version 7 (RFC 9562) in lower case: sorts by time of making, to the millisecond.
QString uuidV7(const Clock& clock, Random& random);

} // namespace segue
