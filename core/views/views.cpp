// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/views/views.h"

#include "core/store/profile.h"
#include "core/views/sqlite_views.h"

namespace segue {

namespace {
Result<db::Connection> openReadOnly(const QString& path, bool marksDamage) {
    db::SqliteOptions options;
    options.path = path;
    options.readOnly = true;
    options.marksDamage = marksDamage;
    return db::Connection::openSqlite(options);
}
} // namespace

Result<std::unique_ptr<Views>> Views::open(const QString& profileDir) {
    SEGUE_TRY_VALUE(cache, openReadOnly(profile::cachePath(profileDir), true));
    SEGUE_TRY_VALUE(work, openReadOnly(profile::workPath(profileDir), false));
    return std::unique_ptr<Views>(new SqliteViews(std::move(cache), std::move(work)));
}

} // namespace segue
