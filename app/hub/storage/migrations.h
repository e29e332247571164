// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace segue::hub {

//! The folder of the database's migrations.
inline QString hubMigrations() {
    return QStringLiteral(":/migrations/hub");
}

} // namespace segue::hub
