// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

QT_BEGIN_NAMESPACE
class QWidget;
QT_END_NAMESPACE

namespace segue {

class Theme;

//! The application's style sheet in the theme's colours and sizes. Widgets choose a look by a dynamic
//! property: QLabel `role` = "page" | "title" | "strong" | "muted" | "small" | "section" | "danger" | "note",
//! `tone` = "warning" | "danger";
//! QPushButton `kind` = "primary" | "note" | "danger" | "quiet"; QFrame `surface` = "plain" | "window" |
//! "card" | "popup".
QString styleSheetFor(const Theme& theme);

//! Sets a property that the style sheet asks for ("kind", "role", "tone"), and lets it take effect: the style
//! looks at a property only when a widget is polished. Does nothing if it has that value.
void restyle(QWidget* widget, const char* property, const QString& value);

} // namespace segue
