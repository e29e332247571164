// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/tables.h"

#include "core/db/connection.h"

#include <QJsonArray>
#include <algorithm>

namespace segue::db {

using namespace Qt::StringLiterals;

namespace {

struct Column {
    QString name;
    QString type;
    bool isRequired = false;
    int placeInKey = 0; //!< From 1; 0 outside.

    Value empty() const {
        if (!isRequired)
            return nullptr;
        return type == "TEXT"_L1 ? Value(QString()) : Value(0);
    }
};

Result<std::vector<Column>> columnsOf(Connection& connection, const QString& table) {
    return connection.all(
        u"SELECT name, type, \"notnull\", pk FROM pragma_table_info(?) ORDER BY cid"_s, {table},
        [](const Row& row) { return Column{row.text(0), row.text(1), row.boolean(2), int(row.integer(3))}; });
}

Result<Table> tableNamed(Connection& connection, const QString& name, bool hasRowId) {
    SEGUE_TRY_VALUE(columns, columnsOf(connection, name));
    const auto isInKey = [](const Column& column) { return column.placeInKey > 0; };
    // The key first, in its own order.
    std::ranges::stable_sort(columns, [&](const Column& one, const Column& other) {
        return isInKey(one) && (!isInKey(other) || one.placeInKey < other.placeInKey);
    });
    const auto keySize = std::ranges::count_if(columns, isInKey);
    const bool isOwnNumber = keySize == 1 && columns.front().type == "INTEGER"_L1;
    if (hasRowId && !isOwnNumber)
        columns.insert(columns.begin(), Column{u"rowid"_s, u"INTEGER"_s, false, 0});
    Table table{name, {}, {}, {}, {}, hasRowId};
    for (const Column& column : columns) {
        table.columns.append(column.name);
        table.isText.append(column.type == "TEXT"_L1);
        table.empty.push_back(column.empty());
    }
    table.key = table.columns.first(hasRowId ? 1 : keySize);
    return table;
}

//! Bytes as base64.
struct ToJson {
    QJsonValue operator()(std::nullptr_t) const { return QJsonValue::Null; }
    QJsonValue operator()(bool flag) const { return flag; }
    QJsonValue operator()(qint64 number) const { return number; }
    QJsonValue operator()(double number) const { return number; }
    QJsonValue operator()(const QString& text) const { return text; }
    QJsonValue operator()(const QByteArray& bytes) const { return QString::fromLatin1(bytes.toBase64()); }
};

} // namespace

QString Table::select() const {
    return u"SELECT %1 FROM %2 "_s.arg(columnList(), name);
}

Result<QList<Table>> tablesOf(Connection& connection) {
    struct Found {
        QString name;
        bool hasRowId;
    };
    SEGUE_TRY_VALUE(
        found,
        connection.all(
            u"SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE "
            u"'\\' "
            "AND name <> 'schema_version' ORDER BY rowid"_s,
            {}, [](const Row& row) {
                return Found{row.text(0), !row.text(1).contains("WITHOUT ROWID"_L1, Qt::CaseInsensitive)};
            }));
    QList<Table> tables;
    for (const Found& one : found) {
        SEGUE_TRY_VALUE(table, tableNamed(connection, one.name, one.hasRowId));
        tables.append(table);
    }
    return tables;
}

Result<QJsonObject> dump(Connection& connection) {
    SEGUE_TRY_VALUE(tables, tablesOf(connection));
    QJsonObject all;
    for (const Table& table : std::as_const(tables)) {
        QJsonArray rows;
        SEGUE_TRY(connection.query(table.select(), {}, [&](const Row& row) {
            QJsonObject object;
            for (int i = 0; i < table.columns.size(); ++i)
                object.insert(table.columns.at(i), std::visit(ToJson(), row.value(i).stored()));
            rows.append(object);
        }));
        all.insert(table.name, rows);
    }
    return all;
}

} // namespace segue::db
