// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace segue::hub {

//! "0.1.0", as the build file says.
inline QString hubVersion() {
    return QStringLiteral(SEGUE_VERSION);
}

} // namespace segue::hub
