// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/elided_label.h"

#include "ui/shell/paint.h"

#include <QHelpEvent>
#include <QToolTip>

namespace segue {

using namespace Qt::StringLiterals;

ElidedLabel::ElidedLabel(QWidget* parent) : QLabel(parent) {
    setTextFormat(Qt::PlainText);
}

QSize ElidedLabel::minimumSizeHint() const {
    return {fontMetrics().averageCharWidth() * 4, QLabel::minimumSizeHint().height()};
}

void ElidedLabel::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setLayoutDirection(layoutDirection());
    paintLine(painter, contentsRect(), text(), font(), palette().color(foregroundRole()));
}

bool ElidedLabel::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip && toolTip().isEmpty()) {
        const bool cut = fontMetrics().horizontalAdvance(text()) > contentsRect().width();
        const QString tip = cut ? u"<span>%1</span>"_s.arg(text().toHtmlEscaped()) : QString();
        QToolTip::showText(static_cast<QHelpEvent*>(event)->globalPos(), tip, this);
        return true;
    }
    return QLabel::event(event);
}

} // namespace segue
