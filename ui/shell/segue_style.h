// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProxyStyle>

namespace segue {

//! Fusion with our metrics and hints, and a focus ring that is always seen. Looks that a style sheet can
//! describe are in style_sheet.cpp.
class SegueStyle : public QProxyStyle {
    Q_OBJECT

public:
    SegueStyle();

    int pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const override;
    int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget, QStyleHintReturn* data)
        const override;
    void drawPrimitive(
        PrimitiveElement element, const QStyleOption* option, QPainter* painter,
        const QWidget* widget) const override;
};

} // namespace segue
