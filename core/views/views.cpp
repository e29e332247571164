// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/views/views.h"

#include "core/db/migrator.h"
#include "core/store/profile.h"
#include "core/store/resources.h"
#include "core/views/sqlite_views.h"

namespace segue {

using namespace Qt::StringLiterals;

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
    SEGUE_TRY_VALUE(isMigrated, db::isMigrated(work, store::workMigrations()));
    if (!isMigrated)
        return fail(ErrorKind::Storage, u"schema_older"_s, u"an older Segue wrote this profile"_s);
    return std::unique_ptr<Views>(new SqliteViews(std::move(cache), std::move(work)));
}

} // namespace segue
