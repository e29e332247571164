// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"
#include "core/base/result.h"

#include <QString>

namespace segue::db {

class Connection;

//! Reads the whole SQLite file and compares its structures, indexes with their tables too: through a damaged
//! one, the wrong row would be changed. Errors: "corrupt", and the connection's. Always succeeds on
//! PostgreSQL, which looks after its own files.
[[nodiscard]] Result<void> checkIntegrity(Connection& connection);

//! Compares tables and indexes with those of a new database that the migrations of the folder make: damage in
//! their descriptions makes them others. Errors: "corrupt", and the connections'.
[[nodiscard]] Result<void> checkSchema(Connection& connection, const QString& migrations, Instant now);

//! Whether a SQLite file is damaged for which `error` came while it was opened: "corrupt", or "sql_error",
//! because what is always asked then fits neither its format nor its tables.
bool isDamage(const Error& error);

//! Leaves a mark beside the SQLite file at `path`: it proved damaged.
void markDamaged(const QString& path);
//! Whether there is such a mark; quarantine() takes it away.
[[nodiscard]] bool isMarkedDamaged(const QString& path);

//! Moves the SQLite file at `path` and its -wal and -shm aside as `<name>.corrupt-<UTC of now>`, so
//! that a new one can take its place and the old one can be looked at. Returns the new name of the
//! database file. No connection may have it open. Errors: Storage "io_error".
[[nodiscard]] Result<QString> quarantine(const QString& path, Instant now);

//! Deletes the SQLite file at `path` and its -wal and -shm, as far as they are there. No connection may have
//! it open. Errors: Storage "io_error".
[[nodiscard]] Result<void> removeDatabase(const QString& path);

//! Writes a consistent copy of a SQLite database to `path`; what was there is replaced only when
//! the copy is complete and on the disk. Must not be called in a transaction. Errors:
//! "backup_failed", and the connection's.
[[nodiscard]] Result<void> backUp(Connection& connection, const QString& path);

} // namespace segue::db
