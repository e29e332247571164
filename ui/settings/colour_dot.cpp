// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/colour_dot.h"

#include "ui/shell/paint.h"

namespace segue {

using namespace Qt::StringLiterals;

QList<AccountColour> accountColours() {
    return {{u"#3D63DD"_s, ColourDot::tr("Blue")},   {u"#1B7F5C"_s, ColourDot::tr("Green")},
            {u"#B4531F"_s, ColourDot::tr("Orange")}, {u"#8E4EC6"_s, ColourDot::tr("Purple")},
            {u"#C2298A"_s, ColourDot::tr("Pink")},   {u"#0F7C91"_s, ColourDot::tr("Teal")}};
}

ColourDot::ColourDot(const AccountColour& colour, QWidget* parent)
    : QAbstractButton(parent), m_colour(colour) {
    setCheckable(true);
    setToolTip(colour.name);
    setAccessibleName(colour.name);
    setFocusPolicy(Qt::TabFocus);
}

QSize ColourDot::sizeHint() const {
    const int side = Theme::instance().scaled(28);
    return {side, side};
}

void ColourDot::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF whole = QRectF(rect()).adjusted(1, 1, -1, -1);
    if (isChecked() || hasFocus()) {
        painter.setPen(QPen(hasFocus() ? colours().focus : colours().text, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(whole);
    }
    const int inset = Theme::instance().scaled(5);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(m_colour.value));
    painter.drawEllipse(whole.adjusted(inset, inset, -inset, -inset));
}

} // namespace segue
