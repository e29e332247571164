// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

namespace segue::identity {

//! Jaro–Winkler similarity, 0 to 1 (Winkler 1990: prefix scale 0.1, at most 4 characters). Two empty texts
//! are 1.
double jaroWinkler(QStringView left, QStringView right);

} // namespace segue::identity
