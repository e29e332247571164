// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/check.h"
#include "core/db/connection.h"
#include "core/db/transaction.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace segue;
using namespace segue::db;

namespace {
using PersonId = StrongId<struct PersonTag>;

Connection openAt(const QString& path, Durability durability = Durability::Normal) {
    SqliteOptions options;
    options.path = path;
    options.durability = durability;
    options.busyTimeout = Millis{50};
    auto opened = Connection::openSqlite(options);
    Q_ASSERT_X(opened, "openAt", qPrintable(opened ? QString() : opened.error().message));
    return std::move(*opened);
}

template <class T> QString messageOf(const Result<T>& result) {
    return result ? QString() : u"failed: "_s + result.error().message;
}

template <class T> QString codeOf(const Result<T>& result) {
    if (result)
        return u"(no error)"_s;
    return result.error().kind == ErrorKind::Storage ? result.error().code : toString(result.error().kind);
}
} // namespace

#define SUCCEED(expression) QCOMPARE(messageOf(expression), QString())
#define FAIL_WITH(expression, expected) QCOMPARE(codeOf(expression), expected)

class TestDbConnection : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(u"test.db"_s);
    }

    void setsTheDatabaseUp() {
        Connection connection = openAt(m_path, Durability::Full);
        QCOMPARE(connection.scalar<QString>(u"PRAGMA journal_mode"_s)->value(), u"wal"_s);
        QCOMPARE(connection.scalar<int>(u"PRAGMA foreign_keys"_s)->value(), 1);
        QCOMPARE(connection.scalar<int>(u"PRAGMA trusted_schema"_s)->value(), 0);
        QCOMPARE(connection.scalar<int>(u"PRAGMA synchronous"_s)->value(), 2);
        QCOMPARE(connection.scalar<int>(u"PRAGMA fullfsync"_s)->value(), 1);
        Connection normal = openAt(m_path, Durability::Normal);
        QCOMPARE(normal.scalar<int>(u"PRAGMA synchronous"_s)->value(), 1);
    }

    void everyTypeGoesThereAndBack() {
        Connection connection = openAt(m_path);
        SUCCEED(connection.exec(u"CREATE TABLE t (a, b, c, d, e, f, g, h, i)"_s));
        const Values values{
            u"Grüße 👋🏽"_s,
            std::numeric_limits<qint64>::max(),
            true,
            1.5,
            QByteArray("\0\xff", 2),
            fromMs(1'700'000'000'123),
            std::optional<Instant>(),
            nullptr,
            PersonId(u"p1"_s)};
        SUCCEED(connection.run(u"INSERT INTO t VALUES (?,?,?,?,?,?,?,?,?)"_s, values));
        int rows = 0;
        SUCCEED(connection.query(u"SELECT * FROM t"_s, {}, [&rows](const Row& row) {
            ++rows;
            QCOMPARE(row.text(0), u"Grüße 👋🏽"_s);
            QCOMPARE(row.integer(1), std::numeric_limits<qint64>::max());
            QVERIFY(row.boolean(2));
            QCOMPARE(row.number(3), 1.5);
            QCOMPARE(row.blob(4), QByteArray("\0\xff", 2));
            QCOMPARE(toMs(row.instant(5)), 1'700'000'000'123);
            QVERIFY(!row.optionalInstant(6));
            QVERIFY(row.isNull(7));
            QCOMPARE(row.id<PersonId>(8), PersonId(u"p1"_s));
            QCOMPARE(row.get<PersonId>(8), PersonId(u"p1"_s));
        }));
        QCOMPARE(rows, 1);
    }

    void nullTextIsEmptyAndZeroCharactersAreReplaced() {
        Connection connection = openAt(m_path);
        SUCCEED(connection.exec(u"CREATE TABLE t (a TEXT NOT NULL, b BLOB NOT NULL)"_s));
        SUCCEED(connection.run(u"INSERT INTO t VALUES (?, ?)"_s, {QString(), QByteArray()}));
        QCOMPARE(connection.scalar<QString>(u"SELECT a FROM t"_s)->value(), u""_s);
        const QString hostile = u"a"_s + QChar(u'\0') + u"b"_s;
        SUCCEED(connection.run(u"UPDATE t SET a = ?"_s, {hostile}));
        QCOMPARE(connection.scalar<QString>(u"SELECT a FROM t"_s)->value(), u"a\uFFFDb"_s);
        QCOMPARE(connection.scalar<int>(u"SELECT count(*) FROM t WHERE a = ?"_s, {hostile})->value(), 1);
    }

    void readsOneAllAndNothing() {
        Connection connection = openAt(m_path);
        SUCCEED(connection.exec(u"CREATE TABLE t (n INTEGER)"_s));
        QVERIFY(!connection.scalar<int>(u"SELECT max(n) FROM t"_s)->has_value());
        const auto number = [](const Row& row) { return row.integer(0); };
        QVERIFY(!connection.one(u"SELECT n FROM t"_s, {}, number)->has_value());
        QCOMPARE(*connection.run(u"INSERT INTO t VALUES (3),(1),(2)"_s), 3);
        QCOMPARE(connection.one(u"SELECT n FROM t ORDER BY n"_s, {}, number)->value(), 1);
        QCOMPARE(
            *connection.all(u"SELECT n FROM t ORDER BY n"_s, {}, number), (std::vector<qint64>{1, 2, 3}));
        QCOMPARE(connection.scalar<int>(u"DELETE FROM t WHERE n > ? RETURNING n"_s, {1})->value(), 3);
        QCOMPARE(connection.scalar<int>(u"SELECT count(*) FROM t"_s)->value(), 1);
    }

    void aStatementMayRunInsideItself() {
        Connection connection = openAt(m_path);
        const QString sql = u"SELECT value FROM json_each(?) ORDER BY 1"_s;
        QList<qint64> seen;
        SUCCEED(connection.query(sql, {u"[1,2]"_s}, [&](const Row& outer) {
            SUCCEED(connection.query(
                sql, {u"[10,20]"_s}, [&](const Row& inner) { seen += outer.integer(0) + inner.integer(0); }));
        }));
        QCOMPARE(seen, (QList<qint64>{11, 21, 12, 22}));
    }

    void aMissingValueIsNotThePreviousOne() {
        Connection connection = openAt(m_path);
        SUCCEED(connection.exec(u"CREATE TABLE t (a, b)"_s));
        const QString sql = u"INSERT INTO t VALUES (?, ?)"_s;
        SUCCEED(connection.run(sql, {1, 2}));
        FAIL_WITH(connection.run(sql, {1}), u"other"_s);
        QCOMPARE(connection.scalar<int>(u"SELECT count(*) FROM t"_s)->value(), 1);
    }

    void finishedStatementsDoNotPinTheLog() {
        Connection writer = openAt(m_path);
        Connection reader = openAt(m_path);
        SUCCEED(writer.exec(u"CREATE TABLE t (n INTEGER)"_s));
        SUCCEED(writer.run(u"INSERT INTO t VALUES (1),(2),(3)"_s));
        // All of these leave a kept statement behind on a table that has more rows than were asked
        // for.
        QCOMPARE(reader.scalar<int>(u"SELECT n FROM t"_s)->value(), 1);
        QVERIFY(
            reader.one(u"SELECT n FROM t ORDER BY n"_s, {}, [](const Row& row) { return row.integer(0); }));
        SUCCEED(writer.run(u"INSERT INTO t VALUES (4)"_s));
        QCOMPARE(reader.scalar<int>(u"SELECT count(*) FROM t"_s)->value(), 4);
        // A checkpoint that truncates is refused while anybody still reads an older state.
        QCOMPARE(writer.scalar<int>(u"PRAGMA wal_checkpoint(TRUNCATE)"_s)->value(), 0);
        QCOMPARE(QFileInfo(m_path + u"-wal"_s).size(), 0);
    }

    void transactionsCommitAndRollBack() {
        Connection connection = openAt(m_path);
        SUCCEED(connection.exec(u"CREATE TABLE t (n INTEGER)"_s));
        {
            auto transaction = Transaction::begin(connection);
            QVERIFY(transaction && connection.inTransaction());
            SUCCEED(connection.run(u"INSERT INTO t VALUES (1)"_s));
            FAIL_WITH(Transaction::begin(connection), u"other"_s);
        }
        QVERIFY(!connection.inTransaction());
        QCOMPARE(connection.scalar<int>(u"SELECT count(*) FROM t"_s)->value(), 0);
        {
            auto transaction = Transaction::begin(connection);
            SUCCEED(connection.run(u"INSERT INTO t VALUES (2)"_s));
            SUCCEED(transaction->commit());
            FAIL_WITH(transaction->commit(), u"other"_s);
        }
        QCOMPARE(connection.scalar<int>(u"SELECT n FROM t"_s)->value(), 2);
    }

    void aSecondWriterIsBusy() {
        Connection first = openAt(m_path);
        Connection second = openAt(m_path);
        auto transaction = Transaction::begin(first);
        QVERIFY(transaction);
        FAIL_WITH(Transaction::begin(second), u"busy"_s);
        QVERIFY(!second.inTransaction());
        QVERIFY(Transaction::begin(second, TransactionMode::Read));
    }

    void aMovedConnectionStillWorks() {
        Connection first = openAt(m_path);
        SUCCEED(first.exec(u"CREATE TABLE t (n INTEGER)"_s));
        Connection second = std::move(first);
        SUCCEED(second.run(u"INSERT INTO t VALUES (1)"_s));
        first = openAt(m_path);
        QCOMPARE(first.scalar<int>(u"SELECT count(*) FROM t"_s)->value(), 1);
    }

    void constraintsHaveCodesAndHideValues() {
        Connection connection = openAt(m_path);
        SUCCEED(connection.exec(u"CREATE TABLE t (n INTEGER PRIMARY KEY, u TEXT UNIQUE, k TEXT NOT NULL)"_s));
        SUCCEED(connection.exec(u"CREATE TABLE child (t INTEGER REFERENCES t)"_s));
        const QString insert = u"INSERT INTO t VALUES (?, ?, ?)"_s;
        SUCCEED(connection.run(insert, {1, u"secret@example.org"_s, u""_s}));
        const auto twice = connection.run(insert, {2, u"secret@example.org"_s, u""_s});
        FAIL_WITH(twice, u"constraint_unique"_s);
        QVERIFY2(!twice.error().message.contains(u"secret"), qPrintable(twice.error().message));
        FAIL_WITH(connection.run(insert, {1, u"b"_s, u""_s}), u"constraint_unique"_s);
        FAIL_WITH(connection.run(insert, {3, u"b"_s, nullptr}), u"constraint"_s);
        FAIL_WITH(connection.run(u"INSERT INTO child VALUES (?)"_s, {99}), u"constraint"_s);
        FAIL_WITH(connection.run(u"SELEC"_s), u"sql_error"_s);
        // After a failure the same statement works again.
        SUCCEED(connection.run(insert, {4, u"c"_s, u""_s}));
    }

    void aSearchExpressionIsNotInTheMessage() {
        Connection connection = openAt(m_path);
        SUCCEED(connection.exec(u"CREATE VIRTUAL TABLE f USING fts5(body)"_s));
        const QString sql = u"SELECT rowid FROM f WHERE f MATCH ?"_s;
        for (const QString& input : {u"secret:x"_s, u"x secret \""_s, u"AND secret("_s}) {
            const auto searched = connection.scalar<int>(sql, {input});
            FAIL_WITH(searched, u"sql_error"_s);
            QVERIFY2(!searched.error().message.contains(u"secret"), qPrintable(searched.error().message));
        }
        const auto mistake = connection.run(u"SELECT nowhere FROM f"_s);
        QVERIFY2(
            !mistake && mistake.error().message.contains(u"no such column: nowhere"),
            qPrintable(messageOf(mistake)));
    }

    void aFullDiskIsSaid() {
        Connection connection = openAt(m_path);
        SUCCEED(connection.exec(u"CREATE TABLE t (b BLOB)"_s));
        SUCCEED(connection.exec(u"PRAGMA max_page_count = 20"_s));
        FAIL_WITH(connection.run(u"INSERT INTO t VALUES (?)"_s, {QByteArray(200'000, 'x')}), u"disk_full"_s);
        auto transaction = Transaction::begin(connection);
        FAIL_WITH(connection.run(u"INSERT INTO t VALUES (?)"_s, {QByteArray(200'000, 'x')}), u"disk_full"_s);
        transaction->rollback();
        QCOMPARE(connection.scalar<int>(u"SELECT count(*) FROM t"_s)->value(), 0);
    }

    void aCorruptFileIsSaidAndQuarantined() {
        {
            Connection connection = openAt(m_path);
            SUCCEED(connection.exec(u"CREATE TABLE t (b TEXT UNIQUE)"_s));
            for (int i = 0; i < 200; ++i)
                SUCCEED(connection.run(
                    u"INSERT INTO t VALUES (?)"_s,
                    {QString(100, QChar(u'a' + i % 26)) + QString::number(i)}));
            SUCCEED(checkIntegrity(connection));
        }
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.seek(4096));
        file.write(QByteArray(8192, '\x5a'));
        file.close();
        {
            Connection damaged = openAt(m_path);
            FAIL_WITH(checkIntegrity(damaged), u"corrupt"_s);
            FAIL_WITH(damaged.scalar<int>(u"SELECT count(*) FROM t WHERE b > ?"_s, {u""_s}), u"corrupt"_s);
        }
        const auto moved = quarantine(m_path, fromMs(0));
        SUCCEED(moved);
        QCOMPARE(*moved, m_path + u".corrupt-19700101T000000000Z"_s);
        QVERIFY(QFile::exists(*moved) && !QFile::exists(m_path) && !QFile::exists(m_path + u"-wal"_s));
        Connection fresh = openAt(m_path);
        SUCCEED(checkIntegrity(fresh));
    }

    void whatIsNotADatabaseIsRefused() {
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(10'000, 'x'));
        file.close();
        SqliteOptions options;
        options.path = m_path;
        FAIL_WITH(Connection::openSqlite(options), u"corrupt"_s);
        options.path = m_folder->filePath(u"no/such/folder.db"_s);
        FAIL_WITH(Connection::openSqlite(options), u"io_error"_s);
    }

    void aReadOnlyConnectionReads() {
        Connection writer = openAt(m_path);
        SUCCEED(writer.exec(u"CREATE TABLE t (n INTEGER)"_s));
        SqliteOptions options;
        options.path = m_path;
        options.readOnly = true;
        auto reader = Connection::openSqlite(options);
        SUCCEED(reader);
        QCOMPARE(reader->scalar<int>(u"SELECT count(*) FROM t"_s)->value(), 0);
        FAIL_WITH(reader->run(u"INSERT INTO t VALUES (1)"_s), u"read_only"_s);
    }

    void fullTextSearchWorksWithAnUntrustedSchema() {
        Connection connection = openAt(m_path);
        SUCCEED(connection.exec(u"CREATE VIRTUAL TABLE f USING fts5(body)"_s));
        SUCCEED(connection.run(u"INSERT INTO f(rowid, body) VALUES (?, ?)"_s, {3, u"a parcel"_s}));
        QCOMPARE(connection.scalar<int>(u"SELECT rowid FROM f WHERE f MATCH ?"_s, {u"parcel"_s})->value(), 3);
    }

    void readsPostgresUrls() {
        const auto options = PostgresOptions::fromUrl(
            u"postgresql://us%40er:p%3Ass@db.example:5433/segue?sslmode=require&application_name=hub"_s);
        QVERIFY(options);
        QCOMPARE(options->user, u"us@er"_s);
        QCOMPARE(options->password, u"p:ss"_s);
        QCOMPARE(options->host, u"db.example"_s);
        QCOMPARE(options->port, 5433);
        QCOMPARE(options->database, u"segue"_s);
        QCOMPARE(options->sslMode, u"require"_s);
        QCOMPARE(options->applicationName, u"hub"_s);
        QCOMPARE(PostgresOptions::fromUrl(u"postgresql:///segue?host=/run/pg"_s)->host, u"/run/pg"_s);
        for (const QString& bad :
             {u"mysql://h/d"_s, u"postgresql://h"_s, u"postgresql://h:secret"_s, u""_s}) {
            const auto refused = PostgresOptions::fromUrl(bad);
            QVERIFY2(!refused, qPrintable(bad));
            QCOMPARE(refused.error().code, u"database_url_invalid"_s);
        }
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

QTEST_GUILESS_MAIN(TestDbConnection)
#include "test_db_connection.moc"
