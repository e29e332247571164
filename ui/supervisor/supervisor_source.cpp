// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/supervisor/supervisor_source.h"

#include "ui/shell/workspace.h"

#include <chrono>

namespace segue {

using namespace std::chrono_literals;

namespace {
constexpr auto gathering = 250ms;
//! Time alone moves the bands of the backlog.
constexpr auto anyway = 30s;
} // namespace

Instant startOfDay(Instant now) {
    return fromMs(toDateTime(now).date().startOfDay().toMSecsSinceEpoch());
}

SupervisorSource::SupervisorSource(Workspace& workspace, QObject* parent)
    : QObject(parent), m_workspace(workspace) {
    m_soon.setSingleShot(true);
    m_soon.setInterval(gathering);
    m_anyway.setInterval(anyway);
    connect(&m_soon, &QTimer::timeout, this, &SupervisorSource::ask);
    connect(&m_anyway, &QTimer::timeout, this, &SupervisorSource::ask);
    connect(&workspace, &Workspace::changed, this, [this](const ChangeSet& changes) {
        const bool matters =
            changes.everything || changes.directory || changes.accounts || !changes.conversations.isEmpty();
        if (m_active && matters && !m_soon.isActive())
            m_soon.start();
    });
}

void SupervisorSource::setActive(bool active) {
    m_active = active;
    if (!active) {
        m_soon.stop();
        m_anyway.stop();
        return;
    }
    m_anyway.start();
    ask();
}

void SupervisorSource::ask() {
    if (m_asking) {
        m_again = true;
        return;
    }
    m_asking = true;
    m_again = false;
    const Instant now = m_workspace.now();
    deliver(
        this, m_workspace.supervise(startOfDay(now)),
        [this, now](const Result<SupervisorSnapshot>& answer) { take(answer, now); });
}

void SupervisorSource::take(const Result<SupervisorSnapshot>& answer, Instant askedAt) {
    m_asking = false;
    if (answer) {
        m_snapshot = *answer;
        m_takenAt = askedAt;
        Q_EMIT changed();
    } else {
        Q_EMIT failed(answer.error());
    }
    if (m_again && m_active)
        ask();
}

} // namespace segue
