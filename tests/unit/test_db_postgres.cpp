// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/migrator.h"
#include "core/db/transaction.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>
#include <atomic>
#include <thread>
#include <vector>

using namespace Qt::StringLiterals;
using namespace segue;
using namespace segue::db;

namespace {

//! A private PostgreSQL server. PostgreSQL refuses to run as root: there it runs as `postgres`.
class PostgresServer {
public:
    ~PostgresServer() {
        if (m_isRunning)
            run({m_tools + u"/pg_ctl"_s, u"-D"_s, data(), u"-m"_s, u"immediate"_s, u"stop"_s});
    }

    //! Why it cannot run here; empty when it runs.
    QString start() {
        QDir versions(u"/usr/lib/postgresql"_s);
        const QStringList found = versions.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
        if (found.isEmpty())
            return u"PostgreSQL is not installed"_s;
        m_tools = versions.filePath(found.last()) + u"/bin"_s;
        m_asRoot = QFileInfo(m_folder.path()).ownerId() == 0;
        if (m_asRoot && !run({u"/bin/chown"_s, u"postgres"_s, m_folder.path()}, false))
            return u"the server's folder cannot be given to the user postgres"_s;
        QTcpServer probe;
        if (!probe.listen(QHostAddress::LocalHost))
            return u"no free port"_s;
        m_port = probe.serverPort();
        probe.close();
        if (!run(
                {m_tools + u"/initdb"_s, u"-D"_s, data(), u"-A"_s, u"trust"_s, u"--no-sync"_s, u"-U"_s,
                 u"segue"_s, u"-E"_s, u"UTF8"_s}))
            return u"initdb failed"_s;
        const QString settings =
            u"-F -p %1 -c listen_addresses=127.0.0.1 -c unix_socket_directories=%2"_s.arg(m_port).arg(
                m_folder.path());
        m_isRunning = run(
            {m_tools + u"/pg_ctl"_s, u"-D"_s, data(), u"-w"_s, u"-l"_s, m_folder.filePath(u"log"_s), u"-o"_s,
             settings, u"start"_s});
        return m_isRunning ? QString() : u"the server did not start"_s;
    }

    Result<Connection> connect() const {
        const auto options =
            PostgresOptions::fromUrl(u"postgresql://segue@127.0.0.1:%1/postgres"_s.arg(m_port));
        return Connection::openPostgres(*options);
    }

private:
    QString data() const { return m_folder.filePath(u"data"_s); }

    bool run(QStringList command, bool asPostgres = true) const {
        if (m_asRoot && asPostgres)
            command = QStringList{u"runuser"_s, u"-u"_s, u"postgres"_s, u"--"_s} + command;
        QProcess process;
        process.setStandardOutputFile(QProcess::nullDevice());
        process.setStandardErrorFile(QProcess::nullDevice());
        process.setWorkingDirectory(m_folder.path());
        process.start(command.first(), command.mid(1));
        return process.waitForFinished(60'000) && process.exitCode() == 0;
    }

    QTemporaryDir m_folder;
    QString m_tools;
    quint16 m_port = 0;
    bool m_asRoot = false;
    bool m_isRunning = false;
};

} // namespace

class TestDbPostgres : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        if (const QString reason = m_server.start(); !reason.isEmpty())
            QSKIP(qPrintable(reason));
        auto connection = m_server.connect();
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
                auto connection = m_server.connect();
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

    void cleanupTestCase() { m_connection.reset(); }

private:
    PostgresServer m_server;
    std::unique_ptr<Connection> m_connection;
};

QTEST_GUILESS_MAIN(TestDbPostgres)
#include "test_db_postgres.moc"
