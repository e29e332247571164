// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QStringView>

class QSqlError;

namespace segue::db {

// A database's error as ErrorKind::Storage with one of the codes "disk_full", "io_error", "corrupt", "busy",
// "read_only", "constraint_unique", "constraint", "connection_lost", "sql_error" (SQLite alone) and
// "other". The message has the native
// code and the beginning of `sql`, and never a bound value: database texts that may repeat one are left out.

//! `code` is SQLite's extended one.
Error sqliteError(int code, const QString& text, bool whilePreparing, QStringView sql);
Error postgresError(const QSqlError& error, QStringView sql);

} // namespace segue::db
