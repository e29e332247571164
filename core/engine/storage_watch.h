// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/scheduler.h"
#include "core/store/cache_db.h"
#include "core/store/work_db.h"

#include <QObject>

namespace segue {

//! Says when the disk fails and when it works again; nobody has to restart anything.
class StorageWatch final : public QObject {
    Q_OBJECT

public:
    StorageWatch(WorkDb& work, CacheDb& cache, Scheduler& scheduler);

    //! A write failed. Only Storage errors are listened to.
    void report(const Error& error);

Q_SIGNALS:
    //! With a default Error when the trouble is over.
    void trouble(const segue::Error& error);
    //! There is space again: what waits can go on.
    void recovered();

private:
    void tryAgain();
    Result<void> tryBoth();

    WorkDb& m_work;
    CacheDb& m_cache;
    Scheduler& m_scheduler;
    bool m_troubled = false;
    Timer m_timer;
};

} // namespace segue
