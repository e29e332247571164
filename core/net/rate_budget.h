// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

namespace segue {

//! A backend's request budget: a token bucket on the monotonic clock, corrected by what the server
//! says of its own.
class RateBudget {
public:
    //! `perMinute` requests refill evenly up to `burst`; the bucket begins full. `perMinute` 0 = no
    //! limit of ours.
    RateBudget(const Clock& clock, int perMinute, int burst);

    //! How long until a request may go; 0 = now.
    Millis delay() const;
    //! Spends one request if there is one.
    bool take();

    //! The server's headers: that many requests are left until its window begins anew in `resetIn`.
    //! It is believed only when it is stricter.
    void serverSaid(int remaining, Millis resetIn);
    //! 429: nothing goes for that long.
    void pauseFor(Millis time);

private:
    bool isLimited() const { return m_perMinute > 0; }
    //! Tokens now, refilled since they were last counted.
    double available(Millis now) const;

    const Clock& m_clock;
    int m_perMinute;
    double m_burst;
    double m_tokens;
    Millis m_counted;
    Millis m_pausedUntil;
    //! The server's own count, until m_windowEnd.
    int m_serverRemaining = -1;
    Millis m_windowEnd;
};

} // namespace segue
