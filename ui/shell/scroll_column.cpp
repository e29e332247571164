// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/scroll_column.h"

#include "ui/shell/theme.h"

#include <QApplication>
#include <QVBoxLayout>

namespace segue {

ScrollColumn::ScrollColumn(QWidget* parent) : QScrollArea(parent) {
    setWidgetResizable(true);
    setFrameShape(NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    auto* inside = new QWidget;
    inside->setProperty("scrolled", true);
    // Never wider than what can be seen: nothing scrolls sideways, so what stood out would be cut off.
    inside->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_column = new QVBoxLayout(inside);
    m_column->setContentsMargins(0, 0, 0, 0);
    setWidget(inside);
    viewport()->setAutoFillBackground(false);
    inside->setAutoFillBackground(false);
    connect(&Theme::instance(), &Theme::changed, this, &ScrollColumn::applyWidth);
}

void ScrollColumn::setMargins(const QMargins& margins) {
    m_margins = margins;
    applyWidth();
}

void ScrollColumn::setMostWidth(int pixels, Rest rest) {
    m_mostWidth = pixels;
    m_rest = rest;
    applyWidth();
}

void ScrollColumn::applyWidth() {
    const int most = m_mostWidth > 0 ? Theme::instance().scaled(m_mostWidth) : QWIDGETSIZE_MAX;
    // Lines of text leave the rest at their end: what is read begins at the same place in every window.
    const int rest = qMax(0, viewport()->width() - m_margins.left() - m_margins.right() - most);
    const int before = m_rest == Rest::AroundIt ? rest / 2 : 0;
    QMargins margins = m_margins;
    margins.setLeft(margins.left() + before);
    margins.setRight(margins.right() + rest - before);
    m_column->setContentsMargins(margins);
}

void ScrollColumn::resizeEvent(QResizeEvent* event) {
    QScrollArea::resizeEvent(event);
    if (m_mostWidth > 0)
        applyWidth();
}

bool ScrollColumn::focusNextPrevChild(bool next) {
    const bool moved = QScrollArea::focusNextPrevChild(next);
    if (QWidget* now = QApplication::focusWidget(); now && isAncestorOf(now))
        ensureWidgetVisible(now, 0, space::l);
    return moved;
}

} // namespace segue
