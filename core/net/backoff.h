// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"
#include "core/base/random.h"

#include <optional>

namespace segue {

//! How long to wait before the next attempt: exponential with full jitter, so that clients that
//! failed together do not come back together.
class Backoff {
public:
    //! The wait is uniform in [0, min(cap, base · 2^attempt)], attempts counted from 0. Both above
    //! 0.
    Backoff(Random& random, Millis base, Millis cap) : m_random(random), m_base(base), m_cap(cap) {}

    //! The wait before the next attempt, which it counts. Where the server named a time it is never
    //! shorter than that, and the jitter comes on top.
    Millis next(std::optional<Millis> retryAfter = std::nullopt);
    //! After a success.
    void reset() { m_attempts = 0; }
    //! Calls of next() since the last reset().
    int attempts() const { return m_attempts; }

private:
    Random& m_random;
    Millis m_base;
    Millis m_cap;
    int m_attempts = 0;
};

} // namespace segue
