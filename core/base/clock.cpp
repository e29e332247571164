// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/clock.h"

namespace segue {

Instant SystemClock::now() const {
    return std::chrono::time_point_cast<Millis>(std::chrono::system_clock::now());
}

Millis SystemClock::monotonic() const {
    return std::chrono::duration_cast<Millis>(std::chrono::steady_clock::now().time_since_epoch());
}

} // namespace segue
