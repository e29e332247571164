// SPDX-License-Identifier: GPL-3.0-or-later
// A hub whose database file was damaged starts with what can be read of it.
#include "app/hub/storage/contacts.h"
#include "app/hub/storage/conversations.h"
#include "app/hub/storage/feed.h"
#include "core/db/check.h"
#include "tests/hub/hub_under_test.h"

#include <QtTest>

using namespace Qt::StringLiterals;

namespace segue::hub {

class TestHubRepair : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }

    void aSoundDatabaseIsLeftAlone();
    void whatCanBeReadIsKept();
    void aFormatThatNobodyKnowsIsMended();
    void whatProvedDamagedInUseIsRepairedAtTheNextStart();

private:
    QString path() const { return m_dir->filePath(u"hub.db"_s); }
    QStringList setAside() const {
        return QDir(m_dir->path()).entryList({u"hub.db.corrupt-*Z"_s}, QDir::Files);
    }
    std::unique_ptr<Storage> open() {
        auto storage = Storage::open({m_dir->path(), {}}, m_clock, m_random);
        return storage ? std::move(*storage) : nullptr;
    }
    //! `count` conversations of one contact each, and the feed's head.
    qint64 fill(int count);
    //! Writes over the pages on which `text` stands, of its table and of its indexes.
    void ruinPagesOf(const QByteArray& text);

    std::unique_ptr<QTemporaryDir> m_dir;
    MovableClock m_clock;
    SystemRandom m_random;
};

qint64 TestHubRepair::fill(int count) {
    const auto storage = open();
    const auto filled = storage->write([&](Write& write) -> Result<void> {
        for (int i = 0; i < count; ++i) {
            ContactRow contact;
            contact.name = u"person %1 %2"_s.arg(i).arg(QString(300, u'x'));
            SEGUE_TRY(Contacts::insert(write, contact));
            ConversationRow conversation;
            conversation.subject = u"subject %1 %2"_s.arg(i).arg(QString(300, u'y'));
            conversation.contact = contact.id;
            SEGUE_TRY(Conversations::insert(write, conversation));
        }
        return {};
    });
    const auto head = storage->read([](db::Connection& db) { return Feed(db).head(); });
    const auto inTheFile =
        storage->read([](db::Connection& db) { return db.exec(u"PRAGMA wal_checkpoint(TRUNCATE)"_s); });
    return filled && inTheFile ? head.value_or(-1) : -1;
}

void TestHubRepair::ruinPagesOf(const QByteArray& text) {
    QFile file(path());
    QVERIFY(file.open(QIODevice::ReadWrite));
    const QByteArray bytes = file.readAll();
    QVERIFY(bytes.contains(text));
    for (qsizetype at = bytes.indexOf(text); at >= 0; at = bytes.indexOf(text, at + 1)) {
        file.seek(at / 4096 * 4096);
        file.write(QByteArray(4096, '\xff'));
    }
}

void TestHubRepair::aSoundDatabaseIsLeftAlone() {
    const qint64 head = fill(3);
    QVERIFY(head > 0);
    const auto storage = open();
    QCOMPARE(storage->read([](db::Connection& db) { return Feed(db).head(); }).value(), head);
    QVERIFY(setAside().isEmpty());
}

void TestHubRepair::whatCanBeReadIsKept() {
    constexpr int count = 200;
    const qint64 head = fill(count);
    QVERIFY(head > 0);
    ruinPagesOf("person 50 ");
    const auto storage = open();
    QVERIFY(storage);
    QCOMPARE(setAside().size(), 1);
    const auto look = [&](const QString& sql) {
        return storage->read([&](db::Connection& db) { return db.scalar<qint64>(sql); }).value().value_or(-1);
    };
    // Their conversations are there; somebody without a name stands in for each who is lost.
    const qint64 nameless = look(u"SELECT count(*) FROM contacts WHERE name = ''"_s);
    QVERIFY2(nameless > 0 && nameless < 15, qPrintable(QString::number(nameless)));
    QCOMPARE(look(u"SELECT count(*) FROM contacts"_s), count);
    QCOMPARE(look(u"SELECT count(*) FROM conversations WHERE contact IS NOT NULL"_s), count);
    // A device that had seen everything begins anew, and is given all that is there.
    const auto after = [&](qint64 cursor) {
        return storage->read([&](db::Connection& db) { return Feed(db).after(cursor, 1000); });
    };
    QCOMPARE(after(head).error().code, u"cursor_invalid"_s);
    QCOMPARE(after(0).value().objects.conversations.size(), count);
    const auto next = storage->write([](Write& write) -> Result<qint64> {
        ConversationRow conversation;
        SEGUE_TRY(Conversations::insert(write, conversation));
        return conversation.number;
    });
    QCOMPARE(next.value(), 1000 + count + 1);
}

//! SQLite does not call that damage: it takes the file for one of a later SQLite.
void TestHubRepair::aFormatThatNobodyKnowsIsMended() {
    QVERIFY(fill(3) > 0);
    constexpr qint64 schemaFormat = 47; // https://www.sqlite.org/fileformat.html, the database header
    QFile file(path());
    QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(schemaFormat) && file.putChar(9));
    file.close();
    const auto storage = open();
    QVERIFY(storage);
    QCOMPARE(
        storage
            ->read(
                [](db::Connection& db) { return db.scalar<qint64>(u"SELECT count(*) FROM conversations"_s); })
            .value()
            .value_or(0),
        3);
    QCOMPARE(setAside().size(), 1);
}

void TestHubRepair::whatProvedDamagedInUseIsRepairedAtTheNextStart() {
    QVERIFY(fill(3) > 0);
    db::markDamaged(path());
    QVERIFY(open());
    QCOMPARE(setAside().size(), 1);
    QVERIFY(open());
    QCOMPARE(setAside().size(), 1);
}

} // namespace segue::hub

QTEST_GUILESS_MAIN(segue::hub::TestHubRepair)
#include "test_hub_repair.moc"
