// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace segue {

class Theme;

//! The application's style sheet in the theme's colours and sizes. Widgets choose a look by a dynamic
//! property: QLabel `role` = "page" | "title" | "strong" | "muted" | "small" | "section" | "danger";
//! QPushButton `kind` = "primary" | "note" | "danger" | "quiet"; QFrame `surface` = "plain" | "window" |
//! "card" | "popup".
QString styleSheetFor(const Theme& theme);

} // namespace segue
