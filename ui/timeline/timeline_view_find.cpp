// SPDX-License-Identifier: GPL-3.0-or-later
// How a timeline goes to one of its entries: a hit of the search over everything, or of the search within it.
#include "ui/timeline/timeline_finder.h"
#include "ui/timeline/timeline_view.h"

namespace segue {

void TimelineView::showEntry(const EntryRef& entry) {
    if (indexOfEntry(entry) < 0)
        m_source->loadAround(entry);
    const int index = indexOfEntry(entry);
    if (index < 0)
        return;
    m_stick = false;
    setScroll(m_heights.topOf(index) - viewport()->height() / 3);
    measureVisible();
    focusItem(index);
}

int TimelineView::indexOfEntry(const EntryRef& entry) const {
    const QList<TimelineRow>& rows = m_source->rows();
    for (int i = 0; i < m_items.size(); ++i) {
        const TimelineItem& item = m_items.at(i);
        if (item.kind != TimelineItem::Kind::Message && item.kind != TimelineItem::Kind::Events)
            continue;
        for (int row = item.row; row <= item.lastRow; ++row) {
            if (rows.at(row).entry.ref == entry)
                return i;
        }
    }
    return -1;
}

void TimelineView::setFind(const QString& words) {
    m_find = words;
    m_findKey.clear();
    viewport()->update();
}

bool TimelineView::findNext(bool upwards) {
    if (m_find.isEmpty())
        return false;
    const int last = m_findKey.isEmpty() ? -1 : indexOfKey(m_findKey);
    const int start = last < 0 && upwards ? itemCount() : last;
    for (int i = start + (upwards ? -1 : 1); i >= 0 && i < itemCount(); i += upwards ? -1 : 1) {
        const TimelineItem& item = m_items.at(i);
        if (item.kind != TimelineItem::Kind::Message || !holdsWords(rowOf(i), m_find))
            continue;
        m_findKey = item.key;
        m_stick = false;
        focusItem(i);
        return true;
    }
    return false;
}

void TimelineView::showFound(const EntryRef& entry) {
    showEntry(entry);
    const int index = indexOfEntry(entry);
    m_findKey = index < 0 ? QString() : m_items.at(index).key;
}

} // namespace segue
