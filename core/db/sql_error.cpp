// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/sql_error.h"

#include <QSqlError>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace segue::db {

namespace {

constexpr qsizetype shownSqlLength = 120;

// SQLite's result codes: the low byte is the kind, the rest says more.
QString sqliteCode(int extended) {
    constexpr int uniqueViolation = 2067;
    constexpr int primaryKeyViolation = 1555;
    constexpr int rowIdViolation = 2579;
    if (extended == uniqueViolation || extended == primaryKeyViolation || extended == rowIdViolation)
        return u"constraint_unique"_s;
    switch (extended & 0xff) {
    case 1: // SQLITE_ERROR
        return u"sql_error"_s;
    case 5: // SQLITE_BUSY
    case 6: // SQLITE_LOCKED
        return u"busy"_s;
    case 8: // SQLITE_READONLY
        return u"read_only"_s;
    case 10: // SQLITE_IOERR
    case 14: // SQLITE_CANTOPEN
        return u"io_error"_s;
    case 11: // SQLITE_CORRUPT
    case 26: // SQLITE_NOTADB
        return u"corrupt"_s;
    case 13: // SQLITE_FULL
        return u"disk_full"_s;
    case 19: // SQLITE_CONSTRAINT
        return u"constraint"_s;
    default:
        return u"other"_s;
    }
}

// PostgreSQL's SQLSTATEs, by prefix; the first that fits wins. A server that answers always says
// one: without it, it was libpq that found nobody there.
QString postgresCode(const QString& state) {
    if (state.isEmpty())
        return u"connection_lost"_s;
    constexpr std::array<std::pair<const char*, const char*>, 15> codes{{
        {"23505", "constraint_unique"},
        {"23", "constraint"},
        {"53100", "disk_full"},
        {"40001", "busy"},
        {"40P01", "busy"},
        {"55P03", "busy"},
        {"57014", "busy"},
        {"25006", "read_only"},
        {"25P03", "connection_lost"},
        {"58", "io_error"},
        {"XX001", "corrupt"},
        {"XX002", "corrupt"},
        {"08", "connection_lost"},
        {"57P", "connection_lost"},
        {"53300", "connection_lost"},
    }};
    for (const auto& [prefix, code] : codes) {
        if (state.startsWith(QLatin1StringView(prefix)))
            return QString::fromLatin1(code);
    }
    return u"other"_s;
}

Error storageError(const QString& code, const QString& native, const QString& text, QStringView sql) {
    QString message = u"database error %1"_s.arg(native.isEmpty() ? u"(no code)"_s : native);
    if (!text.isEmpty())
        message += u": "_s + text;
    if (!sql.isEmpty())
        message += u" in: "_s + sql.left(shownSqlLength).toString().simplified();
    return Error{ErrorKind::Storage, code, message, 0, std::nullopt};
}

} // namespace

Error sqliteError(int code, const QString& text, bool whilePreparing, QStringView sql) {
    // What it says while it prepares a statement is about our SQL, and a constraint's text names tables and
    // columns. Other texts may repeat a value ("no such column" of a search expression).
    constexpr int constraintViolation = 19; // SQLITE_CONSTRAINT
    const bool isSafe = whilePreparing || (code & 0xff) == constraintViolation;
    return storageError(sqliteCode(code), QString::number(code), isSafe ? text : QString(), sql);
}

Error postgresError(const QSqlError& error, QStringView sql) {
    const QString native = error.nativeErrorCode();
    const bool isOfTheConnection = error.type() == QSqlError::ConnectionError;
    return storageError(isOfTheConnection ? u"connection_lost"_s : postgresCode(native), native, {}, sql);
}

} // namespace segue::db
