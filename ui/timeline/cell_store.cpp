// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/cell_store.h"

#include "ui/timeline/line_cells.h"
#include "ui/timeline/timeline_source.h"

namespace segue {

namespace {
constexpr int mostCells = 160;
}

CellStore::Live& CellStore::cellOf(const TimelineItem& item, int width) {
    const auto it = m_cells.find(item.key);
    if (it != m_cells.end())
        return it->second;
    Live made{make(item), item, {}, {}, 0};
    if (item.row >= 0) {
        made.entry = m_source.rows().at(item.row).entry;
        made.outbox = m_source.rows().at(item.row).outbox;
    }
    made.height = made.cell->layout(width);
    return m_cells.emplace(item.key, std::move(made)).first->second;
}

std::unique_ptr<Cell> CellStore::make(const TimelineItem& item) const {
    const QList<TimelineRow>& rows = m_source.rows();
    switch (item.kind) {
    case TimelineItem::Kind::Message:
        return std::make_unique<MessageCell>(m_context, item, rows.at(item.row), m_folds.value(item.key));
    case TimelineItem::Kind::Events:
        return std::make_unique<EventsCell>(m_context, item, rows.mid(item.row, item.lastRow - item.row + 1));
    case TimelineItem::Kind::Typing:
        return std::make_unique<TypingCell>(m_context, item.text);
    default:
        return std::make_unique<BreakCell>(m_context, item, rows.at(item.row));
    }
}

bool CellStore::isUpToDate(const Live& live, const TimelineItem& item) const {
    // A run of events may have changed anywhere in it.
    if (item.kind == TimelineItem::Kind::Events)
        return false;
    const bool sameItem = item.text == live.item.text && item.folded == live.item.folded &&
                          item.continues == live.item.continues && item.continued == live.item.continued;
    if (!sameItem || item.row < 0)
        return sameItem;
    const TimelineRow& row = m_source.rows().at(item.row);
    return row.entry == live.entry && row.outbox == live.outbox;
}

QStringList CellStore::dropOutdated(const QList<TimelineItem>& items) {
    QHash<QString, const TimelineItem*> wanted;
    for (const TimelineItem& item : items)
        wanted.insert(item.key, &item);
    QStringList dropped;
    std::erase_if(m_cells, [&](const auto& entry) {
        const TimelineItem* item = wanted.value(entry.first);
        const bool outdated = !item || !isUpToDate(entry.second, *item);
        if (outdated)
            dropped.append(entry.first);
        return outdated;
    });
    return dropped;
}

void CellStore::keepOnly(const std::function<bool(const QString& key)>& isNear) {
    if (m_cells.size() > mostCells)
        std::erase_if(m_cells, [&isNear](const auto& entry) { return !isNear(entry.first); });
}

QStringList CellStore::refresh(const EntryRef& entry, int width) {
    QStringList changed;
    for (auto& [key, live] : m_cells) {
        if (live.entry.ref != entry || !live.cell->refresh())
            continue;
        live.height = live.cell->layout(width);
        changed.append(key);
    }
    return changed;
}

} // namespace segue
