// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/test_engine_support.h"

#include <QFileInfo>
#include <QSignalSpy>

using namespace segue;
using namespace Qt::StringLiterals;
using State = ConnectionStatus::State;

namespace {
//! Why the account is not connected; empty if that is not said.
QString refusalOf(const EngineBench& bench, const AccountId& account) {
    const ConnectionStatus status = bench.status(account);
    return status.error ? status.error->code : QString();
}
} // namespace

//! The engine as a whole, on one thread: accounts, connections, the disk, the profile.
class TestEngine final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void severalAccountsEachSendTheirOwn() {
        EngineBench b;
        const AccountId one = b.addAccount(u"one"_s);
        const AccountId two = b.addAccount(u"two"_s);
        QCOMPARE(b.status(one).state, State::Live);
        QCOMPARE(b.status(two).state, State::Live);
        b.enqueue(one, Reply{u"to one"_s, {}});
        b.enqueue(two, Reply{u"to two"_s, {}});
        QCOMPARE(textOf(b.adapters[one]->submits[0].command), u"to one"_s);
        QCOMPARE(textOf(b.adapters[two]->submits[0].command), u"to two"_s);
        QCOMPARE(b.adapters[one]->submits.size(), 1);
    }

    void accountsComeBackAfterARestart() {
        EngineBench b;
        const AccountId one = b.addAccount(u"one"_s);
        b.restart();
        QCOMPARE(b.core->accounts().accounts().size(), 1);
        QCOMPARE(b.core->accounts().accounts()[0].selfName, u"Ada"_s);
        QVERIFY(b.core->accounts().find(one)->session().isCaughtUp());
    }

    void aWrongCredentialAsksAndARightOneGoesOn() {
        EngineBench b;
        const AccountId one = b.addAccount(u"one"_s, u"wrong"_s);
        QCOMPARE(b.status(one).state, State::NeedsSignIn);
        const CommandId id = b.enqueue(one, Reply{u"waits"_s, {}});
        QCOMPARE(b.adapters[one]->submits.size(), 0);
        b.addAccount(u"one"_s, u"right"_s);
        QCOMPARE(b.status(one).state, State::Live);
        QCOMPARE(b.adapters[one]->submits.size(), 1);
        QCOMPARE(b.adapters[one]->submits[0].command.id, id);
    }

    void aTokenForThisRunIsForTheOnlyAccount() {
        EngineBench b;
        const AccountId one = b.addAccount(u"one"_s);
        (void)b.vault.remove(one);
        b.restart();
        QCOMPARE(refusalOf(b, one), u"credential_missing"_s);
        // Our own hub has its own token: it does not count.
        Account own;
        own.id = AccountId(u"own"_s);
        own.kind = u"fake"_s;
        own.baseUrl = QUrl(u"http://127.0.0.1:1"_s);
        own.embedded = true;
        QVERIFY(b.core->store().work().saveAccount(own).has_value());
        b.sessionToken = u"right"_s;
        b.restart();
        QVERIFY(b.core->accounts().find(one)->session().isCaughtUp());
        QVERIFY(!b.core->accounts().find(own.id)->hasCredential());
    }

    void aTokenForThisRunIsShownToOneServerOnly() {
        EngineBench b;
        const AccountId one = b.addAccount(u"one"_s);
        const AccountId two = b.addAccount(u"two"_s);
        for (const AccountId& id : {one, two})
            (void)b.vault.remove(id);
        b.sessionToken = u"right"_s;
        b.restart();
        // Whose it is cannot be known: the keyring was asked for both.
        QCOMPARE(refusalOf(b, one), u"credential_missing"_s);
        QCOMPARE(refusalOf(b, two), u"credential_missing"_s);
        b.sessionTokenAccount = two;
        b.restart();
        QCOMPARE(refusalOf(b, one), u"credential_missing"_s);
        QVERIFY(!b.core->accounts().find(one)->hasCredential());
        QVERIFY(b.core->accounts().find(two)->session().isCaughtUp());
        b.sessionTokenAccount = AccountId(u"nobody"_s);
        b.restart();
        QCOMPARE(refusalOf(b, two), u"credential_missing"_s);
    }

    void validatingKeepsNothing() {
        EngineBench b;
        Account account;
        account.kind = u"fake"_s;
        account.baseUrl = QUrl(u"http://x.example"_s);
        const auto good = b.core->accounts().validate(account, u"right"_s);
        const auto bad = b.core->accounts().validate(account, u"wrong"_s);
        account.kind = u"nonsense"_s;
        const auto unknown = b.core->accounts().validate(account, u"right"_s);
        b.settle();
        QCOMPARE(good.result()->agentName, u"Ada"_s);
        COMPARE_WORDS(bad.result().error().kind, ErrorKind::Auth);
        QCOMPARE(unknown.result().error().code, u"unknown_backend"_s);
        QVERIFY(b.core->accounts().accounts().isEmpty());
    }

    void removingAnAccountWipesIt() {
        EngineBench b;
        const AccountId one = b.addAccount(u"one"_s);
        const AccountId two = b.addAccount(u"two"_s);
        b.pushConversation(b.conversation(one));
        b.pushConversation(b.conversation(two));
        const auto file = b.core->store().files().addBytes("abc", u"a"_s, {}, 100);
        b.core->setOffline(true);
        b.enqueue(one, Reply{u"queued"_s, {*file}});
        const auto refused = b.core->accounts().remove(one, false);
        QCOMPARE(refused.result().error().code, u"outbox_not_empty"_s);
        QSignalSpy removed(&b.core->accounts(), &AccountDesk::removed);
        const auto wiped = b.core->accounts().remove(one, true);
        QCOMPARE(removed.count(), 1);
        b.settle();
        QCOMPARE(wiped.result().value(), true);
        QVERIFY(!b.core->store().cache().conversation({one, u"c1"_s})->has_value());
        QVERIFY(b.core->store().cache().conversation({two, u"c1"_s})->has_value());
        QVERIFY(b.core->store().work().openItems()->isEmpty());
        QVERIFY(!b.core->store().files().contains(file->sha256));
        QCOMPARE(b.vault.read(one).result().error().code, u"credential_missing"_s);
        b.restart();
        QCOMPARE(b.core->accounts().accounts().size(), 1);
    }

    void workingOfflineQueuesAndComingBackSends() {
        EngineBench b;
        const AccountId one = b.addAccount(u"one"_s);
        b.core->setOffline(true);
        QCOMPARE(b.status(one).state, State::Offline);
        const CommandId id = b.enqueue(one, Reply{u"later"_s, {}});
        b.scheduler.advance(Millis{600'000});
        QCOMPARE(b.adapters[one]->submits.size(), 0);
        b.core->setOffline(false);
        b.settle();
        QCOMPARE(b.adapters[one]->submits.size(), 1);
        QCOMPARE(b.adapters[one]->submits[0].command.id, id);
    }

    void aProfileHasOneOwner() {
        EngineBench b;
        EngineOptions options;
        options.profileDir = b.dir.filePath(u"profile"_s);
        const auto second = EngineCore::open(options, b.services());
        QVERIFY(!second.has_value());
        QCOMPARE(second.error().code, u"profile_locked"_s);
        QVERIFY(second.error().message.startsWith("segue-"_L1));
        b.close();
        QVERIFY(EngineCore::open(options, b.services()).has_value());
        b.open();
    }

    void theProfileIsItsOwnersAlone() {
        EngineBench b;
        const auto others =
            QFileDevice::ReadGroup | QFileDevice::ExeGroup | QFileDevice::ReadOther | QFileDevice::ExeOther;
        QVERIFY(!(QFileInfo(b.dir.filePath(u"profile"_s)).permissions() & others));
        QVERIFY(!(QFileInfo(b.dir.filePath(u"profile/files"_s)).permissions() & others));
    }

    void aFullDiskIsSaidAndPasses() {
        EngineBench b;
        const AccountId one = b.addAccount(u"one"_s);
        QSignalSpy trouble(b.core.get(), &EngineCore::storageTrouble);
        QSignalSpy notSaved(&b.core->drafts(), &DraftJournal::failed);
        db::Connection& work = b.core->store().work().connection();
        const qint64 pages = work.scalar<qint64>(u"PRAGMA page_count"_s)->value_or(0);
        QVERIFY(work.exec(u"PRAGMA max_page_count = %1"_s.arg(pages)).has_value());
        const QString large(100'000, u'x');
        const auto refused = b.core->commands().enqueue(b.command(one, Reply{large, {}}), Millis{0});
        QVERIFY(!refused.has_value());
        QCOMPARE(refused.error().code, u"disk_full"_s);
        Draft draft;
        draft.conversation = {one, u"c1"_s};
        draft.text = large;
        b.core->drafts().save(draft);
        QCOMPARE(notSaved.count(), 1);
        QCOMPARE(trouble.count(), 1);
        QVERIFY(b.adapters[one]->submits.isEmpty());
        // Space again: nobody restarts anything.
        QVERIFY(work.exec(u"PRAGMA max_page_count = 1000000"_s).has_value());
        b.scheduler.advance(Millis{2'000});
        QCOMPARE(trouble.count(), 2);
        QCOMPARE(trouble[1][0].value<Error>(), Error());
        QVERIFY(b.core->store().work().draft(draft.conversation, draft.visibility)->has_value());
        QVERIFY(!b.enqueue(one, Reply{large, {}}).isEmpty());
        QCOMPARE(b.adapters[one]->submits.size(), 1);
    }

    void settleWaitsForTheOutbox() {
        EngineBench b;
        const AccountId one = b.addAccount(u"one"_s);
        QVERIFY(b.core->settle(Millis{1'000}).isValid());
        const CommandId id = b.enqueue(one, Note{u"n"_s, {}});
        const auto settled = b.core->settle(Millis{60'000});
        b.scheduler.advance(Millis{1'000});
        QVERIFY(!settled.isFinished());
        b.adapters[one]->submits.last().answer(Receipt());
        b.scheduler.advance(Millis{100});
        QCOMPARE(settled.result().value(), true);
        COMPARE_WORDS(b.stateOf(id), OutboxState::Confirmed);
        b.enqueue(one, Note{u"n"_s, {}});
        const auto late = b.core->settle(Millis{1'000});
        b.scheduler.advance(Millis{1'100});
        QCOMPARE(late.result().value(), false);
    }

    void settleFetchesWhatNobodyHasToldOfYet() {
        EngineBench b;
        const AccountId one = b.addAccount(u"one"_s);
        const Conversation waiting = b.conversation(one);
        b.adapters[one]->onPull = [&waiting](const QString&, const QString&) {
            Batch batch;
            batch.nextCursor = u"2"_s;
            batch.conversations.append(waiting);
            return Result<Batch>(batch);
        };
        const auto settled = b.core->settle(Millis{60'000});
        b.scheduler.advance(Millis{100});
        QCOMPARE(settled.result().value(), true);
        QVERIFY(b.core->store().cache().conversation(waiting.ref)->has_value());
    }

    void aKilledSenderIsProbedNotRepeated() {
        EngineBench b;
        const AccountId one = b.addAccount(u"one"_s);
        const CommandId id = b.enqueue(one, Reply{u"once"_s, {}});
        QCOMPARE(b.adapters[one]->submits.size(), 1);
        b.restart();
        QCOMPARE(b.adapters[one]->submits.size(), 0);
        QCOMPARE(b.adapters[one]->reconciles.size(), 1);
        b.adapters[one]->reconciles[0].answer(Reconciliation{Reconciled::Applied, u"e1"_s, {}});
        b.settle();
        COMPARE_WORDS(b.stateOf(id), OutboxState::Confirmed);
    }
};

QTEST_GUILESS_MAIN(TestEngine)
#include "test_engine.moc"
