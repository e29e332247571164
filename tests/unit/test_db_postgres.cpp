// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/migrator.h"
#include "core/db/transaction.h"
#include "tests/fakes/postgres_server.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <atomic>
#include <thread>
#include <vector>

using namespace Qt::StringLiterals;
using namespace segue;
using namespace segue::db;

class TestDbPostgres : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        if (const QString reason = m_server.start(); !reason.isEmpty())
            QSKIP(qPrintable(reason));
        auto connection = Connection::openPostgres(*PostgresOptions::fromUrl(m_server.url()));
        QVERIFY2(connection, qPrintable(connection ? QString() : connection.error().message));
        m_connection = std::make_unique<Connection>(std::move(*connection));
    }

    void everyTypeGoesThereAndBack() {
        QVERIFY(m_connection->exec(
            u"CREATE TABLE types (a TEXT NOT NULL, b BIGINT, c BOOLEAN, d FLOAT8, e BYTEA, f BIGINT)"_s));
        const QString hostile = u"it's \\ ? $1 "_s + QChar(u'\0') + u"👋🏽"_s;
        const QByteArray bytes("\0\\'\xff", 4);
        QVERIFY(m_connection->run(
            u"INSERT INTO types VALUES (?, ?, ?, ?, ?, ?)"_s,
            {hostile, std::numeric_limits<qint64>::max(), true, 1.5, bytes, std::optional<Instant>()}));
        int rows = 0;
        QVERIFY(m_connection->query(u"SELECT * FROM types"_s, {}, [&](const Row& row) {
            ++rows;
            QCOMPARE(row.text(0), u"it's \\ ? $1 \uFFFD👋🏽"_s);
            QCOMPARE(row.integer(1), std::numeric_limits<qint64>::max());
            QVERIFY(row.boolean(2));
            QCOMPARE(row.number(3), 1.5);
            QCOMPARE(row.blob(4), bytes);
            QVERIFY(!row.optionalInstant(5));
            // A second statement while this one is read.
            QCOMPARE(m_connection->scalar<int>(u"SELECT 7"_s)->value(), 7);
        }));
        QCOMPARE(rows, 1);
        QCOMPARE(*m_connection->run(u"UPDATE types SET b = b - 1"_s), 1);
    }

    void errorsHaveCodesAndHideValues() {
        QVERIFY(m_connection->exec(u"CREATE TABLE uniq (a TEXT PRIMARY KEY, n INTEGER NOT NULL)"_s));
        const QString insert = u"INSERT INTO uniq VALUES (?, ?)"_s;
        QVERIFY(m_connection->run(insert, {u"secret@example.org"_s, 1}));
        const auto twice = m_connection->run(insert, {u"secret@example.org"_s, 1});
        QVERIFY(!twice);
        QCOMPARE(twice.error().code, u"constraint_unique"_s);
        QVERIFY2(!twice.error().message.contains(u"secret"), qPrintable(twice.error().message));
        QCOMPARE(m_connection->run(insert, {u"b"_s, nullptr}).error().code, u"constraint"_s);
        QCOMPARE(m_connection->run(u"SELEC"_s).error().code, u"other"_s);
    }

    void aCommitAfterAFailedStatementIsAnError() {
        QVERIFY(m_connection->exec(u"CREATE TABLE tx (n INTEGER)"_s));
        auto transaction = Transaction::begin(*m_connection);
        QVERIFY(m_connection->run(u"INSERT INTO tx VALUES (1)"_s));
        QVERIFY(!m_connection->run(u"INSERT INTO nowhere VALUES (1)"_s));
        QVERIFY(!transaction->commit());
        QVERIFY(!m_connection->inTransaction());
        QCOMPARE(m_connection->scalar<int>(u"SELECT count(*) FROM tx"_s)->value(), 0);
        auto good = Transaction::begin(*m_connection);
        QVERIFY(m_connection->run(u"INSERT INTO tx VALUES (1)"_s));
        QVERIFY(good->commit());
        QCOMPARE(m_connection->scalar<int>(u"SELECT count(*) FROM tx"_s)->value(), 1);
    }

    void aLockIsWaitedForAWhile() {
        PostgresOptions impatient = *PostgresOptions::fromUrl(m_server.url());
        impatient.lockTimeout = Millis{100};
        auto other = Connection::openPostgres(impatient);
        QVERIFY(other.has_value());
        QVERIFY(m_connection->run(u"SELECT pg_advisory_lock(7)"_s));
        const auto locked = other->run(u"SELECT pg_advisory_lock(7)"_s);
        QVERIFY(m_connection->run(u"SELECT pg_advisory_unlock(7)"_s));
        QVERIFY(!locked);
        QCOMPARE(locked.error().code, u"busy"_s);
        QVERIFY(!other->isLost());
        QCOMPARE(
            m_connection->scalar<QString>(u"SELECT current_setting('idle_in_transaction_session_timeout')"_s)
                ->value_or(QString()),
            u"1min"_s);
    }

    void fourMigratorsAtOnceMigrateOnce() {
        QTemporaryDir folder;
        const auto write = [&folder](const QString& name, const QByteArray& content) {
            QFile file(folder.filePath(name));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(content);
        };
        write(
            u"001_first.postgres.sql"_s,
            "CREATE TABLE once (n INTEGER); INSERT INTO once VALUES (1);"
            "CREATE FUNCTION f() RETURNS int AS $$ BEGIN RETURN 1; END; $$ LANGUAGE plpgsql;");
        write(u"001_first.sqlite.sql"_s, "THIS IS NOT SQL;");
        write(u"002_second.sql"_s, "SELECT pg_sleep(0.2); INSERT INTO once VALUES (2);");
        std::atomic<int> succeeded = 0;
        std::vector<std::thread> threads;
        for (int i = 0; i < 4; ++i) {
            threads.emplace_back([&] {
                auto connection = Connection::openPostgres(*PostgresOptions::fromUrl(m_server.url()));
                if (connection && migrate(*connection, {folder.path(), fromMs(5), {}}))
                    ++succeeded;
            });
        }
        for (std::thread& thread : threads)
            thread.join();
        QCOMPARE(succeeded.load(), 4);
        QCOMPARE(m_connection->scalar<int>(u"SELECT count(*) FROM once"_s)->value(), 2);
        QCOMPARE(*schemaVersion(*m_connection), 2);
    }

    // The server says so at most once; what is asked after it fails in libpq, which has no code.
    void aRestartedServerIsFoundLost() {
        std::vector<Connection> connections;
        for (int i = 0; i < 2; ++i) {
            auto connection = Connection::openPostgres(*PostgresOptions::fromUrl(m_server.url()));
            QVERIFY(connection && connection->scalar<int>(u"SELECT 1"_s));
            connections.push_back(std::move(*connection));
        }
        QVERIFY(m_server.restart());
        for (Connection& connection : connections) {
            QVERIFY(!connection.scalar<int>(u"SELECT 1"_s));
            QVERIFY(connection.isLost());
            const auto again = connection.run(u"SELECT ?"_s, {1});
            QCOMPARE(again ? QString() : again.error().code, u"connection_lost"_s);
        }
        m_connection.reset();
    }

    void cleanupTestCase() { m_connection.reset(); }

private:
    PostgresServer m_server;
    std::unique_ptr<Connection> m_connection;
};

QTEST_GUILESS_MAIN(TestDbPostgres)
#include "test_db_postgres.moc"
