// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/connection.h"

#include "core/base/log.h"
#include "core/db/check.h"
#include "core/db/connection_state.h"
#include "core/db/sql_error.h"

#include <QSqlError>
#include <algorithm>
#include <atomic>

using namespace Qt::StringLiterals;

namespace segue::db {

namespace {

// More than all statements of one program; the least recently used go first.
constexpr int keptStatements = 400;

QString uniqueConnectionName() {
    static std::atomic<quint64> counter{0};
    return u"segue-%1"_s.arg(++counter);
}

// libpq takes 'value' with backslashes before quotes; QtSql turns every ';' of its options into a
// space.
Result<QString> libpqOption(const QString& name, QString value) {
    if (value.contains(u';') || value.contains(QChar(u'\0')))
        return fail(
            ErrorKind::Permanent, u"database_url_invalid"_s,
            u"the database option %1 has a character that cannot be sent"_s.arg(name));
    value.replace(u'\\', u"\\\\"_s).replace(u'\'', u"\\'"_s);
    return u"%1='%2'"_s.arg(name, value);
}

Result<QString> libpqOptions(const PostgresOptions& options) {
    QStringList parts{u"connect_timeout=%1"_s.arg(
        std::max<qint64>(2, std::chrono::ceil<std::chrono::seconds>(options.connectTimeout).count()))};
    // By itself TCP takes hours to notice that the server's machine is gone.
    parts +=
        {u"keepalives_idle=15"_s, u"keepalives_interval=5"_s, u"keepalives_count=3"_s,
         u"tcp_user_timeout=30000"_s};
    if (!options.sslMode.isEmpty()) {
        SEGUE_TRY_VALUE(sslMode, libpqOption(u"sslmode"_s, options.sslMode));
        parts += sslMode;
    }
    if (!options.applicationName.isEmpty()) {
        SEGUE_TRY_VALUE(name, libpqOption(u"application_name"_s, options.applicationName));
        parts += name;
    }
    return parts.join(u';');
}

} // namespace

Connection::State::State(Dialect theDialect, const QString& driverName)
    : dialect(theDialect), name(uniqueConnectionName()),
      database(QSqlDatabase::addDatabase(driverName, name)), statements(keptStatements) {}

Connection::State::~State() {
    // QtSql wants every query and handle gone before the connection is removed.
    statements.clear();
    database.close();
    database = QSqlDatabase();
    QSqlDatabase::removeDatabase(name);
}

Connection::Connection(std::unique_ptr<State> state) : m_state(std::move(state)) {}
Connection::Connection(Connection&& other) noexcept = default;
Connection& Connection::operator=(Connection&& other) noexcept = default;
Connection::~Connection() = default;

Result<Connection> Connection::openSqlite(const SqliteOptions& options) {
    if (!QSqlDatabase::isDriverAvailable(u"QSQLITE"_s))
        return fail(ErrorKind::Storage, u"driver_missing"_s, u"Qt's SQLite driver is not installed"_s);
    Connection connection(std::make_unique<State>(Dialect::Sqlite, u"QSQLITE"_s));
    connection.m_state->marksDamage = options.marksDamage;
    QSqlDatabase& database = connection.m_state->database;
    database.setDatabaseName(options.path);
    QString connectOptions = u"QSQLITE_BUSY_TIMEOUT=%1"_s.arg(options.busyTimeout.count());
    if (options.readOnly)
        connectOptions += u";QSQLITE_OPEN_READONLY"_s;
    database.setConnectOptions(connectOptions);
    if (!database.open())
        return fail(connection.failed(database.lastError(), {}));
    SEGUE_TRY(connection.configureSqlite(options));
    return connection;
}

Result<Connection> Connection::openPostgres(const PostgresOptions& options) {
    if (!QSqlDatabase::isDriverAvailable(u"QPSQL"_s))
        return fail(ErrorKind::Storage, u"driver_missing"_s, u"Qt's PostgreSQL driver is not installed"_s);
    SEGUE_TRY_VALUE(connectOptions, libpqOptions(options));
    Connection connection(std::make_unique<State>(Dialect::Postgres, u"QPSQL"_s));
    QSqlDatabase& database = connection.m_state->database;
    database.setHostName(options.host);
    database.setPort(options.port);
    database.setDatabaseName(options.database);
    database.setUserName(options.user);
    database.setPassword(options.password);
    database.setConnectOptions(connectOptions);
    if (!database.open())
        return fail(connection.failed(database.lastError(), {}));
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
    return m_state->database.driver();
}

Error Connection::failed(const QSqlError& error, const QString& sql) {
    if (m_state->inTransaction)
        m_state->transactionFailed = true;
    Error said = sqlError(m_state->dialect, error, sql);
    if (m_state->marksDamage && said.code == "corrupt"_L1)
        markDamaged(m_state->database.databaseName());
    if (said.code == "connection_lost"_L1)
        m_state->isLost = true;
    return said;
}

Result<void> Connection::exec(const QString& sql) {
    QSqlQuery query(m_state->database);
    query.setForwardOnly(m_state->dialect == Dialect::Sqlite);
    if (!query.exec(sql))
        return fail(failed(query.lastError(), sql));
    while (query.next()) {
    }
    if (query.lastError().isValid())
        return fail(failed(query.lastError(), sql));
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
    // Taken out while it is used, so that `read` may run the same statement again.
    std::unique_ptr<Statement> statement(m_state->statements.take(sql));
    if (!statement) {
        statement = std::make_unique<Statement>(m_state->database);
        // Forward-only saves a copy of every row on SQLite; on PostgreSQL it would forbid a second
        // query meanwhile.
        statement->query.setForwardOnly(m_state->dialect == Dialect::Sqlite);
        if (!statement->query.prepare(sql))
            return fail(failed(statement->query.lastError(), sql));
        statement->valueCount = values.size();
    }
    // A kept statement remembers its last bindings: a missing value would silently be the previous
    // one.
    if (values.size() != statement->valueCount)
        return fail(ErrorKind::Storage, u"other"_s, u"wrong number of values for: "_s + sql.left(120));

    QSqlQuery& query = statement->query;
    for (size_t i = 0; i < values.size(); ++i)
        query.bindValue(static_cast<int>(i), values[i].variant());
    if (!query.exec())
        return fail(failed(query.lastError(), sql));
    const Row row(query);
    while (query.next())
        read(row);
    if (query.lastError().isValid())
        return fail(failed(query.lastError(), sql));
    const qint64 affected = query.numRowsAffected();
    query.finish();
    m_state->statements.insert(sql, statement.release());
    return affected;
}

} // namespace segue::db
