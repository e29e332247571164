// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"

namespace segue {

//! The only source of time in the engine. Two clocks, because the wall clock jumps: intervals, retries and
//! expiries are measured on the monotonic one, what people read on the wall one.
class Clock {
public:
    virtual ~Clock() = default;

    virtual Instant now() const = 0;
    //! Time since an arbitrary origin; never goes back, whatever happens to the wall clock.
    virtual Millis monotonic() const = 0;
};

class SystemClock final : public Clock {
public:
    Instant now() const override;
    Millis monotonic() const override;
};

} // namespace segue
