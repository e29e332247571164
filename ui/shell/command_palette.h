// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

QT_BEGIN_NAMESPACE
class QWidget;
QT_END_NAMESPACE

namespace segue {

class ActionRegistry;
class Picker;

//! A picker over every action with its key. Choosing one triggers it once the palette has closed. The caller
//! opens it.
Picker* makeCommandPalette(ActionRegistry& actions);

//! The sheet of keys (`?`), opened over `window`.
void showKeySheet(ActionRegistry& actions, QWidget* window);

} // namespace segue
