// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/timeline_finder.h"

#include "ui/shell/workspace.h"
#include "ui/timeline/timeline_items.h"

#include <algorithm>

namespace segue {

namespace {
constexpr int page = 120;
} // namespace

bool holdsWords(const TimelineRow& row, const QString& words) {
    return !isEventRow(row) && row.entry.text.contains(words, Qt::CaseInsensitive);
}

TimelineFinder::TimelineFinder(Workspace& workspace, QObject* parent)
    : QObject(parent), m_workspace(workspace) {
    m_turn.setInterval(0);
    connect(&m_turn, &QTimer::timeout, this, &TimelineFinder::lookAtNextPage);
}

void TimelineFinder::start(
    const CustomerId& customer, const QString& words, const EntryRef& from, bool upwards) {
    m_customer = customer;
    m_words = words;
    m_from = from;
    m_upwards = upwards;
    m_turn.start();
}

void TimelineFinder::stop() {
    m_turn.stop();
}

Result<TimelineWindow> TimelineFinder::nextPage() {
    Views& views = m_workspace.views();
    if (m_from.isEmpty())
        return views.timelineEnd(m_customer, page);
    return m_upwards ? views.timelineBefore(m_customer, m_from, page)
                     : views.timelineAfter(m_customer, m_from, page);
}

void TimelineFinder::lookAtNextPage() {
    const auto window = nextPage();
    if (!window) {
        stop();
        Q_EMIT failed(window.error());
        return;
    }
    QList<TimelineRow> rows = window->rows;
    // What is queued stands at the end, has no place of its own, and was loaded with it.
    rows.removeIf([](const TimelineRow& row) { return row.outbox.has_value(); });
    if (m_upwards)
        std::reverse(rows.begin(), rows.end());
    const auto hit = std::find_if(
        rows.cbegin(), rows.cend(), [this](const TimelineRow& row) { return holdsWords(row, m_words); });
    if (hit != rows.cend()) {
        stop();
        Q_EMIT found(hit->entry.ref);
    } else if (rows.isEmpty() || (m_upwards ? window->atStart : window->atEnd)) {
        stop();
        Q_EMIT foundNothing();
    } else {
        m_from = rows.constLast().entry.ref;
    }
}

} // namespace segue
