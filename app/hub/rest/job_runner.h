// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/storage/storage.h"
#include "core/base/instant.h"

#include <atomic>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace segue::hub {

//! Work that is due every now and then, on a thread of its own, one job at a time.
class JobRunner {
public:
    //! Must not throw; says itself what went wrong. A long one looks at isStopping() now and then.
    using Job = std::function<void(StorageSession&)>;

    explicit JobRunner(Storage& storage) : m_storage(storage) {}
    ~JobRunner() { stop(); }
    JobRunner(const JobRunner&) = delete;
    JobRunner& operator=(const JobRunner&) = delete;

    //! Only before start(). The first run is at once.
    void add(Millis every, Job job);
    void start();
    //! Waits for the job that is running.
    void stop();
    //! From any thread: everything is due now.
    void wake();
    //! Thread-safe.
    bool isStopping() const { return m_stopping; }

private:
    struct Entry {
        Millis every;
        Job job;
        Millis dueAt{0}; //!< On the monotonic clock.
    };
    void run();
    void runDue(StorageSession& session);
    Millis untilNext();

    Storage& m_storage;
    std::mutex m_mutex; //!< Guards `dueAt` and `m_isWoken`, and every change of `m_stopping`.
    std::condition_variable m_wake;
    std::vector<Entry> m_entries;
    bool m_isWoken = false;
    std::atomic<bool> m_stopping = false;
    std::thread m_thread;
};

} // namespace segue::hub
