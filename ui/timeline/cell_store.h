// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/timeline/cell.h"
#include "ui/timeline/message_cell.h"
#include "ui/timeline/timeline_items.h"

#include <functional>
#include <map>
#include <memory>

namespace segue {

class TimelineSource;

//! The cells of what is visible and near it: made and laid out when they are first asked for, dropped when
//! what they show has changed.
class CellStore final {
public:
    //! A cell, and what it was made of.
    struct Live {
        std::unique_ptr<Cell> cell;
        TimelineItem item;
        QList<TimelineRow> rows;
        QString words; //!< See wordsOf().
        int height = 0;
    };

    //! Both outlive this.
    CellStore(const CellContext& context, const TimelineSource& source)
        : m_context(context), m_source(source) {}

    //! Laid out for that width, or for an earlier one if it was there already.
    Live& cellOf(const TimelineItem& item, int width);
    //! Drops the cells that do not show these items as they are now, also if only the time that passed or
    //! the connection makes the difference.
    void dropOutdated(const QList<TimelineItem>& items);
    //! Drops all others, where there are more cells than are worth keeping.
    void keepOnly(const std::function<bool(const QString& key)>& isNear);
    //! A picture of that entry has come: its cells are laid out anew.
    void refresh(const EntryRef& entry, int width);
    void drop(const QString& key) { m_cells.erase(key); }
    void clear() { m_cells.clear(); }
    int count() const { return static_cast<int>(m_cells.size()); }

    //! What the agent opened in a message; used when its cell is made.
    MessageFolds& folds(const QString& key) { return m_folds[key]; }
    void forgetFolds() { m_folds.clear(); }

private:
    std::unique_ptr<Cell> make(const TimelineItem& item) const;
    bool isUpToDate(const Live& live, const TimelineItem& item) const;
    QList<TimelineRow> rowsOf(const TimelineItem& item) const;
    //! What a cell says that its rows alone do not tell: the day as seen from today, names, and how an
    //! outbox item stands.
    QString wordsOf(const TimelineItem& item, const QList<TimelineRow>& rows) const;

    const CellContext& m_context;
    const TimelineSource& m_source;
    std::map<QString, Live> m_cells;
    QHash<QString, MessageFolds> m_folds;
};

} // namespace segue
