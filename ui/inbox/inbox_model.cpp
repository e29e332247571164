// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inbox/inbox_model.h"

#include "ui/shell/relative_time.h"
#include "ui/shell/words.h"
#include "ui/shell/workspace.h"

#include <algorithm>
#include <chrono>

namespace segue {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
constexpr int pageSize = 48;
constexpr int mostRowsCached = 2000;
//! What is listed at first, and what comes when its end is reached.
constexpr int windowSize = 500;
//! Bursts of changes are answered by one new order.
constexpr auto refreshDelay = 25ms;
//! Above this, moving rows one group at a time costs more than showing the list anew.
constexpr int mostGroups = 200;

//! The place behind the last of `order` that is in `shown`.
qsizetype endOfShown(const QList<ConversationRef>& order, const QSet<ConversationRef>& shown) {
    qsizetype end = order.size();
    while (end > 0 && !shown.contains(order.at(end - 1)))
        --end;
    return end;
}
} // namespace

QString listedSubject(const InboxRow& row) {
    return isLive(row.channel) ? QString() : row.subject;
}

InboxModel::InboxModel(Workspace& workspace, QObject* parent)
    : QAbstractListModel(parent), m_workspace(workspace) {
    m_refresh.setSingleShot(true);
    m_refresh.setInterval(refreshDelay);
    connect(&m_refresh, &QTimer::timeout, this, &InboxModel::readOrder);
    connect(&workspace, &Workspace::changed, this, &InboxModel::onChanged);
}

void InboxModel::setFilter(const InboxFilter& filter) {
    m_filter = filter;
    m_refresh.stop();
    beginResetModel();
    m_order.clear();
    m_rows.clear();
    m_pending.reset();
    m_pendingCount = 0;
    m_window = windowSize;
    auto ids = m_workspace.views().inboxIds(filter, m_window);
    if (ids)
        m_order = std::move(*ids);
    endResetModel();
    clearMarks();
    Q_EMIT pendingChanged(0);
    if (!ids)
        Q_EMIT failed(ids.error());
}

int InboxModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_order.size());
}

bool InboxModel::canFetchMore(const QModelIndex& parent) const {
    return !parent.isValid() && m_order.size() >= m_window;
}

void InboxModel::fetchMore(const QModelIndex& parent) {
    if (!canFetchMore(parent))
        return;
    // Twice as many each time: whoever goes down far does not wait often.
    widen(m_window > Views::noLimit / 2 ? Views::noLimit : m_window * 2);
}

void InboxModel::widen(int window) {
    m_window = window;
    if (m_held)
        appendBelow();
    readOrder();
}

void InboxModel::appendBelow() {
    const auto ids = m_workspace.views().inboxIds(m_filter, m_window);
    if (!ids)
        return; // Told by the one that reads the order.
    const QSet<ConversationRef> shown(m_order.cbegin(), m_order.cend());
    const QList<ConversationRef> below = ids->mid(endOfShown(*ids, shown));
    if (below.isEmpty())
        return;
    const int first = rowCount();
    beginInsertRows({}, first, first + static_cast<int>(below.size()) - 1);
    m_order += below;
    endInsertRows();
}

QVariant InboxModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole && role != Qt::ToolTipRole)
        return {};
    const auto row = rowAt(index.row());
    if (!row)
        return {};
    if (role == Qt::AccessibleTextRole)
        return accessibleText(*row);
    if (role == Qt::ToolTipRole) {
        QStringList lines{row->customerName, row->subject, exactTime(row->lastAt)};
        if (row->waitingSince)
            lines.append(tr("Waiting since %1").arg(exactTime(*row->waitingSince)));
        if (!row->assigneeName.isEmpty())
            lines.append(tr("Assigned to %1").arg(row->assigneeName));
        lines.removeAll(QString());
        // Escaped, or a customer's name could be taken for rich text.
        return u"<span style=\"white-space:pre-wrap\">%1</span>"_s.arg(lines.join(u'\n').toHtmlEscaped());
    }
    return row->customerName;
}

QString InboxModel::accessibleText(const InboxRow& row) const {
    QStringList parts{row.customerName, displayName(row.channel)};
    if (const QString subject = listedSubject(row); !subject.isEmpty())
        parts.append(subject);
    parts.append(row.snippet);
    parts.append(exactTime(row.lastAt));
    if (row.unread > 0)
        parts.append(tr("%n unread", nullptr, row.unread));
    if (row.waitingSince)
        parts.append(tr("waiting for %1").arg(displayDuration(m_workspace.now() - *row.waitingSince)));
    if (row.priority == Priority::High || row.priority == Priority::Urgent)
        parts.append(displayName(row.priority));
    if (row.hasDraft)
        parts.append(tr("has a draft"));
    if (row.needsAgent)
        parts.append(tr("a message needs you"));
    else if (row.queuedCommands > 0)
        parts.append(tr("waiting to be sent"));
    if (m_marked.contains(row.conversation))
        parts.append(tr("selected"));
    return parts.join(u", "_s);
}

ConversationRef InboxModel::refAt(int row) const {
    return m_order.value(row);
}

int InboxModel::rowOf(const ConversationRef& conversation) const {
    return static_cast<int>(m_order.indexOf(conversation));
}

std::optional<InboxRow> InboxModel::rowAt(int row) const {
    if (row < 0 || row >= m_order.size())
        return std::nullopt;
    auto it = m_rows.constFind(m_order.at(row));
    if (it == m_rows.cend()) {
        readPage(row);
        it = m_rows.constFind(m_order.at(row));
    }
    return it == m_rows.cend() ? std::nullopt : std::optional(*it);
}

void InboxModel::readPage(int row) const {
    if (m_rows.size() > mostRowsCached)
        m_rows.clear();
    const int first = qMax(0, row - pageSize / 2);
    QList<ConversationRef> wanted;
    for (const ConversationRef& ref : m_order.mid(first, pageSize)) {
        if (!m_rows.contains(ref))
            wanted.append(ref);
    }
    const auto rows = m_workspace.views().inboxRows(wanted);
    if (!rows)
        return;
    for (const InboxRow& read : *rows)
        m_rows.insert(read.conversation, read);
}

void InboxModel::onChanged(const ChangeSet& changes) {
    const bool touches = changes.everything || changes.directory || !changes.conversations.isEmpty() ||
                         !changes.customers.isEmpty() || !changes.commands.isEmpty() ||
                         !changes.drafts.isEmpty();
    if (!touches)
        return;
    // Names and outbox marks are not named by conversation, so those changes read all visible rows anew.
    if (changes.everything || changes.directory || !changes.customers.isEmpty() ||
        !changes.commands.isEmpty()) {
        m_rows.clear();
    } else {
        for (const ConversationRef& ref : changes.conversations)
            m_rows.remove(ref);
        for (const ConversationRef& ref : changes.drafts)
            m_rows.remove(ref);
    }
    if (!m_order.isEmpty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
    if (!m_refresh.isActive())
        m_refresh.start();
}

void InboxModel::readOrder() {
    const auto ids = m_workspace.views().inboxIds(m_filter, m_window);
    if (!ids)
        Q_EMIT failed(ids.error());
    else if (m_held)
        countPending(*ids);
    else
        take(*ids);
}

void InboxModel::countPending(const QList<ConversationRef>& order) {
    m_pending = order;
    const QSet<ConversationRef> shown(m_order.cbegin(), m_order.cend());
    // Of a list that goes on, what follows the last one that is shown was further down before.
    const bool goesOn = order.size() >= m_window;
    const auto end = goesOn ? order.cbegin() + endOfShown(order, shown) : order.cend();
    const int count = static_cast<int>(
        std::count_if(order.cbegin(), end, [&shown](const auto& ref) { return !shown.contains(ref); }));
    if (count != m_pendingCount) {
        m_pendingCount = count;
        Q_EMIT pendingChanged(count);
    }
}

void InboxModel::setHeld(bool held) {
    if (m_held == held)
        return;
    m_held = held;
    if (!held)
        applyPending();
}

void InboxModel::applyPending() {
    if (!m_pending)
        return;
    const QList<ConversationRef> order = *std::exchange(m_pending, std::nullopt);
    take(order);
    m_pendingCount = 0;
    Q_EMIT pendingChanged(0);
}

void InboxModel::take(const QList<ConversationRef>& order) {
    if (order == m_order)
        return;
    removeGone(QSet<ConversationRef>(order.cbegin(), order.cend()));
    reorder(order);
    insertNew(order);
}

void InboxModel::removeGone(const QSet<ConversationRef>& wanted) {
    int groups = 0;
    for (int last = static_cast<int>(m_order.size()) - 1; last >= 0; --last) {
        if (wanted.contains(m_order.at(last)))
            continue;
        int first = last;
        while (first > 0 && !wanted.contains(m_order.at(first - 1)))
            --first;
        if (++groups > mostGroups) {
            beginResetModel();
            m_order.removeIf([&wanted](const ConversationRef& ref) { return !wanted.contains(ref); });
            endResetModel();
            break;
        }
        beginRemoveRows({}, first, last);
        m_order.remove(first, last - first + 1);
        endRemoveRows();
        last = first;
    }
    bool marksLost = false;
    for (auto it = m_marked.begin(); it != m_marked.end();) {
        if (wanted.contains(*it)) {
            ++it;
        } else {
            it = m_marked.erase(it);
            marksLost = true;
        }
    }
    if (marksLost)
        Q_EMIT marksChanged();
}

void InboxModel::reorder(const QList<ConversationRef>& order) {
    const QSet<ConversationRef> shown(m_order.cbegin(), m_order.cend());
    QList<ConversationRef> kept;
    kept.reserve(m_order.size());
    for (const ConversationRef& ref : order) {
        if (shown.contains(ref))
            kept.append(ref);
    }
    if (kept == m_order)
        return;
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    QHash<ConversationRef, int> places;
    places.reserve(kept.size());
    for (int i = 0; i < kept.size(); ++i)
        places.insert(kept.at(i), i);
    const QModelIndexList before = persistentIndexList();
    QModelIndexList after;
    for (const QModelIndex& old : before)
        after.append(index(places.value(m_order.at(old.row()), 0)));
    m_order = kept;
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

void InboxModel::insertNew(const QList<ConversationRef>& order) {
    int groups = 0;
    for (int first = 0; first < order.size(); ++first) {
        if (first < m_order.size() && m_order.at(first) == order.at(first))
            continue;
        // Everything kept is in order already, so what differs here is new up to the next kept one.
        int end = first;
        while (end < order.size() && (first >= m_order.size() || order.at(end) != m_order.at(first)))
            ++end;
        if (++groups > mostGroups) {
            beginResetModel();
            m_order = order;
            endResetModel();
            return;
        }
        beginInsertRows({}, first, end - 1);
        m_order = m_order.mid(0, first) + order.mid(first, end - first) + m_order.mid(first);
        endInsertRows();
        first = end - 1;
    }
}

void InboxModel::toggleMarked(const ConversationRef& conversation) {
    if (conversation.isEmpty())
        return;
    if (!m_marked.remove(conversation))
        m_marked.insert(conversation);
    const int row = rowOf(conversation);
    if (row >= 0)
        Q_EMIT dataChanged(index(row), index(row));
    Q_EMIT marksChanged();
}

void InboxModel::markAll() {
    if (canFetchMore({}))
        widen(Views::noLimit);
    m_marked = QSet<ConversationRef>(m_order.cbegin(), m_order.cend());
    if (!m_order.isEmpty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
    Q_EMIT marksChanged();
}

void InboxModel::clearMarks() {
    if (m_marked.isEmpty())
        return;
    m_marked.clear();
    if (!m_order.isEmpty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
    Q_EMIT marksChanged();
}

} // namespace segue
