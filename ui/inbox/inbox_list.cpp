// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inbox/inbox_list.h"

#include "ui/inbox/inbox_delegate.h"
#include "ui/inbox/inbox_model.h"
#include "ui/shell/icons.h"
#include "ui/shell/theme.h"
#include "ui/shell/workspace.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPushButton>
#include <QScrollBar>
#include <chrono>

namespace segue {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

InboxList::InboxList(InboxModel& model, Workspace& workspace, QWidget* parent)
    : QListView(parent), m_model(model) {
    m_delegate = new InboxDelegate(model, workspace, this);
    setModel(&model);
    setItemDelegate(m_delegate);
    setUniformItemSizes(true);
    setMouseTracking(true);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setEditTriggers(NoEditTriggers);
    setSelectionMode(SingleSelection);
    setAccessibleName(tr("Conversations"));
    verticalScrollBar()->setSingleStep(Theme::instance().scaled(32));
    m_pill = new QPushButton(this);
    m_pill->setProperty("kind", u"primary"_s);
    m_pill->hide();
    m_keysAtRest.setSingleShot(true);
    m_keysAtRest.setInterval(3s);
    connect(&m_keysAtRest, &QTimer::timeout, this, &InboxList::updateHold);
    connect(&model, &InboxModel::pendingChanged, this, &InboxList::showPill);
    connect(m_pill, &QPushButton::clicked, this, [this] {
        m_model.applyPending();
        scrollToTop();
    });
    connect(&workspace, &Workspace::timePassed, viewport(), qOverload<>(&QWidget::update));
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        scheduleDelayedItemsLayout();
        viewport()->update();
    });
}

void InboxList::setCompact(bool compact) {
    m_delegate->setCompact(compact);
    scheduleDelayedItemsLayout();
    viewport()->update();
}

void InboxList::initViewItemOption(QStyleOptionViewItem* option) const {
    QListView::initViewItemOption(option);
    // The ring shows where the keyboard is, not where a click was.
    if (m_keysAtRest.isActive() || !m_pointerInside)
        option->state |= QStyle::State_KeyboardFocusChange;
    else
        option->state &= ~QStyle::State_KeyboardFocusChange;
}

ConversationRef InboxList::current() const {
    return m_model.refAt(currentIndex().row());
}

void InboxList::showCurrent(const ConversationRef& conversation) {
    const int row = m_model.rowOf(conversation);
    if (row == currentIndex().row() && row >= 0)
        return;
    m_quiet = true;
    if (row >= 0)
        setCurrentIndex(m_model.index(row));
    else
        selectionModel()->clear();
    m_quiet = false;
}

void InboxList::step(int by) {
    const int rows = m_model.rowCount();
    if (rows == 0)
        return;
    int now = currentIndex().isValid() ? currentIndex().row() : (by > 0 ? -1 : rows);
    if (!currentIndex().isValid() && m_goneAt >= 0)
        now = by > 0 ? m_goneAt - 1 : m_goneAt;
    if (now + by >= rows)
        m_model.fetchMore({});
    setCurrentIndex(m_model.index(qBound(0, now + by, m_model.rowCount() - 1)));
    scrollTo(currentIndex());
}

void InboxList::rowsAboutToBeRemoved(const QModelIndex& parent, int start, int end) {
    const int now = currentIndex().row();
    const bool losesCurrent = now >= start && now <= end;
    // Qt would make a neighbour current, and so open a conversation that nobody chose.
    m_quiet = true;
    QListView::rowsAboutToBeRemoved(parent, start, end);
    if (losesCurrent) {
        selectionModel()->clear();
        m_goneAt = start;
    }
    m_quiet = false;
}

void InboxList::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
    QListView::currentChanged(current, previous);
    if (current.isValid())
        m_goneAt = -1;
    if (!m_quiet && current.isValid())
        Q_EMIT chosen(m_model.refAt(current.row()), false);
}

void InboxList::keyPressEvent(QKeyEvent* event) {
    m_keysAtRest.start();
    updateHold();
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        if (currentIndex().isValid())
            Q_EMIT chosen(current(), true);
        return;
    }
    QListView::keyPressEvent(event);
}

void InboxList::mousePressEvent(QMouseEvent* event) {
    const QModelIndex index = indexAt(event->position().toPoint());
    const bool onMark =
        index.isValid() &&
        m_delegate->markRect(visualRect(index), layoutDirection()).contains(event->position().toPoint());
    const bool marking = onMark && (!m_model.marked().isEmpty() || event->modifiers() & Qt::ControlModifier);
    if (marking || (index.isValid() && event->modifiers() & Qt::ControlModifier)) {
        m_model.toggleMarked(m_model.refAt(index.row()));
        return;
    }
    QListView::mousePressEvent(event);
}

void InboxList::mouseDoubleClickEvent(QMouseEvent* event) {
    if (indexAt(event->position().toPoint()).isValid())
        Q_EMIT chosen(current(), true);
}

void InboxList::enterEvent(QEnterEvent* event) {
    QListView::enterEvent(event);
    m_pointerInside = true;
    updateHold();
}

void InboxList::leaveEvent(QEvent* event) {
    QListView::leaveEvent(event);
    m_pointerInside = false;
    updateHold();
}

void InboxList::focusInEvent(QFocusEvent* event) {
    const bool nothingChosen = !currentIndex().isValid();
    // Qt would make the first row current; the focus alone opens nothing.
    m_quiet = true;
    QListView::focusInEvent(event);
    if (nothingChosen)
        selectionModel()->clear();
    m_quiet = false;
}

void InboxList::focusOutEvent(QFocusEvent* event) {
    QListView::focusOutEvent(event);
    m_keysAtRest.stop();
    updateHold();
}

void InboxList::updateHold() {
    m_model.setHeld(m_pointerInside || (hasFocus() && m_keysAtRest.isActive()));
}

void InboxList::showPill(int count) {
    m_pill->setVisible(count > 0);
    if (count == 0)
        return;
    m_pill->setText(tr("%n new", "conversations waiting to appear", count));
    m_pill->adjustSize();
    m_pill->move((width() - m_pill->width()) / 2, space::s);
    m_pill->raise();
}

void InboxList::resizeEvent(QResizeEvent* event) {
    QListView::resizeEvent(event);
    m_pill->move((width() - m_pill->width()) / 2, space::s);
}

} // namespace segue
