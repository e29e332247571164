// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <functional>

// What one Qt version has and another lacks, for the widgets. This is the only file of ui/ that may know the
// version.

namespace segue {

//! Qt 6.5 and later ask the platform; Qt 6.4 compares the lightness of the palette that the platform gave at
//! the start.
bool systemPrefersDark();
//! Calls `then` whenever the answer may have changed, while `context` lives.
void onSystemColourSchemeChanged(QObject* context, std::function<void()> then);

} // namespace segue
