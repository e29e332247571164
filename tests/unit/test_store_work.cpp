// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/file_store.h"
#include "core/store/profile.h"
#include "core/store/work_db.h"

#include <QCryptographicHash>
#include <QDirIterator>
#include <QFile>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>

using namespace segue;
using namespace Qt::StringLiterals;

namespace {

Command command(const QString& id, const QString& conversation, const QString& text) {
    Command c;
    c.id = CommandId(id);
    c.conversation = {AccountId(u"a"_s), conversation};
    c.channel = Channel::Email;
    c.recipients = {{ParticipantRole::To, std::nullopt, u"anna@example.com"_s, u"Anna"_s}};
    c.operations = {
        Reply{text, {{u"abc"_s, u"file.txt"_s, u"text/plain"_s, 3}}}, SetStatus{Status::Solved, {}, {}}};
    c.createdAt = fromMs(5);
    return c;
}

//! A file that somebody writes to while it is read: after each rewinding it holds something else, and its end
//! comes before the size it had.
class RestlessFile final : public QIODevice {
public:
    RestlessFile() { open(QIODevice::ReadOnly | QIODevice::Unbuffered); }
    bool isSequential() const override { return false; }
    qint64 size() const override { return 1'000'000; }
    bool seek(qint64 position) override {
        m_at = position;
        ++m_rewound;
        return QIODevice::seek(position);
    }

protected:
    qint64 readData(char* data, qint64 most) override {
        const qint64 count = std::min(most, held - m_at);
        std::fill(data, data + count, static_cast<char>('a' + m_rewound));
        m_at += count;
        return count;
    }
    qint64 writeData(const char*, qint64) override { return -1; }

private:
    static constexpr qint64 held = 300'000;
    qint64 m_at = 0;
    int m_rewound = 0;
};

} // namespace

class TestStoreWork : public QObject {
    Q_OBJECT

    QTemporaryDir m_dir;
    SystemClock m_clock;

    std::unique_ptr<WorkDb> open(WorkOpening* opening = nullptr) {
        auto work = WorkDb::open(profile::workPath(m_dir.path()), m_clock, opening);
        if (!work)
            qWarning("%s", qPrintable(work.error().message));
        return work ? std::move(*work) : nullptr;
    }

private Q_SLOTS:
    void init() { m_dir = QTemporaryDir(); }

    void commandsSurviveInOrderAndWhole() {
        {
            auto work = open();
            QVERIFY(work->addCommand(command(u"2"_s, u"x"_s, u"first"_s)));
            QVERIFY(work->addCommand(command(u"1"_s, u"x"_s, u"second"_s)));
        }
        auto work = open();
        const auto items = work->openItems().value();
        QCOMPARE(items.size(), 2);
        QCOMPARE(items[0].command, command(u"2"_s, u"x"_s, u"first"_s));
        QVERIFY(items[0].state == OutboxState::Queued);
        QCOMPARE(items[1].command.id, CommandId(u"1"_s));
        QCOMPARE(work->filesInUse().value(), QStringList{u"abc"_s});
    }

    void theSameCommandIsNotAddedTwice() {
        auto work = open();
        QVERIFY(work->addCommand(command(u"1"_s, u"x"_s, u"a"_s)));
        QVERIFY(!work->addCommand(command(u"1"_s, u"x"_s, u"a"_s)));
    }

    void cancelOnlyFromTheGivenStates() {
        auto work = open();
        QVERIFY(work->addCommand(command(u"1"_s, u"x"_s, u"a"_s)));
        Attempt attempt;
        attempt.command = CommandId(u"1"_s);
        attempt.number = 1;
        QVERIFY(work->beginAttempt(attempt));
        QCOMPARE(work->cancelIf(CommandId(u"1"_s), {OutboxState::Queued}).value(), false);
        QVERIFY(work->item(CommandId(u"1"_s)).value()->state == OutboxState::InFlight);
        QCOMPARE(work->cancelIf(CommandId(u"1"_s), {OutboxState::InFlight}).value(), true);
        QVERIFY(work->openItems().value().isEmpty());
    }

    void sendingADraftRemovesIt() {
        auto work = open();
        Draft draft;
        draft.conversation = {AccountId(u"a"_s), u"x"_s};
        draft.visibility = Visibility::Public;
        draft.text = u"half a sent"_s;
        QVERIFY(work->saveDraft(draft));
        QVERIFY(work->addCommandFromDraft(command(u"1"_s, u"x"_s, u"half a sentence"_s), Visibility::Public));
        const auto count = work->connection().scalar<qint64>(u"SELECT COUNT(*) FROM drafts"_s);
        QCOMPARE(count.value().value(), 0);
    }

    void decisionsCannotBeDeleted() {
        auto work = open();
        IdentityDecision decision;
        decision.id = DecisionId(u"d"_s);
        decision.left = {AccountId(u"a"_s), u"1"_s};
        decision.right = {AccountId(u"a"_s), u"2"_s};
        decision.evidence = {{u"email"_s, u"same_claimed"_s, u"x"_s, u"y"_s, 3.5}};
        decision.act = ActId(u"act"_s);
        QVERIFY(work->addDecision(decision, false));
        QCOMPARE(work->decisions().value().first(), decision);
        QVERIFY(!work->connection().run(u"DELETE FROM decisions"_s));
        QVERIFY(!work->connection().run(u"UPDATE decisions SET verdict = 'not_same'"_s));
        QVERIFY(work->markShared(decision.id));
        QVERIFY(work->unsharedDecisions().value().isEmpty());
    }

    void aBackendIsToHaveItsOwnContactsDecisions() {
        auto work = open();
        const AccountId one{u"one"_s};
        const AccountId two{u"two"_s};
        const auto add = [&](const QString& id, const AccountId& left, const AccountId& right) {
            IdentityDecision decision;
            decision.id = DecisionId(id);
            decision.left = {left, u"1"_s};
            decision.right = {right, u"2"_s};
            return work->addDecision(decision, false);
        };
        // The order in which they were made, not that of ids.
        QVERIFY(add(u"z"_s, one, one) && add(u"b"_s, one, two) && add(u"a"_s, one, one));
        const auto waiting = work->unsharedDecisions(one).value();
        QCOMPARE(waiting.size(), 2);
        QCOMPARE(waiting.first().id, DecisionId(u"z"_s));
        QVERIFY(work->unsharedDecisions(two).value().isEmpty());
    }

    void aNewerDatabaseOpensReadOnly() {
        {
            auto work = open();
            QVERIFY(work->addCommand(command(u"1"_s, u"x"_s, u"keep me"_s)));
            QVERIFY(work->connection().run(
                u"INSERT INTO schema_version (version, name, applied_at) VALUES (999, 'future', 0)"_s));
        }
        WorkOpening opening;
        auto work = open(&opening);
        QVERIFY(work);
        QVERIFY(opening.readOnly);
        QCOMPARE(textOf(work->openItems().value().first().command), u"keep me"_s);
        QVERIFY(!work->addCommand(command(u"2"_s, u"x"_s, u"no"_s)));
    }

    void aDamagedDatabaseKeepsWhatCanBeRead() {
        {
            auto work = open();
            for (int i = 0; i < 400; ++i)
                QVERIFY(work->setSetting(u"filler%1"_s.arg(i), QString(400, u'x')));
            QVERIFY(work->addCommand(command(u"1"_s, u"x"_s, u"keep me"_s)));
            QVERIFY(work->connection().exec(u"PRAGMA wal_checkpoint(TRUNCATE)"_s));
        }
        QFile file(profile::workPath(m_dir.path()));
        QVERIFY(file.open(QIODevice::ReadWrite));
        // A page in the middle of the filler.
        file.seek(file.size() / 2 / 4096 * 4096);
        file.write(QByteArray(4096, '\xff'));
        file.close();
        WorkOpening opening;
        auto work = open(&opening);
        QVERIFY(work);
        QVERIFY(opening.wasCorrupt);
        const auto items = work->openItems().value();
        QCOMPARE(items.size(), 1);
        QCOMPARE(textOf(items.first().command), u"keep me"_s);
    }

    //! Bytes that look like a text are equal to no text: nobody would find the row by its id again.
    void aTextThatBecameBytesIsATextAgain() {
        {
            auto work = open();
            for (int i = 0; i < 400; ++i)
                QVERIFY(work->setSetting(u"filler%1"_s.arg(i), QString(400, u'x')));
            QVERIFY(work->addCommand(command(u"1"_s, u"x"_s, u"keep me"_s)));
            QVERIFY(work->connection().exec(u"UPDATE outbox SET id = CAST(id AS BLOB)"_s));
            QVERIFY(work->connection().exec(u"PRAGMA wal_checkpoint(TRUNCATE)"_s));
        }
        QFile file(profile::workPath(m_dir.path()));
        QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(file.size() / 2 / 4096 * 4096));
        file.write(QByteArray(4096, '\xff'));
        file.close();
        WorkOpening opening;
        auto work = open(&opening);
        QVERIFY(work && opening.wasCorrupt);
        QVERIFY(work->item(CommandId(u"1"_s)).value());
    }

    //! SQLite does not call that damage: it takes the file for one of a later SQLite.
    void aFormatThatNobodyKnowsIsMended() {
        {
            auto work = open();
            QVERIFY(work->addCommand(command(u"1"_s, u"x"_s, u"keep me"_s)));
            QVERIFY(work->connection().exec(u"PRAGMA wal_checkpoint(TRUNCATE)"_s));
        }
        constexpr qint64 schemaFormat = 47; // https://www.sqlite.org/fileformat.html, the database header
        QFile file(profile::workPath(m_dir.path()));
        QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(schemaFormat) && file.putChar(9));
        file.close();
        WorkOpening opening;
        auto work = open(&opening);
        QVERIFY(work && opening.wasCorrupt);
        QCOMPARE(work->openItems().value().size(), 1);
    }

    //! The rows of a table that lie on its damaged pages are lost, the others are not.
    void salvageReachesBehindDamagedPages() {
        constexpr int commands = 400;
        {
            auto work = open();
            for (int i = 1; i <= commands; ++i)
                QVERIFY(work->addCommand(command(QString::number(i), u"x"_s, QString(600, u'x'))));
            QVERIFY(work->audit(u"me"_s, u"send_again"_s, {{u"id"_s, u"1"_s}}));
            QVERIFY(work->connection().exec(u"PRAGMA wal_checkpoint(TRUNCATE)"_s));
        }
        // Two pages of the table, with whole ones before, between and after them.
        QFile file(profile::workPath(m_dir.path()));
        QVERIFY(file.open(QIODevice::ReadWrite));
        QByteArray bytes = file.readAll();
        for (const int lost : {100, 300}) {
            const qsizetype at = bytes.indexOf(u"\"id\":\"%1\""_s.arg(lost).toLatin1());
            QVERIFY(at > 0);
            file.seek(at / 4096 * 4096);
            file.write(QByteArray(4096, '\xff'));
        }
        file.close();
        WorkOpening opening;
        auto work = open(&opening);
        QVERIFY(work);
        QVERIFY(opening.wasCorrupt);
        QVERIFY(QFile::exists(opening.asidePath));
        for (const int kept : {1, 200, commands})
            QVERIFY2(work->item(CommandId(QString::number(kept))).value(), qPrintable(QString::number(kept)));
        for (const int lost : {100, 300})
            QVERIFY(!work->item(CommandId(QString::number(lost))).value());
        const auto audited = work->connection().scalar<qint64>(u"SELECT COUNT(*) FROM audit"_s);
        QCOMPARE(audited.value().value(), 1);
    }

    //! What the disk changed is shown and never sent; what it says is done is done only if its state says so.
    void aChangedRowIsNeverSent() {
        {
            auto work = open();
            for (const char* id : {"1", "2", "3"})
                QVERIFY(work->addCommand(command(QLatin1StringView(id), u"x"_s, u"as it was"_s)));
            db::Connection& connection = work->connection();
            QVERIFY(connection.exec(
                u"UPDATE outbox SET command = replace(command, 'anna@', 'anne@') WHERE id = '1'"_s));
            QVERIFY(connection.exec(u"UPDATE outbox SET conversation = 'y' WHERE id = '2'"_s));
            QVERIFY(connection.exec(u"UPDATE outbox SET settled = 1 WHERE id = '3'"_s));
        }
        const auto items = open()->openItems().value();
        QCOMPARE(items.size(), 3);
        for (const OutboxItem& item : items) {
            const bool isChanged = item.command.id.value() != "3"_L1;
            QCOMPARE(item.isDamaged, isChanged);
            QVERIFY(item.state == (isChanged ? OutboxState::Failed : OutboxState::Queued));
            QCOMPARE(item.command.recipients.isEmpty(), isChanged);
            QCOMPARE(textOf(item.command), u"as it was"_s);
        }
    }

    //! A table that is described otherwise is read by the words that it was made with.
    void aDamagedDescriptionIsMended() {
        {
            auto work = open();
            QVERIFY(work->addCommand(command(u"1"_s, u"x"_s, u"keep me"_s)));
            db::Connection& connection = work->connection();
            QVERIFY(connection.exec(u"PRAGMA writable_schema = ON"_s));
            QVERIFY(connection.exec(
                u"UPDATE sqlite_master SET sql = replace(sql, 'conversation ', 'conversatio9 ')"_s));
        }
        WorkOpening opening;
        auto work = open(&opening);
        QVERIFY(work && opening.wasCorrupt);
        QCOMPARE(textOf(work->openItems().value().first().command), u"keep me"_s);
    }

    void aSalvageThatWasInterruptedIsDoneAgainOrFinished() {
        const QString path = profile::workPath(m_dir.path());
        const auto ruin = [&] {
            {
                auto work = open();
                QVERIFY(work->addCommand(command(u"1"_s, u"x"_s, u"keep me"_s)));
                QVERIFY(work->addCommand(command(u"2"_s, u"x"_s, u"me too"_s)));
            }
        };
        ruin();
        // Killed while the result was filled: the leftover counts for nothing.
        QVERIFY(QFile::copy(path, path + u".salvaging"_s));
        {
            QFile file(path);
            QVERIFY(file.open(QIODevice::ReadWrite));
            file.write(QByteArray(100, '\xff'));
        }
        WorkOpening opening;
        auto work = open(&opening);
        QVERIFY(work && opening.wasCorrupt);
        // The file had lost its head, but the head of every such file is the same.
        QCOMPARE(work->openItems().value().size(), 2);
        QVERIFY(work->cancelIf(CommandId(u"1"_s), {OutboxState::Queued}).value());
        QVERIFY(work->cancelIf(CommandId(u"2"_s), {OutboxState::Queued}).value());
        QVERIFY(!QFile::exists(path + u".salvaging"_s));
        QVERIFY(work->addCommand(command(u"3"_s, u"x"_s, u"rescued"_s)));
        work.reset();
        // Killed when it was whole, before and after the damaged file was moved aside.
        for (const bool isStillThere : {true, false}) {
            QVERIFY(QFile::rename(path, path + u".salvaged"_s));
            if (isStillThere) {
                QFile file(path);
                QVERIFY(file.open(QIODevice::WriteOnly));
                file.write(QByteArray(8192, 'x'));
            }
            opening = {};
            work = open(&opening);
            QVERIFY(work);
            QCOMPARE(opening.wasCorrupt, isStillThere);
            QCOMPARE(textOf(work->openItems().value().first().command), u"rescued"_s);
            work.reset();
        }
    }

    void decisionsAreAddedTogetherOrNotAtAll() {
        auto work = open();
        IdentityDecision decision;
        decision.id = DecisionId(u"d1"_s);
        decision.left = {AccountId(u"a"_s), u"1"_s};
        decision.right = {AccountId(u"a"_s), u"2"_s};
        IdentityDecision second = decision;
        second.id = DecisionId(u"d2"_s);
        QVERIFY(
            work->connection().exec(u"CREATE TRIGGER refuse BEFORE INSERT ON decisions WHEN NEW.id = 'd2' "
                                    "BEGIN SELECT RAISE(ABORT, 'no'); END"_s));
        const AuditNote note{u"me"_s, u"identity.joined"_s, {}};
        QVERIFY(!work->addDecisions({decision, second}, note));
        QVERIFY(work->decisions().value().isEmpty());
        QCOMPARE(work->verifyAudit().value().rows, 0);
        QVERIFY(work->connection().exec(u"DROP TRIGGER refuse"_s));
        const quint64 before = work->ledgerRevision();
        QVERIFY(work->addDecisions({decision, second}, note));
        QVERIFY(work->ledgerRevision() != before);
        QCOMPARE(work->decisions().value().size(), 2);
        QCOMPARE(work->verifyAudit().value().rows, 1);
    }

    void auditRowsAreChained() {
        auto work = open();
        QVERIFY(work->audit(u"me"_s, u"send_again"_s, {{u"id"_s, u"1"_s}}));
        QVERIFY(work->audit(u"me"_s, u"merge"_s, {{u"id"_s, u"2"_s}}));
        const auto distinct = work->connection().scalar<qint64>(
            u"SELECT COUNT(DISTINCT hash) FROM audit WHERE LENGTH(hash) = 64"_s);
        QCOMPARE(distinct.value().value(), 2);
        const auto newest = store::readAudit(work->connection(), 1).value();
        QCOMPARE(newest.size(), 1);
        QCOMPARE(newest.first().note.action, u"merge"_s);
        QCOMPARE(newest.first().note.subject.value("id"_L1).toString(), u"2"_s);
    }

    void whatWasDoneToTheAuditTrailIsFound_data() {
        QTest::addColumn<QString>("done");
        QTest::addColumn<int>("brokenAt");
        QTest::newRow("nothing") << u"SELECT 1"_s << 0;
        QTest::newRow("another subject") << u"UPDATE audit SET subject = '{}' WHERE sequence = 2"_s << 2;
        QTest::newRow("another actor") << u"UPDATE audit SET actor = 'you' WHERE sequence = 3"_s << 3;
        QTest::newRow("another time") << u"UPDATE audit SET at = at - 1 WHERE sequence = 1"_s << 1;
        QTest::newRow("one taken out") << u"DELETE FROM audit WHERE sequence = 2"_s << 3;
        QTest::newRow("the first taken out") << u"DELETE FROM audit WHERE sequence = 1"_s << 2;
        QTest::newRow("the newest taken out") << u"DELETE FROM audit WHERE sequence = 4"_s << 3;
        QTest::newRow("one put in") << u"INSERT INTO audit (at, actor, action, subject, hash) "
                                       "VALUES (0, 'me', 'merge', '{}', 'made up')"_s
                                    << 5;
    }
    void whatWasDoneToTheAuditTrailIsFound() {
        QFETCH(QString, done);
        QFETCH(int, brokenAt);
        auto work = open();
        for (int i = 0; i < 4; ++i)
            QVERIFY(work->audit(u"me"_s, u"merge"_s, {{u"id"_s, i}}));
        QVERIFY(work->connection().exec(done));
        const AuditCheck check = work->verifyAudit().value();
        QCOMPARE(check.isSound(), brokenAt == 0);
        QCOMPARE(check.brokenAt.value_or(0), brokenAt);
    }

    void filesAreKeptByContent() {
        FileStore files(profile::filesDir(m_dir.path()));
        const auto staged = files.addBytes("hello", u"a.txt"_s, u"text/plain"_s, 100).value();
        QVERIFY(files.contains(staged.sha256));
        const auto tooLarge = files.addBytes(QByteArray(101, 'x'), u"a"_s, {}, 100);
        QVERIFY(!tooLarge);
        QCOMPARE(tooLarge.error().code, u"attachment_too_large"_s);
        QCOMPARE(files.add(m_dir.path() + u"/missing"_s, 100).error().code, u"file_unreadable"_s);
        QFile source(m_dir.path() + u"/source.txt"_s);
        QVERIFY(source.open(QIODevice::WriteOnly));
        source.write("hello");
        source.close();
        QCOMPARE(files.add(source.fileName(), 100).value().sha256, staged.sha256);
        QVERIFY(files.removeUnused({}));
        QVERIFY(!files.contains(staged.sha256));
    }

    void whatIsKeptIsWhatHasTheHash() {
        FileStore files(profile::filesDir(m_dir.path()));
        RestlessFile source;
        const auto staged = files.addFrom(source, u"log.txt"_s, u"text/plain"_s, 1'000'000);
        QVERIFY2(staged, staged ? "" : qPrintable(staged.error().message));
        QCOMPARE(staged->size, 300'000);
        QCOMPARE(staged->name, u"log.txt"_s);
        QFile kept(files.pathOf(staged->sha256));
        QVERIFY(kept.open(QIODevice::ReadOnly));
        const QByteArray hash = QCryptographicHash::hash(kept.readAll(), QCryptographicHash::Sha256);
        QCOMPARE(QString::fromLatin1(hash.toHex()), staged->sha256);
    }

    void aFileThatGrewBeyondTheLimitIsRefused() {
        FileStore files(profile::filesDir(m_dir.path()));
        RestlessFile source;
        const auto refused = files.addFrom(source, u"log.txt"_s, {}, 299'999);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, u"attachment_too_large"_s);
        // Nothing of it is left, and nothing under a name of its own.
        QDirIterator left(profile::filesDir(m_dir.path()), QDir::Files, QDirIterator::Subdirectories);
        while (left.hasNext())
            QCOMPARE(QFileInfo(left.next()).fileName().size(), 64);
    }

    void aDownloadKeepsOnlyAHarmlessSuffix() {
        FileStore files(m_dir.path());
        QVERIFY(files.downloadPath(u"k"_s, u"a.PNG"_s).endsWith(u".png"_s));
        QVERIFY(!files.downloadPath(u"k"_s, u"a.x/../../y"_s).contains(u".."_s));
    }
};

QTEST_GUILESS_MAIN(TestStoreWork)
#include "test_store_work.moc"
