// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/http/rate_limiter.h"

#include <algorithm>
#include <cmath>

namespace segue::hub::http {

namespace {
constexpr Millis sweepInterval{1000};
} // namespace

double TokenBucket::refilled(const RateLimit& limit, Millis now) const {
    if (!m_at)
        return limit.count;
    const double passed = static_cast<double>((now - *m_at).count());
    const double perMillisecond = limit.count / static_cast<double>(limit.per.count());
    return std::min<double>(limit.count, m_tokens + passed * perMillisecond);
}

std::optional<Millis> TokenBucket::take(const RateLimit& limit, Millis now) {
    m_tokens = refilled(limit, now);
    m_at = now;
    if (m_tokens >= 1.0) {
        m_tokens -= 1.0;
        return std::nullopt;
    }
    const double perMillisecond = limit.count / static_cast<double>(limit.per.count());
    return Millis{static_cast<qint64>(std::ceil((1.0 - m_tokens) / perMillisecond))};
}

bool TokenBucket::isFull(const RateLimit& limit, Millis now) const {
    return refilled(limit, now) >= limit.count;
}

std::optional<Millis> RateLimiter::take(const QByteArray& key, const RateLimit& limit) {
    const Millis now = m_clock.monotonic();
    const std::lock_guard lock(m_mutex);
    auto entry = m_entries.find(key);
    if (entry == m_entries.end()) {
        if (m_entries.size() >= m_capacity)
            sweep(now);
        if (m_entries.size() >= m_capacity)
            return std::nullopt;
        entry = m_entries.insert(key, Entry{{}, limit});
    }
    return entry->bucket.take(limit, now);
}

qsizetype RateLimiter::size() const {
    const std::lock_guard lock(m_mutex);
    return m_entries.size();
}

void RateLimiter::sweep(Millis now) {
    // A flood of new keys must not pay for a walk over the whole table each.
    if (m_sweptAt && now - *m_sweptAt < sweepInterval)
        return;
    m_sweptAt = now;
    m_entries.removeIf(
        [now](QHash<QByteArray, Entry>::iterator entry) { return entry->bucket.isFull(entry->limit, now); });
}

} // namespace segue::hub::http
