// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/overlay.h"

#include "ui/shell/theme.h"

#include <QApplication>
#include <QKeyEvent>
#include <QPainter>

namespace segue {

Overlay::Overlay(QWidget* window, QWidget* card, QWidget* anchor)
    : QWidget(window), m_window(window), m_card(card), m_anchor(anchor), m_anchored(anchor != nullptr) {
    m_card->setParent(this);
    m_card->installEventFilter(this);
    m_window->installEventFilter(this);
    hide();
}

void Overlay::open() {
    m_focusBefore = QApplication::focusWidget();
    setGeometry(m_window->rect());
    raise();
    show();
    m_card->show();
    place();
    m_card->setFocus(Qt::PopupFocusReason);
}

void Overlay::dismiss() {
    if (isHidden())
        return;
    hide();
    if (m_focusBefore && m_focusBefore->isVisible())
        m_focusBefore->setFocus(Qt::PopupFocusReason);
    deleteLater();
}

void Overlay::dismissAll(QWidget* window) {
    const auto open = window->findChildren<Overlay*>(Qt::FindDirectChildrenOnly);
    for (Overlay* overlay : open)
        overlay->dismiss();
}

void Overlay::place() {
    m_card->adjustSize();
    QSize size = m_card->size().boundedTo(this->size() - QSize(2 * space::l, 2 * space::l));
    QPoint at((width() - size.width()) / 2, qMin(height() / 8, Theme::instance().scaled(96)));
    if (m_anchored && m_anchor) {
        const QPoint below = m_anchor->mapTo(m_window, QPoint(0, m_anchor->height() + space::xs));
        const bool rtl = layoutDirection() == Qt::RightToLeft;
        at = rtl ? below + QPoint(m_anchor->width() - size.width(), 0) : below;
    }
    at.setX(qBound(space::s, at.x(), qMax(space::s, width() - size.width() - space::s)));
    at.setY(qBound(space::s, at.y(), qMax(space::s, height() - size.height() - space::s)));
    m_card->setGeometry(QRect(at, size));
    update();
}

bool Overlay::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_window && event->type() == QEvent::Resize && isVisible()) {
        setGeometry(m_window->rect());
        place();
    }
    if (watched == m_card && event->type() == QEvent::LayoutRequest && isVisible())
        place();
    return false;
}

bool Overlay::focusNextPrevChild(bool next) {
    // Round within the card: what is behind cannot be reached until this is closed.
    QWidget* from = QApplication::focusWidget();
    if (!from || !isAncestorOf(from))
        from = m_card;
    QWidget* to = from;
    do {
        to = next ? to->nextInFocusChain() : to->previousInFocusChain();
        const bool reachable = to->isVisible() && to->isEnabled() && (to->focusPolicy() & Qt::TabFocus);
        if (isAncestorOf(to) && reachable) {
            to->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
            return true;
        }
    } while (to != from);
    return true;
}

void Overlay::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape)
        dismiss();
    // Nothing typed here may reach what is behind.
    event->accept();
}

void Overlay::mousePressEvent(QMouseEvent* event) {
    event->accept();
    dismiss();
}

void Overlay::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    if (!m_anchored)
        painter.fillRect(rect(), colours().scrim);
    paintCardShadow(painter, m_card->geometry());
}

void paintCardShadow(QPainter& painter, const QRect& card) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    constexpr int depth = 14;
    QColor ink = colours().shadow;
    const int alpha = ink.alpha();
    for (int i = depth; i > 0; --i) {
        ink.setAlpha(alpha * (depth - i + 1) / (depth * 6));
        painter.setBrush(ink);
        painter.drawRoundedRect(card.adjusted(-i, -i + 4, i, i + 4), 8 + i, 8 + i);
    }
    painter.restore();
}

} // namespace segue
