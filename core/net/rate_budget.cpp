// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/rate_budget.h"

#include <algorithm>
#include <cmath>

namespace segue {

namespace {
constexpr double msPerMinute = 60'000;
} // namespace

RateBudget::RateBudget(const Clock& clock, int perMinute, int burst)
    : m_clock(clock), m_perMinute(perMinute), m_burst(std::max(1, burst)), m_tokens(m_burst),
      m_counted(clock.monotonic()), m_pausedUntil(m_counted), m_windowEnd(m_counted) {}

double RateBudget::available(Millis now) const {
    const double refilled = static_cast<double>((now - m_counted).count()) * m_perMinute / msPerMinute;
    return std::min(m_burst, m_tokens + refilled);
}

Millis RateBudget::delay() const {
    const Millis now = m_clock.monotonic();
    Millis wait = std::max(Millis{0}, m_pausedUntil - now);
    if (m_serverRemaining == 0 && m_windowEnd > now)
        wait = std::max(wait, m_windowEnd - now);
    if (isLimited()) {
        const double missing = 1 - available(now);
        if (missing > 0)
            wait =
                std::max(wait, Millis{static_cast<qint64>(std::ceil(missing * msPerMinute / m_perMinute))});
    }
    return wait;
}

bool RateBudget::take() {
    if (delay() > Millis{0})
        return false;
    const Millis now = m_clock.monotonic();
    if (isLimited()) {
        m_tokens = available(now) - 1;
        m_counted = now;
    }
    if (m_windowEnd <= now)
        m_serverRemaining = -1;
    else if (m_serverRemaining > 0)
        --m_serverRemaining;
    return true;
}

void RateBudget::serverSaid(int remaining, Millis resetIn) {
    const Millis now = m_clock.monotonic();
    const bool isWindowOpen = m_serverRemaining >= 0 && m_windowEnd > now;
    const int said = std::max(0, remaining);
    m_serverRemaining = isWindowOpen ? std::min(m_serverRemaining, said) : said;
    m_windowEnd = isWindowOpen ? std::max(m_windowEnd, now + resetIn) : now + resetIn;
}

void RateBudget::pauseFor(Millis time) {
    m_pausedUntil = std::max(m_pausedUntil, m_clock.monotonic() + time);
}

} // namespace segue
