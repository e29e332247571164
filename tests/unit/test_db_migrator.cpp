// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/migrator.h"
#include "core/db/sql_script.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace segue;
using namespace segue::db;

class TestDbMigrator : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        m_options = {m_folder->filePath(u"migrations"_s), fromMs(1'700'000'000'000), {}};
        QVERIFY(QDir().mkpath(m_options.folder));
    }

    void splitsStatements_data() {
        QTest::addColumn<QString>("script");
        QTest::addColumn<QStringList>("statements");
        QTest::newRow("plain") << u"SELECT 1;\nSELECT 2"_s << QStringList{u"SELECT 1"_s, u"SELECT 2"_s};
        QTest::newRow("empty") << u" ; -- nothing\n; /* ; */ ;"_s << QStringList{};
        QTest::newRow("string") << u"SELECT 'a;''b;'; SELECT \"x;\", `y;`, [z;]"_s
                                << QStringList{u"SELECT 'a;''b;'"_s, u"SELECT \"x;\", `y;`, [z;]"_s};
        QTest::newRow("comment") << u"SELECT 1 -- it's; here\n, 2; /* ' ; */ SELECT 3;"_s
                                 << QStringList{u"SELECT 1 -- it's; here\n, 2"_s, u"/* ' ; */ SELECT 3"_s};
        const QString trigger =
            u"CREATE TEMP TRIGGER x AFTER INSERT ON t BEGIN\n  UPDATE t SET a = CASE WHEN b "
            "THEN 1 ELSE 2 END;\n  DELETE FROM u;\nEND"_s;
        QTest::newRow("trigger") << trigger + u";\nSELECT 1;"_s << QStringList{trigger, u"SELECT 1"_s};
        QTest::newRow("begin") << u"BEGIN; SELECT 1; END;"_s
                               << QStringList{u"BEGIN"_s, u"SELECT 1"_s, u"END"_s};
        QTest::newRow("column called end")
            << u"CREATE TABLE t(x_end INT, begin_at INT); SELECT 1"_s
            << QStringList{u"CREATE TABLE t(x_end INT, begin_at INT)"_s, u"SELECT 1"_s};
        const QString function =
            u"CREATE FUNCTION f() RETURNS trigger AS $body$ BEGIN x; END; $body$ LANGUAGE plpgsql"_s;
        QTest::newRow("dollar") << function + u"; SELECT $1"_s << QStringList{function, u"SELECT $1"_s};
        QTest::newRow("unclosed") << u"SELECT 'a;"_s << QStringList{u"SELECT 'a;"_s};
    }
    void splitsStatements() {
        QFETCH(QString, script);
        QFETCH(QStringList, statements);
        QCOMPARE(splitStatements(script), statements);
    }

    void migratesOnceAndThenOnlyWhatIsNew() {
        Connection connection = open();
        write(
            u"001_first.sql"_s,
            "CREATE TABLE a (n INTEGER); CREATE TABLE log (n INTEGER);"
            "CREATE TRIGGER t AFTER INSERT ON a BEGIN INSERT INTO log VALUES (new.n); END;");
        QCOMPARE(*schemaVersion(connection), 0);
        auto report = migrate(connection, m_options);
        QVERIFY(report);
        QCOMPARE(report->from, 0);
        QCOMPARE(report->to, 1);
        QVERIFY(connection.run(u"INSERT INTO a VALUES (7)"_s));
        QCOMPARE(connection.scalar<int>(u"SELECT n FROM log"_s)->value(), 7);

        write(u"002_second.sql"_s, "CREATE TABLE b (n INTEGER);");
        write(u"010_tenth.sql"_s, "INSERT INTO b VALUES (10);");
        report = migrate(connection, m_options);
        QCOMPARE(report->from, 1);
        QCOMPARE(report->to, 10);
        QCOMPARE(*schemaVersion(connection), 10);
        QCOMPARE(
            connection.scalar<QString>(u"SELECT name FROM schema_version WHERE version = 2"_s)->value(),
            u"second"_s);
        QCOMPARE(
            connection.scalar<qint64>(u"SELECT applied_at FROM schema_version WHERE version = 2"_s)->value(),
            1'700'000'000'000);
        report = migrate(connection, m_options);
        QCOMPARE(report->from, 10);
        QCOMPARE(connection.scalar<int>(u"SELECT count(*) FROM b"_s)->value(), 1);
    }

    void takesTheDialectsFiles() {
        Connection connection = open();
        write(u"001_first.sqlite.sql"_s, "CREATE TABLE lite (n INTEGER);");
        write(u"001_first.postgres.sql"_s, "THIS IS NOT SQL;");
        QVERIFY(migrate(connection, m_options));
        QCOMPARE(connection.scalar<int>(u"SELECT count(*) FROM lite"_s)->value(), 0);
    }

    void aNewerSchemaIsLeftAlone() {
        Connection connection = open();
        write(u"001_first.sql"_s, "CREATE TABLE a (n INTEGER);");
        write(u"002_second.sql"_s, "CREATE TABLE b (n INTEGER);");
        QVERIFY(migrate(connection, m_options));
        QVERIFY(QFile::remove(QDir(m_options.folder).filePath(u"002_second.sql"_s)));
        const auto refused = migrate(connection, m_options);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, u"schema_newer"_s);
        QCOMPARE(*schemaVersion(connection), 2);
    }

    void aFailedStatementTakesItsWholeMigrationBack() {
        Connection connection = open();
        write(u"001_first.sql"_s, "CREATE TABLE a (n INTEGER);");
        write(
            u"002_bad.sql"_s, "CREATE TABLE b (n INTEGER); INSERT INTO a VALUES (1); INSERT INTO "
                              "nowhere VALUES (1);");
        const auto failed = migrate(connection, m_options);
        QVERIFY(!failed);
        QVERIFY(failed.error().kind == ErrorKind::Storage);
        QCOMPARE(*schemaVersion(connection), 1);
        QCOMPARE(connection.scalar<int>(u"SELECT count(*) FROM a"_s)->value(), 0);
        QCOMPARE(
            connection.scalar<int>(u"SELECT count(*) FROM sqlite_master WHERE name = 'b'"_s)->value(), 0);
        QVERIFY(!connection.inTransaction());
        write(u"002_bad.sql"_s, "CREATE TABLE b (n INTEGER);");
        QVERIFY(migrate(connection, m_options));
        QCOMPARE(*schemaVersion(connection), 2);
    }

    void badFoldersAreRefused() {
        Connection connection = open();
        QCOMPARE(migrate(connection, m_options).error().code, u"migrations_invalid"_s);
        write(u"001_first.sql"_s, "CREATE TABLE a (n INTEGER);");
        write(u"001_other.sql"_s, "CREATE TABLE b (n INTEGER);");
        QCOMPARE(migrate(connection, m_options).error().code, u"migrations_invalid"_s);
        QVERIFY(QFile::remove(QDir(m_options.folder).filePath(u"001_other.sql"_s)));
        write(u"second.sql"_s, "CREATE TABLE b (n INTEGER);");
        QCOMPARE(migrate(connection, m_options).error().code, u"migrations_invalid"_s);
        QCOMPARE(*schemaVersion(connection), 0);
    }

    void backsUpBeforeAChangeAndOnlyThen() {
        m_options.backupPath = m_folder->filePath(u"backup.db"_s);
        Connection connection = open();
        write(u"001_first.sql"_s, "CREATE TABLE a (n INTEGER); INSERT INTO a VALUES (1);");
        QVERIFY(!migrate(connection, m_options)->backedUp);
        QVERIFY(!migrate(connection, m_options)->backedUp);
        QVERIFY(!QFile::exists(m_options.backupPath));
        write(u"002_second.sql"_s, "DROP TABLE a;");
        QVERIFY(migrate(connection, m_options)->backedUp);
        write(u"003_third.sql"_s, "CREATE TABLE c (n INTEGER);");
        QVERIFY(migrate(connection, m_options)->backedUp);

        SqliteOptions backup;
        backup.path = m_options.backupPath;
        auto copy = Connection::openSqlite(backup);
        QVERIFY(copy);
        QCOMPARE(*schemaVersion(*copy), 2);
        QVERIFY(!QFile::exists(m_options.backupPath + u".part"_s));
        m_options.backupPath = m_folder->filePath(u"no/such/folder/backup.db"_s);
        write(u"004_fourth.sql"_s, "CREATE TABLE d (n INTEGER);");
        QVERIFY(!migrate(connection, m_options));
        QCOMPARE(*schemaVersion(connection), 3);
    }

    void aSecondMigratorFindsTheWorkDone() {
        write(u"001_first.sql"_s, "CREATE TABLE a (n INTEGER);");
        Connection first = open();
        Connection second = open();
        QVERIFY(migrate(first, m_options));
        const auto report = migrate(second, m_options);
        QVERIFY(report);
        QCOMPARE(report->from, 1);
    }

private:
    Connection open() {
        SqliteOptions options;
        options.path = m_folder->filePath(u"test.db"_s);
        return std::move(*Connection::openSqlite(options));
    }
    void write(const QString& name, const QByteArray& content) {
        QFile file(QDir(m_options.folder).filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    MigrationOptions m_options;
};

QTEST_GUILESS_MAIN(TestDbMigrator)
#include "test_db_migrator.moc"
