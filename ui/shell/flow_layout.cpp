// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/flow_layout.h"

#include "ui/shell/theme.h"

#include <QStyle>
#include <QWidget>

namespace segue {

FlowLayout::FlowLayout(QWidget* parent) : QLayout(parent) {
    setContentsMargins(0, 0, 0, 0);
    setSpacing(space::xs);
}

FlowLayout::~FlowLayout() {
    while (!m_items.isEmpty())
        delete m_items.takeFirst();
}

void FlowLayout::addItem(QLayoutItem* item) {
    m_items.append(item);
}

QLayoutItem* FlowLayout::takeAt(int index) {
    return index >= 0 && index < m_items.size() ? m_items.takeAt(index) : nullptr;
}

int FlowLayout::heightForWidth(int width) const {
    return arrange(QRect(0, 0, width, 0), false);
}

QSize FlowLayout::minimumSize() const {
    QSize size;
    for (const QLayoutItem* item : m_items)
        size = size.expandedTo(item->minimumSize());
    return size;
}

void FlowLayout::setGeometry(const QRect& rect) {
    QLayout::setGeometry(rect);
    arrange(rect, true);
}

int FlowLayout::arrange(const QRect& rect, bool apply) const {
    const Qt::LayoutDirection direction =
        parentWidget() ? parentWidget()->layoutDirection() : Qt::LeftToRight;
    QList<std::pair<QLayoutItem*, QRect>> line;
    int x = rect.left();
    int y = rect.top();
    const auto finishLine = [&] {
        int height = 0;
        for (const auto& [item, place] : std::as_const(line))
            height = qMax(height, place.height());
        for (const auto& [item, place] : std::as_const(line)) {
            const QRect middle = place.translated(0, (height - place.height()) / 2);
            if (apply)
                item->setGeometry(QStyle::visualRect(direction, rect, middle));
        }
        line.clear();
        x = rect.left();
        y += height;
    };
    for (QLayoutItem* item : m_items) {
        if (item->isEmpty())
            continue;
        const QSize size = item->sizeHint().boundedTo(QSize(qMax(1, rect.width()), QWIDGETSIZE_MAX));
        if (!line.isEmpty() && x + size.width() > rect.right() + 1) {
            finishLine();
            y += spacing();
        }
        line.append({item, QRect(QPoint(x, y), size)});
        x += size.width() + spacing();
    }
    finishLine();
    return y - rect.top();
}

} // namespace segue
