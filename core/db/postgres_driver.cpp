// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/driver.h"
#include "core/db/sql_error.h"

#include <QCache>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>
#include <algorithm>
#include <atomic>

namespace segue::db {

using namespace Qt::StringLiterals;

namespace {

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

class PostgresRow final : public Row {
public:
    explicit PostgresRow(const QSqlQuery& query) : m_query(query) {}

    bool isNull(int column) const override { return m_query.isNull(column); }
    QString text(int column) const override { return m_query.value(column).toString(); }
    qint64 integer(int column) const override { return m_query.value(column).toLongLong(); }
    double number(int column) const override { return m_query.value(column).toDouble(); }
    bool boolean(int column) const override { return m_query.value(column).toBool(); }
    QByteArray blob(int column) const override { return m_query.value(column).toByteArray(); }
    Value value(int column) const override {
        const QVariant stored = m_query.value(column);
        if (stored.isNull())
            return nullptr;
        switch (stored.typeId()) {
        case QMetaType::Bool:
            return stored.toBool();
        case QMetaType::LongLong:
        case QMetaType::Int:
            return stored.toLongLong();
        case QMetaType::Double:
            return stored.toDouble();
        case QMetaType::QByteArray:
            return stored.toByteArray();
        default:
            return stored.toString();
        }
    }

private:
    const QSqlQuery& m_query;
};

QVariant variantOf(const Value& value) {
    return std::visit(
        [](const auto& stored) {
            if constexpr (std::is_same_v<std::decay_t<decltype(stored)>, std::nullptr_t>)
                return QVariant();
            else
                return QVariant(stored);
        },
        value.stored());
}

struct Statement {
    explicit Statement(const QSqlDatabase& database) : query(database) {}
    QSqlQuery query;
    size_t valueCount = 0;
};

class PostgresDriver final : public Driver {
public:
    PostgresDriver()
        : m_name(uniqueConnectionName()), m_database(QSqlDatabase::addDatabase(u"QPSQL"_s, m_name)),
          m_statements(keptStatements) {}
    ~PostgresDriver() override {
        // QtSql wants every query and handle gone before the connection is removed.
        m_statements.clear();
        m_database.close();
        m_database = QSqlDatabase();
        QSqlDatabase::removeDatabase(m_name);
    }

    Result<void> open(const PostgresOptions& options) {
        SEGUE_TRY_VALUE(connectOptions, libpqOptions(options));
        m_database.setHostName(options.host);
        m_database.setPort(options.port);
        m_database.setDatabaseName(options.database);
        m_database.setUserName(options.user);
        m_database.setPassword(options.password);
        m_database.setConnectOptions(connectOptions);
        if (!m_database.open())
            return fail(postgresError(m_database.lastError(), {}));
        return {};
    }

    Result<void> exec(const QString& sql) override {
        QSqlQuery query(m_database);
        if (!query.exec(sql))
            return fail(postgresError(query.lastError(), sql));
        return {};
    }

    Result<qint64>
    step(const QString& sql, const Values& values, const std::function<void(const Row&)>& read) override {
        // Taken out while it is used, so that `read` may run the same statement again.
        std::unique_ptr<Statement> statement(m_statements.take(sql));
        if (!statement) {
            statement = std::make_unique<Statement>(m_database);
            if (!statement->query.prepare(sql))
                return fail(postgresError(statement->query.lastError(), sql));
            statement->valueCount = values.size();
        }
        SEGUE_TRY(checkValueCount(statement->valueCount, values, sql));
        QSqlQuery& query = statement->query;
        for (size_t i = 0; i < values.size(); ++i)
            query.bindValue(static_cast<int>(i), variantOf(values[i]));
        if (!query.exec())
            return fail(postgresError(query.lastError(), sql));
        const PostgresRow row(query);
        while (query.next())
            read(row);
        if (query.lastError().isValid())
            return fail(postgresError(query.lastError(), sql));
        const qint64 affected = query.numRowsAffected();
        query.finish();
        m_statements.insert(sql, statement.release());
        return affected;
    }

    QSqlDriver* sqlDriver() const override { return m_database.driver(); }

private:
    QString m_name;
    QSqlDatabase m_database;
    QCache<QString, Statement> m_statements;
};

} // namespace

Result<std::unique_ptr<Driver>> openPostgresDriver(const PostgresOptions& options) {
    if (!QSqlDatabase::isDriverAvailable(u"QPSQL"_s))
        return fail(ErrorKind::Storage, u"driver_missing"_s, u"Qt's PostgreSQL driver is not installed"_s);
    auto driver = std::make_unique<PostgresDriver>();
    SEGUE_TRY(driver->open(options));
    return std::unique_ptr<Driver>(std::move(driver));
}

} // namespace segue::db
