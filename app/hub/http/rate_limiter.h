// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <QByteArray>
#include <QHash>
#include <mutex>
#include <optional>

namespace segue::hub::http {

//! `count` at once, refilled evenly over `per`.
struct RateLimit {
    int count = 0;
    Millis per{1000};
};

//! A token bucket. Starts full.
class TokenBucket {
public:
    //! Takes one token, or says how long until there is one. `now` is monotonic.
    std::optional<Millis> take(const RateLimit& limit, Millis now);
    bool isFull(const RateLimit& limit, Millis now) const;

private:
    double refilled(const RateLimit& limit, Millis now) const;

    double m_tokens = 0;
    std::optional<Millis> m_at;
};

//! Token buckets by key, thread-safe. Forgets buckets that are full again; where more than
//! `capacity` are not, unknown keys pass unmetered: the number of connections still bounds them,
//! and nobody who is known gets away.
class RateLimiter {
public:
    explicit RateLimiter(const Clock& clock, qsizetype capacity = 65536)
        : m_clock(clock), m_capacity(capacity) {}

    //! Nothing if the call may go on, else how long it has to wait. One key always comes with one
    //! limit.
    std::optional<Millis> take(const QByteArray& key, const RateLimit& limit);
    qsizetype size() const;

private:
    struct Entry {
        TokenBucket bucket;
        RateLimit limit;
    };
    void sweep(Millis now);

    const Clock& m_clock;
    const qsizetype m_capacity;
    mutable std::mutex m_mutex;
    QHash<QByteArray, Entry> m_entries;
    std::optional<Millis> m_sweptAt;
};

} // namespace segue::hub::http
