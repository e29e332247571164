// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/change_announcer.h"

#include <algorithm>
#include <utility>

namespace segue {

namespace {
//! More ids than a model would look at one by one.
constexpr qsizetype tooMany = 5'000;
} // namespace

ChangeAnnouncer::ChangeAnnouncer(const Clock& clock, Scheduler& scheduler)
    : m_clock(clock), m_scheduler(scheduler), m_lastAt(clock.monotonic() - interval) {}

void ChangeAnnouncer::add(const ChangeSet& changes) {
    if (changes.isEmpty())
        return;
    m_gathered.unite(changes);
    if (m_timer.isActive())
        return;
    const Millis wait = std::max(m_lastAt + interval - m_clock.monotonic(), Millis{0});
    m_timer = m_scheduler.after(wait, [this] { announce(); });
}

void ChangeAnnouncer::announce() {
    m_timer.cancel();
    m_lastAt = m_clock.monotonic();
    ChangeSet changes = std::exchange(m_gathered, {});
    if (changes.conversations.size() + changes.customers.size() > tooMany) {
        changes.everything = true;
        changes.conversations.clear();
        changes.customers.clear();
    }
    Q_EMIT changed(changes);
}

} // namespace segue
