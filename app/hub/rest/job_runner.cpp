// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/rest/job_runner.h"

#include "core/base/log.h"

#include <utility>

namespace segue::hub {

void JobRunner::add(Millis every, Job job) {
    m_entries.push_back({every, std::move(job), Millis{0}});
}

void JobRunner::start() {
    m_thread = std::thread([this] { run(); });
}

void JobRunner::stop() {
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    if (m_thread.joinable())
        m_thread.join();
}

void JobRunner::wake() {
    {
        const std::lock_guard lock(m_mutex);
        m_isWoken = true;
    }
    m_wake.notify_all();
}

void JobRunner::run() {
    while (true) {
        if (auto session = m_storage.session())
            runDue(**session);
        else
            qCWarning(segueHub) << "the jobs have no database:" << session.error().message;
        const Millis pause = untilNext();
        std::unique_lock lock(m_mutex);
        m_wake.wait_for(lock, pause, [this] { return m_stopping || m_isWoken; });
        if (m_stopping)
            break;
        if (std::exchange(m_isWoken, false)) {
            for (Entry& entry : m_entries)
                entry.dueAt = Millis{0};
        }
    }
    m_storage.releaseThread();
}

void JobRunner::runDue(StorageSession& session) {
    for (Entry& entry : m_entries) {
        {
            const std::lock_guard lock(m_mutex);
            const Millis now = m_storage.clock().monotonic();
            if (m_stopping || now < entry.dueAt)
                continue;
            entry.dueAt = now + entry.every;
        }
        entry.job(session);
    }
}

Millis JobRunner::untilNext() {
    const std::lock_guard lock(m_mutex);
    const Millis now = m_storage.clock().monotonic();
    Millis pause{1000};
    for (const Entry& entry : m_entries)
        pause = std::min(pause, std::max(Millis{1}, entry.dueAt - now));
    return pause;
}

} // namespace segue::hub
