// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/row_list.h"

#include "ui/shell/paint.h"

#include <QKeyEvent>
#include <QStyleOptionViewItem>

namespace segue {

namespace {

bool isStep(const QKeyEvent& event) {
    return (event.key() == Qt::Key_J || event.key() == Qt::Key_K) && event.modifiers() == Qt::NoModifier;
}

} // namespace

RowList::RowList(QWidget* parent) : QListView(parent) {
    setUniformItemSizes(true);
    setMouseTracking(true);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setEditTriggers(NoEditTriggers);
    setSelectionMode(SingleSelection);
    setTabKeyNavigation(false);
    connect(this, &QListView::doubleClicked, this, [this](const QModelIndex& index) {
        Q_EMIT rowOpened(index.row());
    });
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        scheduleDelayedItemsLayout();
        viewport()->update();
    });
}

int RowList::currentRow() const {
    return currentIndex().isValid() ? currentIndex().row() : -1;
}

void RowList::setCurrentRow(int row) {
    if (!model() || row < 0 || row >= model()->rowCount())
        return;
    setCurrentIndex(model()->index(row, 0));
    scrollTo(currentIndex());
}

void RowList::showCurrentRow(int row) {
    m_quiet = true;
    if (row >= 0)
        setCurrentRow(row);
    else if (selectionModel())
        // The current row, too: it could not be chosen again otherwise.
        selectionModel()->clear();
    m_quiet = false;
}

bool RowList::event(QEvent* event) {
    // These letters are for this list while it has the focus, whatever they do elsewhere.
    if (event->type() == QEvent::ShortcutOverride && isStep(*static_cast<QKeyEvent*>(event))) {
        event->accept();
        return true;
    }
    return QListView::event(event);
}

void RowList::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
    QListView::currentChanged(current, previous);
    if (current.isValid() && !m_quiet)
        Q_EMIT rowChosen(current.row());
}

void RowList::keyPressEvent(QKeyEvent* event) {
    m_byKeys = true;
    if (isStep(*event)) {
        setCurrentRow(qBound(
            0, currentRow() + (event->key() == Qt::Key_J ? 1 : -1), model() ? model()->rowCount() - 1 : 0));
        return;
    }
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && currentIndex().isValid()) {
        Q_EMIT rowOpened(currentRow());
        return;
    }
    // A letter is a key of the room around this list; Qt would take it to look for a row that begins with it.
    if (event->modifiers() == Qt::NoModifier && !event->text().isEmpty() &&
        event->text().at(0).isLetterOrNumber()) {
        event->ignore();
        return;
    }
    QListView::keyPressEvent(event);
}

void RowList::focusInEvent(QFocusEvent* event) {
    const bool nothingChosen = !currentIndex().isValid();
    // Qt would make the first row current; the focus alone opens nothing.
    m_quiet = true;
    QListView::focusInEvent(event);
    if (nothingChosen && selectionModel())
        selectionModel()->clear();
    m_quiet = false;
}

void RowList::mousePressEvent(QMouseEvent* event) {
    m_byKeys = false;
    QListView::mousePressEvent(event);
}

void RowList::initViewItemOption(QStyleOptionViewItem* option) const {
    QListView::initViewItemOption(option);
    option->state.setFlag(QStyle::State_KeyboardFocusChange, m_byKeys);
}

void paintRowBack(QPainter& painter, const QStyleOptionViewItem& option, bool marked) {
    const Colours& c = colours();
    const QRect row = option.rect.adjusted(space::xs, 1, -space::xs, -1);
    if (option.state & QStyle::State_Selected || marked)
        paintBox(painter, row, cornerRadius, c.selected);
    else if (option.state & QStyle::State_MouseOver)
        paintBox(painter, row, cornerRadius, c.hover);
    if (option.state & QStyle::State_HasFocus && option.state & QStyle::State_KeyboardFocusChange)
        paintFocusRing(painter, row, cornerRadius);
}

} // namespace segue
