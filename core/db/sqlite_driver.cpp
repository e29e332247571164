// SPDX-License-Identifier: GPL-3.0-or-later
// SQLite by its own interface: through QtSql the same statements take half as long again.
#include "core/db/driver.h"
#include "core/db/sql_error.h"
#include "core/db/sqlite_relevance.h"

#include <QCache>
#include <QVarLengthArray>
#include <sqlite3.h>

namespace segue::db {

using namespace Qt::StringLiterals;

namespace {

struct CloseDatabase {
    // A statement that is still kept somewhere keeps it open until that is gone, too.
    void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
};
struct FinishStatement {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Database = std::unique_ptr<sqlite3, CloseDatabase>;
using Statement = std::unique_ptr<sqlite3_stmt, FinishStatement>;

class SqliteRow final : public Row {
public:
    explicit SqliteRow(sqlite3_stmt* statement) : m_statement(statement) {}

    bool isNull(int column) const override { return sqlite3_column_type(m_statement, column) == SQLITE_NULL; }
    QString text(int column) const override {
        const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(m_statement, column));
        return QString::fromUtf8(bytes, sqlite3_column_bytes(m_statement, column));
    }
    qint64 integer(int column) const override { return sqlite3_column_int64(m_statement, column); }
    double number(int column) const override { return sqlite3_column_double(m_statement, column); }
    QByteArray blob(int column) const override {
        const auto* bytes = static_cast<const char*>(sqlite3_column_blob(m_statement, column));
        return {bytes, sqlite3_column_bytes(m_statement, column)};
    }
    Value value(int column) const override {
        switch (sqlite3_column_type(m_statement, column)) {
        case SQLITE_NULL:
            return nullptr;
        case SQLITE_INTEGER:
            return integer(column);
        case SQLITE_FLOAT:
            return number(column);
        case SQLITE_BLOB:
            return blob(column);
        default:
            return text(column);
        }
    }

private:
    sqlite3_stmt* m_statement;
};

//! The texts of a statement's values, as SQLite takes them; they stay where they are until it has run.
using Texts = QVarLengthArray<QByteArray, 32>;

//! Binds a value to the `place`-th `?`, from 1.
class Binder {
public:
    Binder(sqlite3_stmt* statement, int place, Texts& texts)
        : m_statement(statement), m_place(place), m_texts(texts) {}

    int operator()(std::nullptr_t) const { return sqlite3_bind_null(m_statement, m_place); }
    int operator()(bool flag) const { return sqlite3_bind_int64(m_statement, m_place, flag ? 1 : 0); }
    int operator()(qint64 number) const { return sqlite3_bind_int64(m_statement, m_place, number); }
    int operator()(double number) const { return sqlite3_bind_double(m_statement, m_place, number); }
    int operator()(const QString& text) const {
        m_texts.append(text.toUtf8());
        const QByteArray& bytes = m_texts.last();
        return sqlite3_bind_text64(
            m_statement, m_place, bytes.constData(), sqlite3_uint64(bytes.size()), SQLITE_STATIC,
            SQLITE_UTF8);
    }
    int operator()(const QByteArray& bytes) const {
        return sqlite3_bind_blob64(
            m_statement, m_place, bytes.constData(), sqlite3_uint64(bytes.size()), SQLITE_STATIC);
    }

private:
    sqlite3_stmt* m_statement;
    int m_place;
    Texts& m_texts;
};

class SqliteDriver final : public Driver {
public:
    explicit SqliteDriver(Database database)
        : m_database(std::move(database)), m_statements(keptStatements) {}
    ~SqliteDriver() override { m_statements.clear(); }

    Result<void> exec(const QString& sql) override {
        SEGUE_TRY_VALUE(statement, prepare(sql, 0));
        return run(statement.get(), sql, [](const Row&) {});
    }

    Result<qint64>
    step(const QString& sql, const Values& values, const std::function<void(const Row&)>& read) override {
        // Never let go while it is used: it is among the last ones used then.
        Kept* kept = m_statements.object(sql);
        // `read` may run the same statement again.
        const bool isAnother = !kept || kept->isUsed;
        std::unique_ptr<Kept> made;
        if (isAnother) {
            SEGUE_TRY_VALUE(statement, prepare(sql, SQLITE_PREPARE_PERSISTENT));
            made = std::make_unique<Kept>(Kept{std::move(statement), false});
        }
        Kept& used = isAnother ? *made : *kept;
        used.isUsed = true;
        const auto done = stepOf(used.statement.get(), sql, values, read);
        used.isUsed = false;
        if (!done && !isAnother)
            m_statements.remove(sql);
        if (done && !kept)
            m_statements.insert(sql, made.release());
        return done;
    }

private:
    tl::unexpected<Error> failed(const QString& sql, bool whilePreparing = false) const {
        return fail(sqliteError(
            sqlite3_extended_errcode(m_database.get()), QString::fromUtf8(sqlite3_errmsg(m_database.get())),
            whilePreparing, sql));
    }

    Result<Statement> prepare(const QString& sql, unsigned flags) const {
        const QByteArray bytes = sql.toUtf8();
        sqlite3_stmt* made = nullptr;
        if (sqlite3_prepare_v3(
                m_database.get(), bytes.constData(), int(bytes.size()), flags, &made, nullptr) != SQLITE_OK)
            return failed(sql, true);
        return Statement(made);
    }

    Result<qint64> stepOf(
        sqlite3_stmt* statement, const QString& sql, const Values& values,
        const std::function<void(const Row&)>& read) const {
        SEGUE_TRY(checkValueCount(size_t(sqlite3_bind_parameter_count(statement)), values, sql));
        Texts texts;
        for (size_t i = 0; i < values.size(); ++i) {
            if (std::visit(Binder(statement, int(i) + 1, texts), values[i].stored()) != SQLITE_OK)
                return failed(sql);
        }
        SEGUE_TRY(run(statement, sql, read));
        return sqlite3_changes(m_database.get());
    }

    //! Leaves it as it was prepared, whatever comes of it.
    Result<void>
    run(sqlite3_stmt* statement, const QString& sql, const std::function<void(const Row&)>& read) const {
        const SqliteRow row(statement);
        int code = sqlite3_step(statement);
        for (; code == SQLITE_ROW; code = sqlite3_step(statement))
            read(row);
        // Before the reset, which may forget what it was about.
        Result<void> done;
        if (code != SQLITE_DONE)
            done = failed(sql);
        sqlite3_reset(statement);
        sqlite3_clear_bindings(statement);
        return done;
    }

    struct Kept {
        Statement statement;
        bool isUsed = false;
    };

    Database m_database;
    QCache<QString, Kept> m_statements;
};

} // namespace

Result<std::unique_ptr<Driver>> openSqliteDriver(const SqliteOptions& options) {
    const int mode = options.readOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    sqlite3* opened = nullptr;
    // One thread has it, so that it needs no locks of its own.
    const int code =
        sqlite3_open_v2(options.path.toUtf8().constData(), &opened, mode | SQLITE_OPEN_NOMUTEX, nullptr);
    Database database(opened);
    if (code != SQLITE_OK)
        return fail(sqliteError(
            opened ? sqlite3_extended_errcode(opened) : code, QString::fromUtf8(sqlite3_errstr(code)), false,
            {}));
    sqlite3_extended_result_codes(opened, 1);
    sqlite3_busy_timeout(opened, int(options.busyTimeout.count()));
    if (!addRelevance(opened))
        return fail(
            ErrorKind::Storage, u"no_full_text"_s,
            u"this SQLite was built without full-text search (FTS5)"_s);
    return std::unique_ptr<Driver>(std::make_unique<SqliteDriver>(std::move(database)));
}

} // namespace segue::db
