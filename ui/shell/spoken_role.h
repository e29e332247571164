// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAccessible>

QT_BEGIN_NAMESPACE
class QWidget;
QT_END_NAMESPACE

namespace segue {

//! What a screen reader calls a widget that paints itself: Qt knows no role for such a one, and calls every
//! button that can be checked a check box. To be said before the widget is shown.
void setSpokenRole(QWidget* widget, QAccessible::Role role);

} // namespace segue
