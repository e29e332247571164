// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/db/options.h"
#include "core/db/row.h"
#include "core/db/value.h"

#include <functional>
#include <memory>
#include <optional>
#include <type_traits>
#include <vector>

class QSqlDriver;

namespace segue::db {

//! One connection to one database, for the thread that opened it. Statements are written with `?`
//! for both dialects, prepared once and kept; each call reads its statement to the end and finishes
//! it, because an unfinished read pins SQLite's write-ahead log and hides newer rows.
//!
//! Every failure is ErrorKind::Storage with a code of core/db/sql_error.h.
class Connection {
public:
    //! Opens or makes the file: write-ahead log, foreign keys on, trusted schema off (so that
    //! SQLite 3.40 refuses triggers that write to an FTS5 table: write it beside its source).
    [[nodiscard]] static Result<Connection> openSqlite(const SqliteOptions& options);
    //! Besides those codes: "driver_missing". A server that is gone is noticed within half a minute; a
    //! transaction without a word for a whole one is ended by the server, and the connection with it
    //! ("connection_lost").
    [[nodiscard]] static Result<Connection> openPostgres(const PostgresOptions& options);

    Connection(Connection&& other) noexcept;
    Connection& operator=(Connection&& other) noexcept;
    ~Connection();

    Dialect dialect() const;
    //! True between a Transaction's begin and its end.
    bool inTransaction() const;
    //! The server is gone for this connection ("connection_lost"): only a new one helps.
    bool isLost() const;
    //! For QSqlDriver's notifications (PostgreSQL's LISTEN) and nothing else.
    QSqlDriver* driver() const;

    //! Runs one statement that is used once (DDL, PRAGMA); it is not kept.
    [[nodiscard]] Result<void> exec(const QString& sql);
    //! Runs one statement; returns how many rows an INSERT, UPDATE or DELETE touched (meaningless
    //! for others).
    [[nodiscard]] Result<qint64> run(const QString& sql, const Values& values = {});
    //! Calls `read` for each row. It may use this connection; on SQLite it must not write to the
    //! tables that it reads.
    [[nodiscard]] Result<void>
    query(const QString& sql, const Values& values, const std::function<void(const Row&)>& read);

    //! What `read` makes of the first row; nothing if there is none. Give the statement a LIMIT 1
    //! where it could have many rows: all are stepped through.
    template <class Read>
    [[nodiscard]] auto one(const QString& sql, const Values& values, Read read)
        -> Result<std::optional<std::invoke_result_t<Read, const Row&>>> {
        std::optional<std::invoke_result_t<Read, const Row&>> first;
        SEGUE_TRY(query(sql, values, [&](const Row& row) {
            if (!first)
                first.emplace(read(row));
        }));
        return first;
    }
    //! The first column of the first row; nothing if there is no row or it is NULL.
    template <class T>
    [[nodiscard]] Result<std::optional<T>> scalar(const QString& sql, const Values& values = {}) {
        bool isFirst = true;
        std::optional<T> value;
        SEGUE_TRY(query(sql, values, [&](const Row& row) {
            if (isFirst)
                value = row.template optional<T>(0);
            isFirst = false;
        }));
        return value;
    }
    //! What `read` makes of every row, in their order.
    template <class Read>
    [[nodiscard]] auto all(const QString& sql, const Values& values, Read read)
        -> Result<std::vector<std::invoke_result_t<Read, const Row&>>> {
        std::vector<std::invoke_result_t<Read, const Row&>> rows;
        SEGUE_TRY(query(sql, values, [&](const Row& row) { rows.push_back(read(row)); }));
        return rows;
    }

private:
    friend class Transaction;
    struct State;

    explicit Connection(std::unique_ptr<State> state);
    Result<void> configureSqlite(const SqliteOptions& options);
    Result<void> configurePostgres(const PostgresOptions& options);
    Result<qint64>
    step(const QString& sql, const Values& values, const std::function<void(const Row&)>& read);
    Error failed(const Error& error);

    std::unique_ptr<State> m_state;
};

} // namespace segue::db
