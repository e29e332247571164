// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/rest/feed_pump.h"

#include "core/base/log.h"

#include <utility>

namespace segue::hub {

namespace {
//! More rows than one frame of 64 KiB could ever hold.
constexpr int longestPage = 200;
} // namespace

void FeedPump::start() {
    m_thread = std::thread([this] { run(); });
}

void FeedPump::stop() {
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
        m_tasks.clear();
    }
    m_wakeUp.notify_all();
    if (m_thread.joinable())
        m_thread.join();
}

void FeedPump::wake() {
    {
        const std::lock_guard lock(m_mutex);
        m_awake = true;
    }
    m_wakeUp.notify_one();
}

void FeedPump::post(Task task) {
    {
        const std::lock_guard lock(m_mutex);
        if (m_stopping)
            return;
        m_tasks.push_back(std::move(task));
    }
    m_wakeUp.notify_one();
}

void FeedPump::run() {
    std::deque<Task> tasks;
    do {
        auto session = m_storage.session();
        if (!session) {
            qCWarning(segueHub) << "the event stream has no database:" << session.error().message;
            continue;
        }
        advance(**session);
        for (const Task& task : tasks)
            task(**session);
        tasks.clear();
    } while (waitForWork(tasks));
    m_storage.releaseThread();
}

bool FeedPump::waitForWork(std::deque<Task>& tasks) {
    std::unique_lock lock(m_mutex);
    m_wakeUp.wait_for(lock, m_lookEvery, [this] { return m_stopping || m_awake || !m_tasks.empty(); });
    m_awake = false;
    while (!m_tasks.empty()) {
        tasks.push_back(std::move(m_tasks.front()));
        m_tasks.pop_front();
    }
    return !m_stopping;
}

void FeedPump::advance(StorageSession& session) {
    const auto head = Feed(session.db()).head();
    if (!head) {
        qCWarning(segueHub) << "the change feed cannot be read:" << head.error().message;
        return;
    }
    if (m_position < 0)
        m_position = *head;
    if (*head == m_position)
        return;
    if (*head - m_position > longestPage)
        return skipTo(*head, session);
    auto page =
        session.read([this](db::Connection& db) { return Feed(db).after(m_position, longestPage + 1); });
    if (!page) {
        qCWarning(segueHub) << "the change feed cannot be read:" << page.error().message;
        return;
    }
    // More than a page may hold, however few changes: whoever follows pulls.
    if (!page->complete)
        return skipTo(std::max(page->head, *head), session);
    // `next` is the last row's place. The head is further where that object was changed twice in
    // its transaction.
    m_position = page->next = std::max(page->next, *head);
    for (FeedListener* listener : m_listeners)
        listener->changed(*page, session);
}

void FeedPump::skipTo(qint64 head, StorageSession& session) {
    const qint64 after = std::exchange(m_position, head);
    for (FeedListener* listener : m_listeners)
        listener->fellBehind(after, head, session);
}

} // namespace segue::hub
