// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/storage_watch.h"

namespace segue {

using namespace Qt::StringLiterals;

namespace {
constexpr Millis interval{2'000};
} // namespace

StorageWatch::StorageWatch(WorkDb& work, CacheDb& cache, Scheduler& scheduler)
    : m_work(work), m_cache(cache), m_scheduler(scheduler) {}

void StorageWatch::report(const Error& error) {
    if (error.kind != ErrorKind::Storage)
        return;
    if (!m_troubled) {
        m_troubled = true;
        Q_EMIT trouble(error);
    }
    // What is damaged stays so until the next start sets it aside; a full disk may have room again.
    if (error.code != "corrupt"_L1 && !m_timer.isActive())
        m_timer = m_scheduler.after(interval, [this] { tryAgain(); });
}

Result<void> StorageWatch::tryBoth() {
    // Larger than what a page's slack could hold, so that it needs real space; removed at once.
    const QString large(8192, u'x');
    for (const QString& value : {large, QString()}) {
        SEGUE_TRY(m_work.setSetting(u"storage_check"_s, value));
        IncomingRows rows;
        rows.cursor = IncomingRows::Cursor{u"storage_check"_s, value};
        SEGUE_TRY(m_cache.apply(AccountId(), rows));
    }
    return {};
}

void StorageWatch::tryAgain() {
    m_timer.cancel();
    if (!tryBoth()) {
        m_timer = m_scheduler.after(interval, [this] { tryAgain(); });
        return;
    }
    m_troubled = false;
    Q_EMIT trouble({});
    Q_EMIT recovered();
}

} // namespace segue
