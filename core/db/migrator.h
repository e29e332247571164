// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"
#include "core/base/result.h"
#include "core/db/connection.h"

namespace segue::db {

struct MigrationOptions {
    //! Holds `NNN_name.sql` for both dialects, or `NNN_name.sqlite.sql` and
    //! `NNN_name.postgres.sql`: a folder on the disk or in the resources (":/migrations/cache").
    QString folder;
    Instant now; //!< What `applied_at` says.
    //! SQLite: where a copy goes before an existing database is changed; an older copy there is
    //! replaced. Empty: none.
    QString backupPath;
};

struct MigrationReport {
    int from = 0; //!< The schema's version before; 0 for an empty database.
    int to = 0;
    bool backedUp = false;
};

//! Brings the database to the newest schema of the folder. Each migration and its row in
//! `schema_version` are one transaction, so that a failure leaves the version before it. Several
//! processes may call it at once. Errors: "schema_newer" (the database knows migrations that the
//! folder does not; nothing was changed), "migrations_invalid" (the folder is empty, unreadable or
//! numbered twice), "backup_failed", and the connection's.
[[nodiscard]] Result<MigrationReport> migrate(Connection& connection, const MigrationOptions& options);

//! Whether the database has all migrations of the folder, or more.
[[nodiscard]] Result<bool> isMigrated(Connection& connection, const QString& folder);

//! The version of the schema; 0 for a database that was never migrated.
[[nodiscard]] Result<int> schemaVersion(Connection& connection);

} // namespace segue::db
