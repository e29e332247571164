// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace segue::hub::http {

//! The threads that run handlers, so that a slow query never holds up the network. Tasks start in
//! the order in which they were posted. The queue needs no bound of its own: a connection has at
//! most one task in it.
class WorkerPool {
public:
    using Task = std::function<void()>;

    WorkerPool() = default;
    ~WorkerPool() { stop(); }
    WorkerPool(const WorkerPool&) = delete;
    WorkerPool& operator=(const WorkerPool&) = delete;

    //! `enter` and `leave` run first and last on each thread (either may be empty), and must not
    //! throw.
    void start(int threads, Task enter, Task leave);
    //! `task` must not throw. A task that is posted after stop() is dropped.
    void post(Task task);
    //! Ends the threads when everything posted has run.
    void stop();

private:
    void run();
    Task next();

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Task> m_tasks;
    std::vector<std::thread> m_threads;
    Task m_enter;
    Task m_leave;
    bool m_stopping = true;
};

} // namespace segue::hub::http
