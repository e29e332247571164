// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace segue::store {

// The folders of the databases' migrations, made readable: a static library's resources are not registered by
// themselves.
QString cacheMigrations();
QString workMigrations();

} // namespace segue::store
