// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/connection.h"

#include "core/base/log.h"
#include "core/db/check.h"
#include "core/db/connection_state.h"

using namespace Qt::StringLiterals;

namespace segue::db {

Connection::State::State(Dialect theDialect, std::unique_ptr<Driver> theDriver)
    : dialect(theDialect), driver(std::move(theDriver)) {}

Result<void> checkValueCount(size_t expected, const Values& values, const QString& sql) {
    if (values.size() == expected)
        return {};
    return fail(ErrorKind::Storage, u"other"_s, u"wrong number of values for: "_s + sql.left(120));
}

Connection::Connection(std::unique_ptr<State> state) : m_state(std::move(state)) {}
Connection::Connection(Connection&& other) noexcept = default;
Connection& Connection::operator=(Connection&& other) noexcept = default;
Connection::~Connection() = default;

Result<Connection> Connection::openSqlite(const SqliteOptions& options) {
    SEGUE_TRY_VALUE(driver, openSqliteDriver(options));
    Connection connection(std::make_unique<State>(Dialect::Sqlite, std::move(driver)));
    if (options.marksDamage)
        connection.m_state->damagePath = options.path;
    SEGUE_TRY(connection.configureSqlite(options));
    return connection;
}

Result<Connection> Connection::openPostgres(const PostgresOptions& options) {
    SEGUE_TRY_VALUE(driver, openPostgresDriver(options));
    Connection connection(std::make_unique<State>(Dialect::Postgres, std::move(driver)));
    SEGUE_TRY(connection.configurePostgres(options));
    return connection;
}

Result<void> Connection::configurePostgres(const PostgresOptions& options) {
    SEGUE_TRY(exec(u"SET lock_timeout = %1"_s.arg(options.lockTimeout.count())));
    // Else the server keeps the locks of a program whose machine is gone, for hours.
    return exec(u"SET idle_in_transaction_session_timeout = 60000"_s);
}

Result<void> Connection::configureSqlite(const SqliteOptions& options) {
    // The others read the schema already.
    if (options.writableSchema)
        SEGUE_TRY(exec(u"PRAGMA writable_schema = ON"_s));
    SEGUE_TRY(exec(u"PRAGMA cache_size = -%1"_s.arg(options.cacheKib)));
    SEGUE_TRY(exec(u"PRAGMA mmap_size = %1"_s.arg(options.mmapBytes)));
    SEGUE_TRY(exec(u"PRAGMA temp_store = MEMORY"_s));
    SEGUE_TRY(exec(u"PRAGMA trusted_schema = OFF"_s));
    SEGUE_TRY(exec(u"PRAGMA foreign_keys = ON"_s));
    if (options.readOnly)
        return {};
    SEGUE_TRY_VALUE(mode, scalar<QString>(u"PRAGMA journal_mode = WAL"_s));
    // Some network file systems have no shared memory: slower there, but as safe.
    if (mode != "wal"_L1 && mode != "memory"_L1)
        qCWarning(segueDb) << "no write-ahead log on this file system, journal mode is"
                           << mode.value_or(QString());
    SEGUE_TRY(exec(u"PRAGMA journal_size_limit = 67108864"_s));
    // What is deleted is overwritten where it lies. Some builds of SQLite do so by themselves, others do not.
    SEGUE_TRY(exec(u"PRAGMA secure_delete = ON"_s));
    if (options.durability == Durability::Normal)
        return exec(u"PRAGMA synchronous = NORMAL"_s);
    SEGUE_TRY(exec(u"PRAGMA synchronous = FULL"_s));
    // macOS only acknowledges a write from its disk's cache without these; elsewhere they do
    // nothing.
    SEGUE_TRY(exec(u"PRAGMA fullfsync = ON"_s));
    return exec(u"PRAGMA checkpoint_fullfsync = ON"_s);
}

Dialect Connection::dialect() const {
    return m_state->dialect;
}
bool Connection::inTransaction() const {
    return m_state->inTransaction;
}

bool Connection::isLost() const {
    return m_state->isLost;
}
QSqlDriver* Connection::driver() const {
    return m_state->driver->sqlDriver();
}

Error Connection::failed(const Error& error) {
    if (m_state->inTransaction)
        m_state->transactionFailed = true;
    if (error.code == "corrupt"_L1 && !m_state->damagePath.isEmpty())
        markDamaged(m_state->damagePath);
    if (error.code == "connection_lost"_L1)
        m_state->isLost = true;
    return error;
}

Result<void> Connection::exec(const QString& sql) {
    if (const auto done = m_state->driver->exec(sql); !done)
        return fail(failed(done.error()));
    return {};
}

Result<qint64> Connection::run(const QString& sql, const Values& values) {
    return step(sql, values, [](const Row&) {});
}

Result<void>
Connection::query(const QString& sql, const Values& values, const std::function<void(const Row&)>& read) {
    SEGUE_TRY(step(sql, values, read));
    return {};
}

Result<qint64>
Connection::step(const QString& sql, const Values& values, const std::function<void(const Row&)>& read) {
    auto done = m_state->driver->step(sql, values, read);
    if (!done)
        return fail(failed(done.error()));
    return done;
}

} // namespace segue::db
