// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/profile_sweep.h"

#include "core/base/log.h"
#include "core/base/planted_bug.h"
#include "core/db/scrub.h"

#include <utility>

namespace segue {

using namespace Qt::StringLiterals;

namespace {
//! So that what the agent does comes between two steps.
constexpr Millis breath{10};
constexpr Millis afterFailure{5'000};
//! Somebody reads an older state of a database, which is over soon.
constexpr Millis whileRead{500};
//! Pages of the search index that one step writes: about a tenth of a second.
constexpr int mergedPages = 500;

QString wantedKey() {
    return u"sweep_wanted"_s;
}
} // namespace

ProfileSweep::ProfileSweep(WorkDb& work, CacheDb& cache, Scheduler& scheduler)
    : m_work(work), m_cache(cache), m_scheduler(scheduler) {}

Result<void> ProfileSweep::want(WorkDb& work) {
    return work.setSetting(wantedKey(), u"1"_s);
}
Result<bool> ProfileSweep::isWanted(WorkDb& work) {
    return work.setting(wantedKey()).map([](const QString& value) { return !value.isEmpty(); });
}

void ProfileSweep::start() {
    if (m_running) {
        m_again = true;
        return;
    }
    m_running = true;
    m_again = false;
    m_step = Step::BeginMerge;
    later(Millis{0});
}

void ProfileSweep::later(Millis wait) {
    m_timer = m_scheduler.after(wait, [this] { go(); });
}

void ProfileSweep::go() {
    const auto next = take(m_step);
    if (!next) {
        qCWarning(segueEngine) << "what was deleted cannot be overwritten yet:" << next.error().code;
        later(afterFailure);
        Q_EMIT failed(next.error());
        return;
    }
    if (*next) {
        const bool isWaiting = **next == m_step && m_step == Step::EmptyLogs;
        m_step = **next;
        return later(isWaiting ? whileRead : breath);
    }
    m_running = false;
    if (std::exchange(m_again, false))
        return start();
    if (const auto noted = m_work.setSetting(wantedKey(), {}); !noted)
        Q_EMIT failed(noted.error());
    Q_EMIT finished();
}

Result<std::optional<ProfileSweep::Step>> ProfileSweep::take(Step step) {
    switch (step) {
    case Step::BeginMerge:
        // A negative number makes one segment of all of them, in as many steps as that takes.
        if (!isPlanted(PlantedBug::IndexKeepsErasedWords))
            SEGUE_TRY(merge(-mergedPages));
        return Step::Merge;
    case Step::Merge: {
        SEGUE_TRY_VALUE(
            isMerging,
            isPlanted(PlantedBug::IndexKeepsErasedWords) ? Result<bool>(false) : merge(mergedPages));
        return isMerging ? Step::Merge : Step::RewriteCache;
    }
    case Step::RewriteCache:
        if (!isPlanted(PlantedBug::DeletedPagesStay))
            SEGUE_TRY(db::rewrite(m_cache.connection()));
        return Step::RewriteWork;
    case Step::RewriteWork:
        if (!isPlanted(PlantedBug::DeletedPagesStay))
            SEGUE_TRY(db::rewrite(m_work.connection()));
        return Step::EmptyLogs;
    case Step::EmptyLogs:
        return isPlanted(PlantedBug::BusyLogIsCalledEmpty)
                   ? emptyLogs().map([](const auto&) { return std::optional<Step>(); })
                   : emptyLogs();
    }
    return std::nullopt;
}

Result<bool> ProfileSweep::merge(int pages) {
    db::Connection& cache = m_cache.connection();
    const auto changes = [&cache] { return cache.scalar<qint64>(u"SELECT total_changes()"_s); };
    SEGUE_TRY_VALUE(before, changes());
    SEGUE_TRY(cache.run(u"INSERT INTO entries_index (entries_index, rank) VALUES ('merge', ?)"_s, {pages}));
    SEGUE_TRY_VALUE(after, changes());
    // The statement itself counts as one.
    return after.value_or(0) - before.value_or(0) >= 2;
}

Result<std::optional<ProfileSweep::Step>> ProfileSweep::emptyLogs() {
    SEGUE_TRY_VALUE(isCacheEmpty, db::truncateLog(m_cache.connection()));
    SEGUE_TRY_VALUE(isWorkEmpty, db::truncateLog(m_work.connection()));
    return isCacheEmpty && isWorkEmpty ? std::nullopt : std::optional(Step::EmptyLogs);
}

} // namespace segue
