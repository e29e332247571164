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
#include "tests/fakes/golden_profile.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace segue;
using namespace Qt::StringLiterals;

class TestGoldenProfiles : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_dir;
    SystemClock m_clock;

    QString path() const { return profile::workPath(m_dir->path()); }

    static QStringList names() {
        QStringList names;
        const QStringList scripts = golden::workScripts();
        for (const QString& script : scripts)
            names.append(QFileInfo(script).fileName());
        return names;
    }

    //! The profile of that name, its database left open.
    Result<db::Connection> make(const QString& name) const {
        const QStringList scripts = golden::workScripts();
        return golden::make(scripts.value(names().indexOf(name)), path());
    }

private Q_SLOTS:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }

    void everyOldSchemaHasAProfile() {
        auto connection = golden::openPlainly(u":memory:"_s);
        QVERIFY(connection);
        const auto newest = db::migrate(*connection, {store::workMigrations(), m_clock.now(), {}});
        QVERIFY(newest);
        for (int version = 1; version < newest->to; ++version)
            QVERIFY2(
                names().contains(u"work-%1.sql"_s.arg(version)), "a profile of the last schema is missing");
    }

    void queuedItemsAndDraftsGoOn_data() {
        QTest::addColumn<QString>("name");
        const QStringList all = names();
        for (const QString& name : all)
            QTest::newRow(qPrintable(name)) << name;
    }
    void queuedItemsAndDraftsGoOn() {
        QFETCH(QString, name);
        golden::Texts queued;
        golden::Texts drafts;
        {
            auto before = make(name);
            QVERIFY(before);
            queued = *golden::queuedIn(*before);
            drafts = *golden::draftsIn(*before);
        }
        QVERIFY(!queued.isEmpty() && !drafts.isEmpty());
        for (int time = 0; time < 2; ++time) {
            WorkOpening opening;
            const auto work = WorkDb::open(path(), m_clock, &opening);
            QVERIFY(work);
            QVERIFY(!opening.wasCorrupt && !opening.readOnly);
            QCOMPARE(*golden::queuedIn((*work)->connection()), queued);
            QCOMPARE(*golden::draftsIn((*work)->connection()), drafts);
            const auto items = (*work)->openItems();
            QCOMPARE(items->size(), queued.size());
            for (const OutboxItem& item : *items)
                QVERIFY(!item.isDamaged && !textOf(item.command).isEmpty());
            QCOMPARE((*work)->accounts()->size(), 1);
            QCOMPARE((*work)->decisions()->size(), 1);
            QCOMPARE((*work)->decisions()->first().act.value(), (*work)->decisions()->first().id.value());
            QVERIFY((*work)->verifyAudit()->isSound());
        }
        QVERIFY(QFile::exists(path() + u".before-migration"_s));
    }

    void anOldProfileIsNotLookedAtBeforeItIsMigrated() {
        QVERIFY(make(u"work-1.sql"_s));
        QVERIFY(CacheDb::open(profile::cachePath(m_dir->path()), m_clock));
        QCOMPARE(Views::open(m_dir->path()).error().code, u"schema_older"_s);
        QVERIFY(WorkDb::open(path(), m_clock));
        QVERIFY(Views::open(m_dir->path()));
    }

    //! Of a newer one only the tables are known that it shares with ours.
    void aNewerProfileCanBeReadAndExported() {
        golden::Texts queued;
        {
            auto newer = make(names().constLast());
            QVERIFY(newer);
            QVERIFY(db::migrate(*newer, {store::workMigrations(), m_clock.now(), {}}));
            queued = *golden::queuedIn(*newer);
            QVERIFY(newer->exec(u"INSERT INTO schema_version VALUES (99, 'from_the_future', 0)"_s));
            QVERIFY(newer->exec(u"ALTER TABLE outbox ADD COLUMN mood TEXT NOT NULL DEFAULT 'calm'"_s));
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
        golden::Texts there;
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
