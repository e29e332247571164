// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/db/connection.h"

#include <QCache>
#include <QSqlDatabase>
#include <QSqlQuery>

// Private to this room.
namespace segue::db {

//! A prepared statement that is kept for the next call.
struct Statement {
    explicit Statement(const QSqlDatabase& database) : query(database) {}
    QSqlQuery query;
    size_t valueCount = 0;
};

struct Connection::State {
    State(Dialect theDialect, const QString& driverName);
    Q_DISABLE_COPY_MOVE(State)
    ~State();

    Dialect dialect;
    QString name;
    QSqlDatabase database;
    QCache<QString, Statement> statements;
    bool inTransaction = false;
    bool marksDamage = false;
    bool isLost = false;
    //! PostgreSQL answers COMMIT of a transaction with a failed statement by rolling back, without
    //! an error.
    bool transactionFailed = false;
};

} // namespace segue::db
