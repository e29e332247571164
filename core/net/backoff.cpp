// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/backoff.h"

#include <algorithm>

namespace segue {

Millis Backoff::next(std::optional<Millis> retryAfter) {
    Millis ceiling = m_base;
    for (int i = 0; i < m_attempts && ceiling < m_cap; ++i)
        ceiling *= 2;
    ceiling = std::min(ceiling, m_cap);
    ++m_attempts;
    const Millis jitter{static_cast<qint64>(m_random.below(static_cast<quint64>(ceiling.count()) + 1))};
    return retryAfter.value_or(Millis{0}) + jitter;
}

} // namespace segue
