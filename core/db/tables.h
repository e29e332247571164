// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/db/value.h"

#include <QJsonObject>
#include <QList>
#include <QStringList>

namespace segue::db {

class Connection;

//! A table of a SQLite database, as the database itself describes it.
struct Table {
    QString name;
    QStringList columns;     //!< All that it takes to make its rows again, the key first.
    QStringList key;         //!< What its rows lie in the order of.
    QList<bool> isText;      //!< By column: it holds texts alone.
    Values empty;            //!< What stands for nothing, by column: NULL where that is allowed.
    bool isNumbered = false; //!< The key is a number that single rows can be asked by.

    QString columnList() const { return columns.join(QStringLiteral(", ")); }
    //! "SELECT … FROM …", without a condition.
    QString select() const;
};

//! Those that hold what somebody put in: not SQLite's own, nor the table of migrations.
[[nodiscard]] Result<QList<Table>> tablesOf(Connection& connection);

//! Everything in them: a list of rows by table, a row as {column: value}; bytes as base64.
[[nodiscard]] Result<QJsonObject> dump(Connection& connection);

} // namespace segue::db
