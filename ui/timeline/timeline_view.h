// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/timeline/cell.h"
#include "ui/timeline/cell_store.h"
#include "ui/timeline/height_index.h"
#include "ui/timeline/timeline_source.h"

#include <QAbstractScrollArea>
#include <QBasicTimer>

namespace segue {

//! A customer's timeline. Heights of what was never seen are estimated, those seen are kept; cells exist for
//! the visible part only. What is at the top of the visible part stays where it is when rows arrive above or
//! the width changes; at the end it stays at the end.
class TimelineView : public QAbstractScrollArea {
    Q_OBJECT

public:
    explicit TimelineView(Workspace& workspace, QWidget* parent = nullptr);
    ~TimelineView() override;

    TimelineSource& source() { return *m_source; }
    //! Shows the end of the customer's timeline, or `at`. `seenUntil` places the "New messages" line.
    void setCustomer(const CustomerId& customer, const EntryRef& at, const std::optional<Instant>& seenUntil);
    //! "Mara is typing…", or nothing.
    void setTyping(const QString& text);

    bool isAtEnd() const;
    void scrollToEnd();
    //! Goes to that entry, whose surroundings are loaded if need be.
    void showEntry(const EntryRef& entry);
    //! Marks `words` everywhere; empty = nothing.
    void setFind(const QString& words);
    const QString& findWords() const { return m_find; }
    //! Goes to the next row with the words, upwards or downwards; false if there is none in what is loaded.
    bool findNext(bool upwards);
    //! The next one is `entry`, which was found beyond what is loaded.
    void showFound(const EntryRef& entry);
    bool hasSelection() const;
    QString selectedText() const;

    // By item, for the keyboard, screen readers and tests.
    int itemCount() const { return static_cast<int>(m_items.size()); }
    const TimelineItem& item(int index) const { return m_items.at(index); }
    const TimelineRow& rowOf(int index) const { return m_source->rows().at(m_items.at(index).row); }
    QString itemName(int index) const;
    //! In the viewport's coordinates; may lie outside of it.
    QRect itemRect(int index) const;
    QList<CellAction> itemActions(int index) const;
    void runAction(int index, const CellAction& action);
    int focusedItem() const;
    void focusItem(int index);
    int liveCells() const { return m_cells.count(); }

Q_SIGNALS:
    //! The agent asked for something that goes beyond the view: `row` is the one that the action belongs to.
    void actionChosen(const segue::TimelineRow& row, const segue::CellAction& action);
    void atEndChanged(bool atEnd);
    //! Public messages of the customer that arrived below what is visible.
    void newBelow(int count);
    //! The agent sees the newest message.
    void endSeen();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void timerEvent(QTimerEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool viewportEvent(QEvent* event) override;

private:
    struct Anchor {
        bool atEnd = true;
        QString key;
        int offset = 0; //!< From the top of the viewport to the top of the item.
    };
    //! A place in the text of an item.
    struct Position {
        QString key;
        int at = 0;
    };
    struct Range {
        int firstItem = -1;
        int firstAt = 0;
        int lastItem = -1;
        int lastAt = 0;
    };

    void onReset();
    void onChanged();
    void arrange();
    void placeItems();
    void countNew();
    void forgetLayout();
    int estimate(const TimelineItem& item) const;
    CellStore::Live& live(int index) const;
    int measure(int index);
    void measureVisible();
    Anchor anchor() const;
    void restore(const Anchor& anchor);
    void setScroll(int value);
    void loadMoreIfNear();
    void noteEnd();
    int scroll() const;
    int indexOfKey(const QString& key) const;
    //! The item that shows it, alone or in a run; -1 if it is not loaded.
    int indexOfEntry(const EntryRef& entry) const;

    int itemAt(const QPoint& viewportPoint) const;
    QPoint inCell(int index, const QPoint& viewportPoint) const;
    std::optional<Position> positionAt(const QPoint& viewportPoint) const;
    Range selection() const;
    void clearSelection();
    void updateHover(const QPoint& at);
    void moveFocus(int by);
    void scrollIntoView(int index);
    void showItemMenu(int index, const QPoint& globalAt);
    void copy() const;
    QString textOfItem(int index, int from, int to) const;

    Workspace& m_workspace;
    TimelineSource* m_source;
    ImageStore* m_images;
    CellContext m_context;
    mutable CellStore m_cells;
    ItemOptions m_options;
    QList<TimelineItem> m_items;
    QHash<QString, int> m_indexes;
    HeightIndex m_heights;
    QHash<QString, int> m_known; //!< Heights by key as last measured, or as estimated.
    bool m_stick = true;
    bool m_setting = false; //!< The scroll bar is being moved by the program.
    bool m_loading = false;
    bool m_wasAtEnd = true;
    QString m_focusKey;
    QString m_hoverKey;
    std::optional<CellAction> m_hoverAction;
    std::optional<Position> m_selectFrom;
    std::optional<Position> m_selectTo;
    bool m_selecting = false;
    QPoint m_lastPointer;
    QBasicTimer m_autoScroll;
    QString m_find;
    QString m_findKey;
    int m_newBelow = 0;
    Instant m_newestSeen;
    bool m_endLoaded = true; //!< The window reached the end when it was last looked at.
};

} // namespace segue
