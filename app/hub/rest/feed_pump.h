// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/storage/feed.h"
#include "app/hub/storage/storage.h"
#include "core/base/instant.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace segue::hub {

//! Follows the change feed on the pump's thread.
class FeedListener {
public:
    virtual ~FeedListener() = default;

    //! Everything that changed between `page.after` and `page.next`.
    virtual void changed(const FeedPage& page, StorageSession& session) = 0;
    //! More changed than a page holds, from `after` up to `head`; what it was is not told.
    virtual void fellBehind(qint64 after, qint64 head, StorageSession& session) = 0;
};

//! Reads new changes once, after their commit, and hands them to everybody who streams them.
//! It is woken by every commit, of this process and, on PostgreSQL, of the others (see HubBus); `lookEvery`
//! is the net for a word that was lost, and for what another program wrote.
class FeedPump {
public:
    using Task = std::function<void(StorageSession&)>;

    FeedPump(Storage& storage, Millis lookEvery) : m_storage(storage), m_lookEvery(lookEvery) {}
    ~FeedPump() { stop(); }
    FeedPump(const FeedPump&) = delete;
    FeedPump& operator=(const FeedPump&) = delete;

    //! Only before start(). `listener` must outlive the pump's thread.
    void add(FeedListener& listener) { m_listeners.push_back(&listener); }
    //! Begins at the present head.
    void start();
    void stop();

    //! From any thread: there may be something new.
    void wake();
    //! From any thread: runs `task` on the pump's thread when all changes committed before this
    //! call have been handed out. Dropped after stop().
    void post(Task task);

private:
    void run();
    //! Waits for something to do; false to end.
    bool waitForWork(std::deque<Task>& tasks);
    void advance(StorageSession& session);
    void skipTo(qint64 head, StorageSession& session);

    Storage& m_storage;
    Millis m_lookEvery;
    std::vector<FeedListener*> m_listeners;
    std::mutex m_mutex;
    std::condition_variable m_wakeUp;
    std::deque<Task> m_tasks;
    bool m_awake = false;
    bool m_stopping = false;
    std::thread m_thread;
    qint64 m_position = -1; //!< Below 0: not known yet.
};

} // namespace segue::hub
