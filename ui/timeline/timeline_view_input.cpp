// SPDX-License-Identifier: GPL-3.0-or-later
// How a timeline answers to mouse and keyboard: focus and selection.
#include "ui/shell/icons.h"
#include "ui/shell/theme.h"
#include "ui/timeline/timeline_accessible.h"
#include "ui/timeline/timeline_view.h"

#include <QAbstractTextDocumentLayout>
#include <QClipboard>
#include <QGuiApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextDocumentFragment>
#include <QToolTip>

namespace segue {

using namespace Qt::StringLiterals;

int TimelineView::itemAt(const QPoint& viewportPoint) const {
    const int index = m_heights.itemAt(viewportPoint.y() + scroll());
    return index >= 0 && itemRect(index).contains(viewportPoint) ? index : -1;
}

QPoint TimelineView::inCell(int index, const QPoint& viewportPoint) const {
    return viewportPoint - QPoint(0, m_heights.topOf(index) - scroll());
}

std::optional<TimelineView::Position> TimelineView::positionAt(const QPoint& viewportPoint) const {
    int index = m_heights.itemAt(viewportPoint.y() + scroll());
    // Breaks and events hold no text to select: the nearest message above does.
    while (index >= 0 && !live(index).cell->document())
        --index;
    if (index < 0)
        return std::nullopt;
    const Cell& cell = *live(index).cell;
    const QPoint at = inCell(index, viewportPoint) - cell.documentRect().topLeft();
    const int position = cell.document()->documentLayout()->hitTest(at, Qt::FuzzyHit);
    return Position{m_items.at(index).key, qMax(0, position)};
}

TimelineView::Range TimelineView::selection() const {
    if (!m_selectFrom || !m_selectTo)
        return {};
    Range range{indexOfKey(m_selectFrom->key), m_selectFrom->at, indexOfKey(m_selectTo->key), m_selectTo->at};
    if (range.firstItem < 0 || range.lastItem < 0)
        return {};
    const bool backwards = range.firstItem > range.lastItem ||
                           (range.firstItem == range.lastItem && range.firstAt > range.lastAt);
    if (backwards) {
        std::swap(range.firstItem, range.lastItem);
        std::swap(range.firstAt, range.lastAt);
    }
    return range;
}

bool TimelineView::hasSelection() const {
    const Range range = selection();
    return range.firstItem >= 0 && (range.firstItem != range.lastItem || range.firstAt != range.lastAt);
}

void TimelineView::clearSelection() {
    m_selectFrom.reset();
    m_selectTo.reset();
}

QString TimelineView::textOfItem(int index, int from, int to) const {
    QTextDocument* document = live(index).cell->document();
    if (!document)
        return {};
    QTextCursor cursor(document);
    const int last = document->characterCount() - 1;
    cursor.setPosition(qBound(0, from, last));
    cursor.setPosition(qBound(0, to, last), QTextCursor::KeepAnchor);
    return cursor.selection().toPlainText();
}

QString TimelineView::selectedText() const {
    const Range range = selection();
    if (range.firstItem < 0)
        return {};
    if (range.firstItem == range.lastItem)
        return textOfItem(range.firstItem, range.firstAt, range.lastAt);
    QStringList parts;
    for (int i = range.firstItem; i <= range.lastItem; ++i) {
        const QString text = textOfItem(
            i, i == range.firstItem ? range.firstAt : 0, i == range.lastItem ? range.lastAt : 1 << 30);
        if (text.isEmpty())
            continue;
        const Entry& entry = rowOf(i).entry;
        parts.append(
            u"%1, %2:\n%3"_s.arg(entry.author.name, toDateTime(entry.at).toString(Qt::ISODate), text));
    }
    return parts.join(u"\n\n"_s);
}

void TimelineView::copy() const {
    QString text = hasSelection() ? selectedText() : QString();
    if (text.isEmpty() && focusedItem() >= 0)
        text = textOfItem(focusedItem(), 0, 1 << 30);
    if (!text.isEmpty())
        QGuiApplication::clipboard()->setText(text);
}

void TimelineView::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton)
        return;
    const QPoint at = event->position().toPoint();
    const int index = itemAt(at);
    if (index >= 0)
        m_focusKey = m_items.at(index).key;
    if (event->modifiers() & Qt::ShiftModifier && m_selectFrom) {
        m_selectTo = positionAt(at);
    } else {
        m_selectFrom = positionAt(at);
        m_selectTo = m_selectFrom;
    }
    m_selecting = true;
    m_lastPointer = at;
    viewport()->update();
}

void TimelineView::mouseMoveEvent(QMouseEvent* event) {
    const QPoint at = event->position().toPoint();
    m_lastPointer = at;
    if (!m_selecting || !(event->buttons() & Qt::LeftButton)) {
        updateHover(at);
        return;
    }
    m_selectTo = positionAt(at);
    if (!viewport()->rect().contains(at))
        m_autoScroll.start(30, this);
    else
        m_autoScroll.stop();
    viewport()->update();
}

void TimelineView::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton)
        return;
    m_selecting = false;
    m_autoScroll.stop();
    if (hasSelection())
        return;
    clearSelection();
    const QPoint at = event->position().toPoint();
    const int index = itemAt(at);
    if (index < 0)
        return;
    if (const auto action = live(index).cell->actionAt(inCell(index, at)))
        runAction(index, *action);
}

void TimelineView::mouseDoubleClickEvent(QMouseEvent* event) {
    const auto position = positionAt(event->position().toPoint());
    if (!position)
        return;
    QTextCursor word(live(indexOfKey(position->key)).cell->document());
    word.setPosition(position->at);
    word.select(QTextCursor::WordUnderCursor);
    m_selectFrom = Position{position->key, word.selectionStart()};
    m_selectTo = Position{position->key, word.selectionEnd()};
    viewport()->update();
}

void TimelineView::timerEvent(QTimerEvent* event) {
    if (event->timerId() != m_autoScroll.timerId()) {
        QAbstractScrollArea::timerEvent(event);
        return;
    }
    const int beyond =
        m_lastPointer.y() < 0 ? m_lastPointer.y() : qMax(0, m_lastPointer.y() - viewport()->height());
    verticalScrollBar()->setValue(verticalScrollBar()->value() + qBound(-60, beyond, 60));
    m_selectTo = positionAt(m_lastPointer);
    viewport()->update();
}

void TimelineView::updateHover(const QPoint& at) {
    const int index = itemAt(at);
    std::optional<CellAction> action;
    bool overText = false;
    if (index >= 0) {
        const Cell& cell = *live(index).cell;
        action = cell.actionAt(inCell(index, at));
        overText = cell.document() && cell.documentRect().contains(inCell(index, at));
    }
    viewport()->setCursor(action ? Qt::PointingHandCursor : overText ? Qt::IBeamCursor : Qt::ArrowCursor);
    const QString key = index >= 0 ? m_items.at(index).key : QString();
    if (key != m_hoverKey || action != m_hoverAction) {
        m_hoverKey = key;
        m_hoverAction = action;
        viewport()->update();
    }
}

bool TimelineView::viewportEvent(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const int index = itemAt(help->pos());
        const QString tip = index < 0 ? QString() : live(index).cell->toolTipAt(inCell(index, help->pos()));
        // Escaped, or an address could be taken for rich text.
        QToolTip::showText(
            help->globalPos(), tip.isEmpty() ? tip : u"<span>%1</span>"_s.arg(tip.toHtmlEscaped()),
            viewport());
        return true;
    }
    if (event->type() == QEvent::Leave)
        updateHover(QPoint(-1, -1));
    return QAbstractScrollArea::viewportEvent(event);
}

int TimelineView::focusedItem() const {
    return m_focusKey.isEmpty() ? -1 : indexOfKey(m_focusKey);
}

void TimelineView::focusItem(int index) {
    if (index < 0 || index >= itemCount())
        return;
    m_focusKey = m_items.at(index).key;
    scrollIntoView(index);
    viewport()->update();
    timelineFocusChanged(this, index);
}

void TimelineView::scrollIntoView(int index) {
    measure(index);
    const QRect rect = itemRect(index);
    const int view = viewport()->height();
    QScrollBar* bar = verticalScrollBar();
    if (rect.top() < 0 || rect.height() > view)
        bar->setValue(bar->value() + rect.top() - space::s);
    else if (rect.bottom() > view)
        bar->setValue(bar->value() + rect.bottom() - view + space::s);
}

void TimelineView::moveFocus(int by) {
    if (m_items.isEmpty())
        return;
    const int now = focusedItem();
    if (now < 0) {
        focusItem(m_heights.itemAt(scroll() + viewport()->height() - 1));
        return;
    }
    // An item higher than the view is read by steps before the next one is reached.
    const QRect rect = itemRect(now);
    const int view = viewport()->height();
    const bool more = by > 0 ? rect.bottom() > view : rect.top() < 0;
    if (rect.height() > view && more) {
        verticalScrollBar()->setValue(verticalScrollBar()->value() + by * view * 2 / 3);
        return;
    }
    focusItem(qBound(0, now + by, itemCount() - 1));
}

void TimelineView::keyPressEvent(QKeyEvent* event) {
    QScrollBar* bar = verticalScrollBar();
    if (event->matches(QKeySequence::Copy)) {
        copy();
        return;
    }
    switch (event->key()) {
    case Qt::Key_Up:
        moveFocus(-1);
        break;
    case Qt::Key_Down:
        moveFocus(1);
        break;
    case Qt::Key_PageUp:
        bar->setValue(bar->value() - bar->pageStep() * 9 / 10);
        break;
    case Qt::Key_Space:
    case Qt::Key_PageDown:
        bar->setValue(bar->value() + bar->pageStep() * 9 / 10);
        break;
    case Qt::Key_Home:
        bar->setValue(0);
        focusItem(m_heights.itemAt(scroll()));
        break;
    case Qt::Key_End:
        scrollToEnd();
        focusItem(itemCount() - 1);
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Menu:
        if (focusedItem() >= 0)
            showItemMenu(focusedItem(), viewport()->mapToGlobal(itemRect(focusedItem()).center()));
        break;
    default:
        QAbstractScrollArea::keyPressEvent(event);
    }
}

void TimelineView::focusInEvent(QFocusEvent* event) {
    QAbstractScrollArea::focusInEvent(event);
    // A click has chosen an item already; whatever else brings the focus here begins with the newest.
    if (event->reason() != Qt::MouseFocusReason && focusedItem() < 0 && !m_items.isEmpty())
        focusItem(m_heights.itemAt(scroll() + viewport()->height() - space::l));
    viewport()->update();
}

void TimelineView::focusOutEvent(QFocusEvent* event) {
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

void TimelineView::contextMenuEvent(QContextMenuEvent* event) {
    const int index = event->reason() == QContextMenuEvent::Keyboard ? focusedItem() : itemAt(event->pos());
    if (index >= 0)
        showItemMenu(index, event->globalPos());
}

void TimelineView::showItemMenu(int index, const QPoint& globalAt) {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QString key = m_items.at(index).key;
    const QList<CellAction> actions = itemActions(index);
    for (const CellAction& action : actions) {
        const QString label =
            fontMetrics().elidedText(action.label, Qt::ElideMiddle, Theme::instance().scaled(320));
        QAction* entry = menu->addAction(QString(label).replace(u'&', u"&&"_s));
        connect(entry, &QAction::triggered, this, [this, key, action] {
            const int at = indexOfKey(key);
            if (at >= 0)
                runAction(at, action);
        });
    }
    if (!actions.isEmpty())
        menu->addSeparator();
    QAction* copySelected = menu->addAction(themedIcon(u"copy"_s), tr("Copy selection"));
    copySelected->setEnabled(hasSelection());
    connect(copySelected, &QAction::triggered, this, &TimelineView::copy);
    QAction* copyWhole = menu->addAction(themedIcon(u"copy"_s), tr("Copy message"));
    const QString whole = textOfItem(index, 0, 1 << 30);
    copyWhole->setEnabled(!whole.isEmpty());
    connect(copyWhole, &QAction::triggered, this, [whole] { QGuiApplication::clipboard()->setText(whole); });
    menu->popup(globalAt);
}

} // namespace segue
