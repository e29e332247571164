// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/segue_style.h"

#include "ui/shell/paint.h"

#include <QStyleFactory>
#include <QStyleOption>

namespace segue {

using namespace Qt::StringLiterals;

SegueStyle::SegueStyle() : QProxyStyle(QStyleFactory::create(u"Fusion"_s)) {}

int SegueStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const {
    switch (metric) {
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_ToolBarIconSize:
        return Theme::instance().scaled(16);
    case PM_SplitterWidth:
        return 1;
    case PM_ScrollBarExtent:
        return Theme::instance().scaled(10);
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return space::s;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int SegueStyle::styleHint(
    StyleHint hint, const QStyleOption* option, const QWidget* widget, QStyleHintReturn* data) const {
    switch (hint) {
    case SH_ItemView_ActivateItemOnSingleClick:
        return 0;
    case SH_DialogButtonBox_ButtonsHaveIcons:
    case SH_UnderlineShortcut:
        return 0;
    case SH_ToolTip_WakeUpDelay:
        return 500;
    default:
        return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

void SegueStyle::drawPrimitive(
    PrimitiveElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const {
    if (element != PE_FrameFocusRect) {
        QProxyStyle::drawPrimitive(element, option, painter, widget);
        return;
    }
    paintFocusRing(*painter, option->rect, cornerRadius - 2);
}

} // namespace segue
