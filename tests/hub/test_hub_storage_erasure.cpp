// SPDX-License-Identifier: GPL-3.0-or-later
// Of who was erased no byte is left on the disk of a hub on SQLite, whoever reads or dies meanwhile.
#include "app/hub/storage/contacts.h"
#include "app/hub/storage/feed.h"
#include "app/hub/storage/legal_holds.h"
#include "app/hub/storage/scrubber.h"
#include "core/db/check.h"
#include "core/db/transaction.h"
#include "tests/hub/erasure_bench.h"

#include <QDirIterator>
#include <QtTest>

using namespace Qt::StringLiterals;

namespace segue::hub {

class TestHubStorageErasure : public QObject, ErasureBench {
    Q_OBJECT

private Q_SLOTS:
    void init() { begin(); }
    void cleanup() { end(); }

    void noByteIsLeft();
    void aReaderIsWaitedFor();
    void whatADeadHubLeftIsOverwrittenByTheNext();
    void oldCopiesOfTheDatabaseGo();
    void aRepairKeepsTombstonesAndHolds();

private:
    //! `text` stays on a page where no row is any more, as a SQLite leaves it that does not overwrite.
    void leaveInAGap(const QByteArray& text);
};

void TestHubStorageErasure::leaveInAGap(const QByteArray& text) {
    db::SqliteOptions options;
    options.path = m_hub->dataDir() + u"/hub.db"_s;
    auto connection = db::Connection::openSqlite(options);
    QVERIFY(connection && connection->exec(u"PRAGMA secure_delete = OFF"_s));
    QVERIFY(connection->run(
        u"INSERT INTO settings (name, value) VALUES ('gap', ?)"_s, {QString::fromLatin1(text).repeated(20)}));
    QVERIFY(connection->run(u"DELETE FROM settings WHERE name = 'gap'"_s));
}

void TestHubStorageErasure::noByteIsLeft() {
    annIsEverywhere();
    // Enough around it that pages are split and moved.
    for (int i = 0; i < 150; ++i) {
        m_hub->visitorWrites(m_visitor, u"qzcanary %1 "_s.arg(i) + QString(i * 17 % 2500, u'x'));
        if (i % 10 == 0)
            conversationOfMail(mailFrom(
                "Eve <eve@e.example>", QByteArray::number(i) + "@e.example", QByteArray(i * 31, 'y')));
    }
    leaveInAGap(canary);
    QVERIFY(!placesOfCanary(m_hub->dataDir()).isEmpty());
    QVERIFY(eraseWholly({m_mailContact, m_chatContact}));
    QCOMPARE(placesOfCanary(m_hub->dataDir()), QStringList());
    m_hub->restart();
    QCOMPARE(placesOfCanary(m_hub->dataDir()), QStringList());
}

void TestHubStorageErasure::aReaderIsWaitedFor() {
    annIsEverywhere();
    auto reader = Storage::openToLook(m_hub->storage().options());
    QVERIFY(reader);
    const QString id = newUuid();
    {
        auto transaction = db::Transaction::begin(*reader, db::TransactionMode::Read);
        QVERIFY(transaction);
        QVERIFY(reader->scalar<qint64>(u"SELECT count(*) FROM contacts"_s));
        QCOMPARE(erase({m_mailContact, m_chatContact}, id).status, 202);
        // Whoever tries is told to come again, and nobody says that it is done.
        const auto session = m_hub->storage().session();
        QVERIFY(session);
        const auto tried = Scrubber(m_hub->storage()).run(**session);
        QVERIFY(tried && !*tried);
        QCOMPARE(stateOf(id), u"scrubbing"_s);
        // Others can write all the while.
        QCOMPARE(m_hub->visitorWrites(m_hub->newVisitor(u"bob"_s), u"Hello"_s).status, 200);
    }
    QTRY_COMPARE_WITH_TIMEOUT(stateOf(id), u"done"_s, patience);
    QCOMPARE(placesOfCanary(m_hub->dataDir()), QStringList());
}

void TestHubStorageErasure::whatADeadHubLeftIsOverwrittenByTheNext() {
    annIsEverywhere();
    const QString id = newUuid();
    // A copy of it all, for a hub that dies right after its commit.
    QTemporaryDir dead;
    QVERIFY(QDir().mkpath(dead.filePath(u"files"_s)));
    const auto copied = m_hub->storage().session();
    QVERIFY(copied && db::backUp((*copied)->db(), dead.filePath(u"hub.db"_s)));
    QDirIterator files(m_hub->dataDir() + u"/files"_s, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        const QString name = QFileInfo(path).fileName();
        QVERIFY(QDir().mkpath(dead.filePath(u"files/"_s + name.left(2))));
        QVERIFY(QFile::copy(path, dead.filePath(u"files/"_s + name.left(2) + u'/' + name)));
    }
    SystemClock clock;
    SystemRandom random;
    {
        auto storage = Storage::open({dead.path(), {}}, clock, random);
        QVERIFY(storage);
        const auto erased = (*storage)->write([&](Write& write) {
            return Erasures::request(write, id, {m_mailContact, m_chatContact}, {}, {});
        });
        QVERIFY(erased && erased->state == ErasureState::Scrubbing);
    }
    QVERIFY(!placesOfCanary(dead.path()).isEmpty());
    HubOptions options;
    options.dataDir = dead.path();
    auto next = HubServer::open(options, clock, random);
    QVERIFY(next && (*next)->start());
    QTRY_COMPARE_WITH_TIMEOUT(placesOfCanary(dead.path()), QStringList(), patience);
    (*next)->stop();
}

void TestHubStorageErasure::oldCopiesOfTheDatabaseGo() {
    annIsEverywhere();
    const QStringList names{
        u"hub.db.corrupt-20240101T000000Z"_s, u"hub.db.corrupt-20240101T000000Z-wal"_s,
        u"hub.db.before-migration"_s};
    for (const QString& name : names) {
        QFile file(m_hub->dataDir() + u'/' + name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("an old copy with " + canary);
    }
    QCOMPARE(preview({m_mailContact}).list("set_aside").size(), names.size());
    QVERIFY(eraseWholly({m_mailContact, m_chatContact}));
    for (const QString& name : names)
        QVERIFY2(!QFile::exists(m_hub->dataDir() + u'/' + name), qPrintable(name));
}

void TestHubStorageErasure::aRepairKeepsTombstonesAndHolds() {
    QTemporaryDir folder;
    SystemClock clock;
    SystemRandom random;
    const auto fill = [](Write& write) -> Result<void> {
        for (const QString& id : {u"ann"_s, u"bob"_s}) {
            ContactRow contact;
            contact.id = ContactId(id);
            SEGUE_TRY(Contacts::insert(write, contact));
        }
        SEGUE_TRY(LegalHolds::set(write, ContactId(u"bob"_s), {}, u"a court asks"_s));
        SEGUE_TRY(Erasures::request(write, u"e1"_s, {u"ann"_s}, {}, {}));
        return {};
    };
    {
        auto storage = Storage::open({folder.path(), {}}, clock, random);
        QVERIFY(storage && (*storage)->write(fill));
        // As where the page is lost that Bob was on.
        const auto lost = (*storage)->session();
        QVERIFY(lost && (*lost)->db().exec(u"PRAGMA foreign_keys = OFF"_s));
        QVERIFY((*lost)->db().run(u"DELETE FROM contacts WHERE id = 'bob'"_s));
        QVERIFY((*lost)->db().run(u"DELETE FROM feed"_s));
    }
    db::markDamaged(folder.filePath(u"hub.db"_s));
    auto storage = Storage::open({folder.path(), {}}, clock, random);
    QVERIFY(storage);
    const auto page = (*storage)->read([](db::Connection& db) { return Feed(db).after(0, 100); });
    QVERIFY(page);
    QCOMPARE(page->objects.erasures.size(), 1);
    QCOMPARE(page->objects.contacts.size(), 1);
    const auto again =
        (*storage)->write([](Write& write) { return Erasures::request(write, u"e2"_s, {u"bob"_s}, {}, {}); });
    QVERIFY(!again);
    QCOMPARE(again.error().code, u"legal_hold"_s);
}

} // namespace segue::hub

QTEST_GUILESS_MAIN(segue::hub::TestHubStorageErasure)
#include "test_hub_storage_erasure.moc"
