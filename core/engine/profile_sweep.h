// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/scheduler.h"
#include "core/store/cache_db.h"
#include "core/store/work_db.h"

#include <QObject>

namespace segue {

//! Overwrites what was deleted from a profile's databases: deleting alone leaves words in the search index's
//! segments, pieces of rows in the gaps of pages, and all of it in the logs. It goes step by step between
//! other work; only the writing anew of a database is one step (some seconds for one of a gigabyte).
class ProfileSweep final : public QObject {
    Q_OBJECT

public:
    ProfileSweep(WorkDb& work, CacheDb& cache, Scheduler& scheduler);

    //! Notes in work.db that something is to be overwritten, so that a kill does not lose it; finished()
    //! takes the note away. Errors: Storage.
    static Result<void> want(WorkDb& work);
    //! Whether an earlier run noted that and did not come to it. Errors: Storage.
    static Result<bool> isWanted(WorkDb& work);

    //! Begins, or begins anew after the run under way: finished() is said for a run that began after the
    //! last call.
    void start();
    bool isRunning() const { return m_running; }

Q_SIGNALS:
    //! Nothing that was deleted before start() is in the databases' files or logs.
    void finished();
    //! A step failed; it is tried again by itself.
    void failed(const segue::Error& error);

private:
    enum class Step { BeginMerge, Merge, RewriteCache, RewriteWork, EmptyLogs };

    void later(Millis wait);
    void go();
    //! The step to go on with; nothing where it was the last one.
    Result<std::optional<Step>> take(Step step);
    //! Whether the index changed: what it holds is not merged yet.
    Result<bool> merge(int pages);
    Result<std::optional<Step>> emptyLogs();

    WorkDb& m_work;
    CacheDb& m_cache;
    Scheduler& m_scheduler;
    Step m_step = Step::BeginMerge;
    bool m_running = false;
    bool m_again = false;
    Timer m_timer;
};

} // namespace segue
