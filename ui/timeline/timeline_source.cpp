// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/timeline_source.h"

#include "ui/shell/directory.h"
#include "ui/shell/workspace.h"
#include "ui/timeline/entry_sources.h"

#include <algorithm>
#include <chrono>

namespace segue {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
constexpr int firstPage = 60;
constexpr int page = 120;
constexpr int mostRows = 1500;
//! So many rows may arrive between two looks without the first ones being pushed out.
constexpr int slack = 8;
} // namespace

QString keyOf(const TimelineRow& row) {
    if (row.outbox)
        return u"c/"_s + row.outbox->command.id.value();
    if (!row.entry.command.isEmpty())
        return u"c/"_s + row.entry.command.value();
    return u"e/%1/%2"_s.arg(row.entry.ref.account.value(), row.entry.ref.id);
}

TimelineSource::TimelineSource(Workspace& workspace, QObject* parent)
    : QObject(parent), m_workspace(workspace) {
    m_refresh.setSingleShot(true);
    m_refresh.setInterval(16ms);
    connect(&m_refresh, &QTimer::timeout, this, &TimelineSource::refresh);
    connect(&workspace, &Workspace::changed, this, &TimelineSource::onChanged);
}

void TimelineSource::setCustomer(const CustomerId& customer, const EntryRef& at) {
    m_customer = customer;
    m_window = {};
    m_exhausted.clear();
    m_fetching = false;
    m_refresh.stop();
    readSources();
    if (!customer.isEmpty()) {
        Views& views = m_workspace.views();
        take(
            at.isEmpty() ? views.timelineEnd(customer, firstPage)
                         : views.timelineAround(customer, at, firstPage));
    }
    Q_EMIT reset();
}

bool TimelineSource::take(Result<TimelineWindow> window) {
    if (!window) {
        Q_EMIT failed(window.error());
        return false;
    }
    m_window = std::move(*window);
    return true;
}

std::optional<EntryRef> TimelineSource::firstStored() const {
    for (const TimelineRow& row : m_window.rows) {
        if (!row.outbox)
            return row.entry.ref;
    }
    return std::nullopt;
}

std::optional<EntryRef> TimelineSource::lastStored() const {
    for (auto it = m_window.rows.crbegin(); it != m_window.rows.crend(); ++it) {
        if (!it->outbox)
            return it->entry.ref;
    }
    return std::nullopt;
}

void TimelineSource::loadBefore() {
    const auto first = firstStored();
    if (!first)
        return;
    if (m_window.atStart) {
        askBackend();
        return;
    }
    const auto older = m_workspace.views().timelineBefore(m_customer, *first, page);
    if (!older) {
        Q_EMIT failed(older.error());
        return;
    }
    m_window.rows = older->rows + m_window.rows;
    m_window.atStart = older->atStart;
    trim(true);
    Q_EMIT changed();
}

void TimelineSource::loadAfter() {
    const auto last = lastStored();
    if (!last || m_window.atEnd)
        return;
    const auto newer = m_workspace.views().timelineAfter(m_customer, *last, page);
    if (!newer) {
        Q_EMIT failed(newer.error());
        return;
    }
    m_window.rows += newer->rows;
    m_window.atEnd = newer->atEnd;
    trim(false);
    Q_EMIT changed();
}

void TimelineSource::loadEnd() {
    if (take(m_workspace.views().timelineEnd(m_customer, firstPage)))
        Q_EMIT reset();
}

void TimelineSource::loadAround(const EntryRef& at) {
    if (take(m_workspace.views().timelineAround(m_customer, at, firstPage)))
        Q_EMIT reset();
}

void TimelineSource::trim(bool keepStart) {
    const qsizetype surplus = m_window.rows.size() - mostRows;
    if (surplus <= 0)
        return;
    if (keepStart) {
        m_window.rows.remove(mostRows, surplus);
        m_window.atEnd = false;
    } else {
        m_window.rows.remove(0, surplus);
        m_window.atStart = false;
    }
}

void TimelineSource::askBackend() {
    // What is cached ends here; the conversation that begins the window may have more at its backend.
    if (m_fetching || m_window.rows.isEmpty())
        return;
    const ConversationRef oldest = m_window.rows.constFirst().entry.conversation;
    if (oldest.isEmpty() || m_exhausted.contains(oldest))
        return;
    m_fetching = true;
    deliver(
        this, m_workspace.fetchOlder(oldest), [this, oldest, whose = m_customer](const Result<bool>& more) {
            if (whose != m_customer)
                return;
            m_fetching = false;
            // After an error it is asked again on the next scroll to the start.
            if (more && !*more)
                m_exhausted.insert(oldest);
            Q_EMIT changed();
        });
}

bool TimelineSource::isTouchedBy(const ChangeSet& changes) const {
    if (changes.everything || changes.accounts || changes.customers.contains(m_customer))
        return true;
    const auto isChanged = [&](const TimelineRow& row) {
        return changes.conversations.contains(row.entry.conversation);
    };
    if (std::any_of(m_window.rows.cbegin(), m_window.rows.cend(), isChanged))
        return true;
    // What is queued for a conversation of theirs is shown although nothing else of it may be loaded.
    return !changes.commands.isEmpty() &&
           std::any_of(
               changes.conversations.cbegin(), changes.conversations.cend(), [&](const ConversationRef& ref) {
                   return m_workspace.views().customerOf(ref).value_or(std::nullopt) == m_customer;
               });
}

void TimelineSource::onChanged(const ChangeSet& changes) {
    if (!m_customer.isEmpty() && !m_refresh.isActive() && isTouchedBy(changes))
        m_refresh.start();
}

void TimelineSource::readSources() {
    m_sources.clear();
    if (m_customer.isEmpty())
        return;
    if (const auto contacts = m_workspace.views().contacts(m_customer))
        m_sources = entrySources(*contacts, m_workspace.directory().accountNames());
}

void TimelineSource::refresh() {
    readSources();
    if (m_window.atEnd || m_window.rows.isEmpty()) {
        refreshEnd();
        return;
    }
    const int count = qMax(firstPage, static_cast<int>(m_window.rows.size()));
    const TimelineRow& middle = m_window.rows.at(m_window.rows.size() / 2);
    const EntryRef anchor = middle.outbox ? firstStored().value_or(EntryRef{}) : middle.entry.ref;
    if (!anchor.isEmpty() && take(m_workspace.views().timelineAround(m_customer, anchor, count)))
        Q_EMIT changed();
}

void TimelineSource::refreshEnd() {
    const auto stored = std::count_if(
        m_window.rows.cbegin(), m_window.rows.cend(), [](const TimelineRow& row) { return !row.outbox; });
    // A little more than before, so that what arrived does not push the first rows out. What comes before
    // them is cut off again: a timeline grows where the agent scrolls and with what arrives.
    const std::optional<EntryRef> first = m_window.atStart ? std::nullopt : firstStored();
    const int count = qMin(mostRows, qMax(firstPage, static_cast<int>(stored)) + slack);
    if (!take(m_workspace.views().timelineEnd(m_customer, count)))
        return;
    if (first)
        cutBefore(*first);
    Q_EMIT changed();
}

void TimelineSource::cutBefore(const EntryRef& first) {
    const auto isFirst = [&](const TimelineRow& row) { return !row.outbox && row.entry.ref == first; };
    const auto at = std::find_if(m_window.rows.cbegin(), m_window.rows.cend(), isFirst);
    const auto surplus = std::distance(m_window.rows.cbegin(), at);
    if (surplus == 0 || at == m_window.rows.cend())
        return;
    m_window.rows.remove(0, surplus);
    m_window.atStart = false;
}

} // namespace segue
