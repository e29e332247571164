// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/cell_store.h"

#include "ui/shell/directory.h"
#include "ui/shell/relative_time.h"
#include "ui/shell/workspace.h"
#include "ui/timeline/event_words.h"
#include "ui/timeline/line_cells.h"
#include "ui/timeline/timeline_source.h"

#include <algorithm>

namespace segue {

namespace {
constexpr int mostCells = 160;

bool isSame(const TimelineRow& a, const TimelineRow& b) {
    return a.entry == b.entry && a.outbox == b.outbox && a.conversationReference == b.conversationReference &&
           a.conversationSubject == b.conversationSubject;
}

} // namespace

CellStore::Live& CellStore::cellOf(const TimelineItem& item, int width) {
    const auto it = m_cells.find(item.key);
    if (it != m_cells.end())
        return it->second;
    Live made{make(item), item, rowsOf(item), {}, 0};
    made.words = wordsOf(item, made.rows);
    made.height = made.cell->layout(width);
    return m_cells.emplace(item.key, std::move(made)).first->second;
}

std::unique_ptr<Cell> CellStore::make(const TimelineItem& item) const {
    const QList<TimelineRow>& rows = m_source.rows();
    switch (item.kind) {
    case TimelineItem::Kind::Message:
        return std::make_unique<MessageCell>(m_context, item, rows.at(item.row), m_folds.value(item.key));
    case TimelineItem::Kind::Events:
        return std::make_unique<EventsCell>(m_context, item, rowsOf(item));
    case TimelineItem::Kind::Typing:
        return std::make_unique<TypingCell>(m_context, item.text);
    default:
        return std::make_unique<BreakCell>(m_context, item, rows.at(item.row));
    }
}

QList<TimelineRow> CellStore::rowsOf(const TimelineItem& item) const {
    if (item.row < 0)
        return {};
    const bool run = item.kind == TimelineItem::Kind::Events;
    return m_source.rows().mid(item.row, run ? item.lastRow - item.row + 1 : 1);
}

QString CellStore::wordsOf(const TimelineItem& item, const QList<TimelineRow>& rows) const {
    Workspace& workspace = m_context.workspace;
    QStringList words;
    if (item.kind == TimelineItem::Kind::Day)
        words.append(dayName(rows.constFirst().entry.at, workspace.now()));
    for (const TimelineRow& row : rows) {
        if (item.kind == TimelineItem::Kind::Events)
            words.append(describeEvent(row, workspace.directory()));
        if (row.outbox)
            words.append(presentOutbox(*row.outbox, workspace).text);
    }
    return words.join(u'\n');
}

bool CellStore::isUpToDate(const Live& live, const TimelineItem& item) const {
    const bool sameItem = item.text == live.item.text && item.folded == live.item.folded &&
                          item.continues == live.item.continues && item.continued == live.item.continued;
    if (!sameItem)
        return false;
    const QList<TimelineRow> rows = rowsOf(item);
    return std::equal(rows.cbegin(), rows.cend(), live.rows.cbegin(), live.rows.cend(), isSame) &&
           wordsOf(item, rows) == live.words;
}

void CellStore::dropOutdated(const QList<TimelineItem>& items) {
    QHash<QString, const TimelineItem*> wanted;
    for (const TimelineItem& item : items)
        wanted.insert(item.key, &item);
    std::erase_if(m_cells, [&](const auto& entry) {
        const TimelineItem* item = wanted.value(entry.first);
        return !item || !isUpToDate(entry.second, *item);
    });
}

void CellStore::keepOnly(const std::function<bool(const QString& key)>& isNear) {
    if (m_cells.size() > mostCells)
        std::erase_if(m_cells, [&isNear](const auto& entry) { return !isNear(entry.first); });
}

void CellStore::refresh(const EntryRef& entry, int width) {
    for (auto& [key, live] : m_cells) {
        const bool shows = !live.rows.isEmpty() && live.rows.constFirst().entry.ref == entry;
        if (shows && live.cell->refresh())
            live.height = live.cell->layout(width);
    }
}

} // namespace segue
