// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/db/options.h"
#include "core/db/row.h"
#include "core/db/value.h"

#include <QSqlDriver>
#include <functional>
#include <memory>

// Private to this room.
namespace segue::db {

//! What a Connection speaks to its database through. Statements are prepared once and kept.
class Driver {
public:
    virtual ~Driver() = default;

    //! Runs one statement that is not kept.
    virtual Result<void> exec(const QString& sql) = 0;
    //! Reads a statement to its end; answers with how many rows it changed.
    virtual Result<qint64>
    step(const QString& sql, const Values& values, const std::function<void(const Row&)>& read) = 0;
    //! For QSqlDriver's notifications; none on SQLite.
    virtual QSqlDriver* sqlDriver() const { return nullptr; }
};

//! More than all statements of one program; the least recently used go first.
inline constexpr int keptStatements = 400;

//! A kept statement remembers its last bindings: a missing value would silently be the previous one.
Result<void> checkValueCount(size_t expected, const Values& values, const QString& sql);

Result<std::unique_ptr<Driver>> openSqliteDriver(const SqliteOptions& options);
Result<std::unique_ptr<Driver>> openPostgresDriver(const PostgresOptions& options);

} // namespace segue::db
