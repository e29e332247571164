// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/http/worker_pool.h"

#include <utility>

namespace segue::hub::http {

void WorkerPool::start(int threads, Task enter, Task leave) {
    m_enter = std::move(enter);
    m_leave = std::move(leave);
    m_stopping = false;
    for (int i = 0; i < threads; ++i)
        m_threads.emplace_back([this] { run(); });
}

void WorkerPool::post(Task task) {
    {
        const std::lock_guard lock(m_mutex);
        if (m_stopping)
            return;
        m_tasks.push_back(std::move(task));
    }
    m_wake.notify_one();
}

void WorkerPool::stop() {
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    for (std::thread& thread : m_threads)
        thread.join();
    m_threads.clear();
}

void WorkerPool::run() {
    if (m_enter)
        m_enter();
    while (Task task = next())
        task();
    if (m_leave)
        m_leave();
}

WorkerPool::Task WorkerPool::next() {
    std::unique_lock lock(m_mutex);
    m_wake.wait(lock, [this] { return m_stopping || !m_tasks.empty(); });
    if (m_tasks.empty())
        return {};
    Task task = std::move(m_tasks.front());
    m_tasks.pop_front();
    return task;
}

} // namespace segue::hub::http
