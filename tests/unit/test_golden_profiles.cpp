// SPDX-License-Identifier: GPL-3.0-or-later
// Profiles as every Segue so far has left them: tests/data/golden, one of each schema.
#include "core/base/hash.h"
#include "core/db/connection.h"
#include "core/db/migrator.h"
#include "core/db/sql_script.h"
#include "core/engine/engine.h"
#include "core/engine/work_export.h"
#include "core/store/cache_db.h"
#include "core/store/profile.h"
#include "core/store/resources.h"
#include "core/store/work_db.h"
#include "core/views/views.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace segue;
using namespace Qt::StringLiterals;

namespace {

using Texts = QMap<QString, QString>;

db::Connection openPlainly(const QString& path) {
    db::SqliteOptions options;
    options.path = path;
    auto opened = db::Connection::openSqlite(options);
    if (!opened)
        qFatal("a database cannot be opened");
    return std::move(*opened);
}

Texts textsIn(db::Connection& connection, const QString& sql) {
    Texts texts;
    const auto read =
        connection.query(sql, {}, [&](const db::Row& row) { texts.insert(row.text(0), row.text(1)); });
    return read ? texts : Texts();
}

const QString queuedSql = u"SELECT id, command FROM outbox WHERE settled = 0"_s;
const QString draftsSql = u"SELECT conversation || ' ' || visibility, text FROM drafts"_s;

} // namespace

class TestGoldenProfiles : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_dir;
    SystemClock m_clock;

    QString path() const { return profile::workPath(m_dir->path()); }
    static QDir golden() { return QDir(QStringLiteral(SEGUE_SOURCE_DIR "/tests/data/golden")); }

    //! Makes the profile that `name` describes.
    void make(const QString& name) {
        QFile file(golden().filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        db::Connection connection = openPlainly(path());
        const QStringList statements = db::splitStatements(QString::fromUtf8(file.readAll()));
        for (const QString& statement : statements)
            QVERIFY2(connection.exec(statement).has_value(), qPrintable(statement));
    }

private Q_SLOTS:
    void initTestCase() { store::initResources(); }
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }

    void everyOldSchemaHasAProfile() {
        db::Connection connection = openPlainly(u":memory:"_s);
        const auto newest = db::migrate(connection, {u":/migrations/work"_s, m_clock.now(), {}});
        for (int version = 1; version < newest->to; ++version)
            QVERIFY2(
                golden().exists(u"work-%1.sql"_s.arg(version)), "a profile of the last schema is missing");
    }

    void queuedItemsAndDraftsGoOn_data() {
        QTest::addColumn<QString>("name");
        const QStringList names = golden().entryList({u"work-*.sql"_s});
        for (const QString& name : names)
            QTest::newRow(qPrintable(name)) << name;
    }
    void queuedItemsAndDraftsGoOn() {
        QFETCH(QString, name);
        make(name);
        Texts queued;
        Texts drafts;
        {
            db::Connection before = openPlainly(path());
            queued = textsIn(before, queuedSql);
            drafts = textsIn(before, draftsSql);
        }
        QVERIFY(!queued.isEmpty() && !drafts.isEmpty());
        for (int time = 0; time < 2; ++time) {
            WorkOpening opening;
            const auto work = WorkDb::open(path(), m_clock, &opening);
            QVERIFY(work);
            QVERIFY(!opening.wasCorrupt && !opening.readOnly);
            QCOMPARE(textsIn((*work)->connection(), queuedSql), queued);
            QCOMPARE(textsIn((*work)->connection(), draftsSql), drafts);
            const auto items = (*work)->openItems();
            QCOMPARE(items->size(), queued.size());
            for (const OutboxItem& item : *items)
                QVERIFY(!item.isDamaged && !textOf(item.command).isEmpty());
            QCOMPARE((*work)->accounts()->size(), 1);
            QCOMPARE((*work)->decisions()->size(), 1);
        }
        QVERIFY(QFile::exists(path() + u".before-migration"_s));
    }

    void anOldProfileIsNotLookedAtBeforeItIsMigrated() {
        make(u"work-1.sql"_s);
        QVERIFY(CacheDb::open(profile::cachePath(m_dir->path()), m_clock));
        QCOMPARE(Views::open(m_dir->path()).error().code, u"schema_older"_s);
        QVERIFY(WorkDb::open(path(), m_clock));
        QVERIFY(Views::open(m_dir->path()));
    }

    //! Of a newer one only the tables are known that it shares with ours.
    void aNewerProfileCanBeReadAndExported() {
        make(u"work-2.sql"_s);
        Texts queued;
        {
            db::Connection newer = openPlainly(path());
            queued = textsIn(newer, queuedSql);
            QVERIFY(newer.exec(u"INSERT INTO schema_version VALUES (99, 'from_the_future', 0)"_s));
            QVERIFY(newer.exec(u"ALTER TABLE outbox ADD COLUMN mood TEXT NOT NULL DEFAULT 'calm'"_s));
        }
        QFile file(path());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString before = sha256Hex(file.readAll());
        {
            WorkOpening opening;
            const auto work = WorkDb::open(path(), m_clock, &opening);
            QVERIFY(work && opening.readOnly);
            QVERIFY(!(*work)->saveDraft({}));
        }
        const QString to = m_dir->filePath(u"work.json"_s);
        QVERIFY(exportWork(m_dir->path(), to));
        QFile exported(to);
        QVERIFY(exported.open(QIODevice::ReadOnly));
        const QJsonObject tables =
            QJsonDocument::fromJson(exported.readAll()).object().value("tables"_L1).toObject();
        Texts there;
        const QJsonArray rows = tables.value("outbox"_L1).toArray();
        for (const QJsonValue& row : rows) {
            QCOMPARE(row["mood"_L1].toString(), u"calm"_s);
            if (row["settled"_L1].toInt() == 0)
                there.insert(row["id"_L1].toString(), row["command"_L1].toString());
        }
        QCOMPARE(there, queued);
        file.seek(0);
        QCOMPARE(sha256Hex(file.readAll()), before);
    }
};

QTEST_GUILESS_MAIN(TestGoldenProfiles)
#include "test_golden_profiles.moc"
