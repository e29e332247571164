// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

QT_BEGIN_NAMESPACE
class QFrame;
class QLabel;
class QWidget;
QT_END_NAMESPACE

namespace segue {

//! A label that shows `text` as it is, in one of the roles of the style sheet ("page", "title", "strong",
//! "muted", "small", "section", "danger", "note", or "" for ordinary text).
QLabel* plainLabel(const QString& text, const QString& role, QWidget* parent);
//! As above, over as many lines as it takes.
QLabel* wrappedLabel(const QString& text, const QString& role, QWidget* parent);
//! A line between two areas.
QFrame* horizontalLine(QWidget* parent);

} // namespace segue
