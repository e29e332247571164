// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/qt_compat.h"

#include <QApplication>
#include <QPalette>
#include <QStyleHints>

namespace segue {

#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)

bool systemPrefersDark() {
    return QGuiApplication::styleHints()->colorScheme() == Qt::ColorScheme::Dark;
}

void onSystemColourSchemeChanged(QObject* context, std::function<void()> then) {
    QObject::connect(
        QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, context,
        [then = std::move(then)] { then(); });
}

#else

namespace {
//! Before the first own palette is set, the application's is the platform's.
bool platformPaletteIsDark() {
    const QPalette palette = QGuiApplication::palette();
    return palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
}
} // namespace

bool systemPrefersDark() {
    static const bool dark = platformPaletteIsDark();
    return dark;
}

void onSystemColourSchemeChanged(QObject*, std::function<void()>) {
    // Qt 6.4 tells nothing; asking once here keeps the platform's palette before ours replaces it.
    systemPrefersDark();
}

#endif

} // namespace segue
