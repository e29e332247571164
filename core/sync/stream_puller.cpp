// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/stream_puller.h"

#include "core/base/log.h"
#include "core/base/planted_bug.h"
#include "core/sync/cursor_order.h"

#include <utility>

namespace segue {

using namespace Qt::StringLiterals;

namespace {
//! A stream that no adapter has: its cursor says that the first sync is over. It goes with the
//! cache.
QString completeMark() {
    return u"#complete"_s;
}
} // namespace

StreamPuller::StreamPuller(const AccountId& account, Adapter& adapter, CacheDb& cache, BatchWriter& writer)
    : m_account(account), m_adapter(adapter), m_cache(cache), m_writer(writer) {}

Result<bool> StreamPuller::isFirstSync() {
    return m_cache.cursor(m_account, completeMark()).map([](const QString& mark) { return mark.isEmpty(); });
}

Result<void> StreamPuller::markComplete() {
    IncomingRows rows;
    rows.cursor = IncomingRows::Cursor{completeMark(), u"1"_s};
    return m_cache.apply(m_account, rows).map([](const Applied&) {});
}

void StreamPuller::start() {
    if (m_running) {
        m_again = true;
        return;
    }
    m_running = true;
    m_again = false;
    m_startedOver = false;
    m_stream = 0;
    ++m_run;
    const auto first = isFirstSync();
    if (!first)
        return stopWith(first.error());
    m_firstSync = *first;
    pullStream();
}

void StreamPuller::stop() {
    m_running = false;
    m_again = false;
    ++m_run;
}

void StreamPuller::stopWith(const Error& error) {
    stop();
    Q_EMIT failed(error);
}

void StreamPuller::pullStream() {
    const QString stream = m_adapter.streams().value(m_stream);
    if (stream.isEmpty())
        return next();
    const auto cursor = m_cache.cursor(m_account, stream);
    if (!cursor)
        return stopWith(cursor.error());
    deliver(
        this, m_adapter.pull(stream, *cursor),
        [this, run = m_run, cursor = *cursor](const Result<Batch>& page) {
            if (run == m_run)
                received(cursor, page);
        });
}

void StreamPuller::received(const QString& cursor, const Result<Batch>& page) {
    if (!page) {
        const bool isGone = page.error().kind == ErrorKind::Conflict &&
                            page.error().code == "cursor_invalid"_L1 && !cursor.isEmpty();
        // Once a run: a backend that disowns its own snapshot is broken, and is not asked in a
        // circle.
        return isGone && !std::exchange(m_startedOver, isGone) ? startOver() : stopWith(page.error());
    }
    if (!page->complete && page->nextCursor == cursor)
        return stopWith({ErrorKind::Protocol, u"no_progress"_s, u"a page led to itself"_s, 0, std::nullopt});
    const auto kept = keep(*page, m_adapter.streams().value(m_stream));
    if (!kept)
        return stopWith(kept.error());
    Q_EMIT progressed(page->progress);
    if (!m_running)
        return; // A listener stopped us.
    if (page->complete || isPlanted(PlantedBug::OnePageIsEnough))
        ++m_stream;
    pullStream();
}

Result<void> StreamPuller::keep(const Batch& page, const QString& stream) {
    SEGUE_TRY_VALUE(entries, m_writer.write(m_account, page, stream));
    if (!m_firstSync && !entries.isEmpty())
        Q_EMIT arrived(entries);
    return {};
}

void StreamPuller::startOver() {
    qCInfo(segueSync) << "the cursor is not known any more: starting over";
    // What was deleted while nobody looked is not in the snapshot, so the old rows go first.
    if (const auto cleared = m_cache.clearAccount(m_account); !cleared)
        return stopWith(cleared.error());
    ChangeSet all;
    all.everything = true;
    Q_EMIT m_writer.changed(all);
    m_stream = 0;
    m_firstSync = true;
    pullStream();
}

void StreamPuller::next() {
    // Not before the end, so that nothing that was deleted meanwhile is missed.
    const auto reopened = m_cache.reopenQuarantine(m_account, m_adapter.streams());
    if (!reopened)
        return stopWith(reopened.error());
    if (std::exchange(m_again, false) || *reopened) {
        m_stream = 0;
        return pullStream();
    }
    if (m_firstSync) {
        if (const auto marked = markComplete(); !marked)
            return stopWith(marked.error());
        m_firstSync = false;
    }
    m_running = false;
    Q_EMIT finished();
}

Result<bool> StreamPuller::takePush(const QString& stream, const Batch& batch) {
    if (m_running) {
        m_again = true;
        return true;
    }
    SEGUE_TRY_VALUE(stored, m_cache.cursor(m_account, stream));
    const bool isNext = isContiguous(batch.afterCursor, stored) || isPlanted(PlantedBug::GapIsNotSeen);
    if (batch.nextCursor.isEmpty() || !isNext)
        return false;
    // Rows that repeat what is stored change nothing; a cursor never goes back for them.
    const bool moves = isAhead(batch.nextCursor, stored);
    SEGUE_TRY_VALUE(entries, m_writer.write(m_account, batch, moves ? stream : QString()));
    if (!entries.isEmpty())
        Q_EMIT arrived(entries);
    return true;
}

} // namespace segue
