// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

namespace segue {

//! A clock that stands still until the test moves it. The wall clock can be made to jump.
class FakeClock final : public Clock {
public:
    explicit FakeClock(Instant start = fromMs(1'750'000'000'000)) : m_wall(start) {}

    Instant now() const override { return m_wall; }
    Millis monotonic() const override { return m_monotonic; }

    void advance(Millis by) {
        m_wall += by;
        m_monotonic += by;
    }
    //! As a person or a time server does it: the monotonic clock does not notice.
    void jumpWall(Millis by) { m_wall += by; }

private:
    Instant m_wall;
    Millis m_monotonic{1'000'000};
};

} // namespace segue
