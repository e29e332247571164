// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/adapters/adapter.h"
#include "core/store/cache_db.h"
#include "core/sync/batch_writer.h"

#include <QObject>

namespace segue {

//! Brings an account's streams up to date: page by page, each page committed with its cursor before
//! the next is asked for. Knows nothing of connections; AccountSession decides when.
class StreamPuller final : public QObject {
    Q_OBJECT

public:
    StreamPuller(const AccountId& account, Adapter& adapter, CacheDb& cache, BatchWriter& writer);

    //! Pulls every stream. While it runs, a call makes it begin once more at its end.
    void start();
    //! Answers that are still to come are ignored; nothing is emitted until the next start().
    void stop();
    bool isRunning() const { return m_running; }

    //! Stores rows that came by themselves, if nothing was missed before them; else false: pull.
    //! While a pull runs, that pull is made to bring them.
    Result<bool> takePush(const QString& stream, const Batch& batch);

    //! True until every stream has been read to its end once since the cache was made.
    Result<bool> isFirstSync();

Q_SIGNALS:
    //! 0 to 1; below 0 = unknown.
    void progressed(double progress);
    //! Entries that were not there before; never those of a first sync.
    void arrived(const QList<segue::Entry>& entries);
    void finished();
    //! It has stopped; what was committed stays.
    void failed(const segue::Error& error);

private:
    void pullStream();
    void received(const QString& cursor, const Result<Batch>& page);
    Result<void> keep(const Batch& page, const QString& stream);
    void startOver();
    void next();
    void stopWith(const Error& error);
    Result<void> markComplete();

    AccountId m_account;
    Adapter& m_adapter;
    CacheDb& m_cache;
    BatchWriter& m_writer;
    bool m_running = false;
    bool m_again = false;
    bool m_firstSync = false;
    bool m_startedOver = false;
    qsizetype m_stream = 0;
    //! Tells the answer that we wait for from those of an earlier run.
    quint64 m_run = 0;
};

} // namespace segue
