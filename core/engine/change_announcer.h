// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/scheduler.h"
#include "core/domain/change_set.h"

#include <QObject>

namespace segue {

//! Gathers what commits changed and announces it at most once a frame. The first change after a
//! quiet time is announced with the next turn of the loop.
class ChangeAnnouncer final : public QObject {
    Q_OBJECT

public:
    static constexpr Millis interval{16};

    ChangeAnnouncer(const Clock& clock, Scheduler& scheduler);

    //! After the commit, never before.
    void add(const ChangeSet& changes);

Q_SIGNALS:
    void changed(const segue::ChangeSet& changes);

private:
    void announce();

    const Clock& m_clock;
    Scheduler& m_scheduler;
    ChangeSet m_gathered;
    Millis m_lastAt;
    Timer m_timer;
};

} // namespace segue
