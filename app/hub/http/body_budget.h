// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>
#include <atomic>

namespace segue::hub::http {

//! The memory that the bodies of all requests, or of all answers, in flight may take together. Thread-safe;
//! outlives its leases.
class BodyBudget {
public:
    explicit BodyBudget(qint64 bytes) : m_free(bytes) {}

private:
    friend class BodyLease;
    bool take(qint64 bytes) {
        qint64 free = m_free;
        while (bytes <= free) {
            if (m_free.compare_exchange_weak(free, free - bytes))
                return true;
        }
        return false;
    }
    void giveBack(qint64 bytes) { m_free += bytes; }

    std::atomic<qint64> m_free;
};

//! One body's part of the budget, given back when this is destroyed. Small bodies cost nothing, so that
//! uploads that fill the budget keep nobody from working: there are no more of them than connections.
class BodyLease {
public:
    static constexpr qint64 freeOfCharge = 64 * 1024;

    explicit BodyLease(BodyBudget& budget) : m_budget(budget) {}
    ~BodyLease() { release(); }
    Q_DISABLE_COPY_MOVE(BodyLease)

    //! The body has come to `bytes`; false if there is no room for that, and the lease stays as it was.
    bool growTo(qint64 bytes) {
        const qint64 more = bytes - freeOfCharge - m_taken;
        if (more <= 0)
            return true;
        if (!m_budget.take(more))
            return false;
        m_taken += more;
        return true;
    }
    void release() {
        m_budget.giveBack(m_taken);
        m_taken = 0;
    }

private:
    BodyBudget& m_budget;
    qint64 m_taken = 0;
};

} // namespace segue::hub::http
