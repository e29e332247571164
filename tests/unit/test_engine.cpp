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
//! A keyring that cannot be asked yet, over one that can.
class LateVault final : public Vault {
public:
    explicit LateVault(Vault& vault) : m_vault(vault) {}

    Async<QString> read(const AccountId& account) override {
        ++reads;
        return isLate ? ready<QString>(fail(ErrorKind::Transient, u"vault_unavailable"_s))
                      : m_vault.read(account);
    }
    Async<Kept> write(const AccountId& account, const QString& credential) override {
        return m_vault.write(account, credential);
    }
    Async<bool> remove(const AccountId& account) override { return m_vault.remove(account); }

    bool isLate = true;
    int reads = 0;

private:
    Vault& m_vault;
};

//! With one account, begun again over a keyring that is late.
struct LateBench : EngineBench {
    LateBench() { reopenWith(late); }
    ~LateBench() { close(); }

    AccountId one = addAccount(u"one"_s);
    LateVault late{vault};
};

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

    void aKeyringThatIsLateIsAskedAgain() {
        LateBench b;
        // Nobody is asked for what the keyring has.
        QCOMPARE(b.status(b.one).state, State::Offline);
        QCOMPARE(refusalOf(b, b.one), u"vault_unavailable"_s);
        b.scheduler.advance(Millis{3'600'000});
        // Not without end, each time with a dialog.
        QVERIFY(b.late.reads > 2 && b.late.reads < 200);
        b.late.isLate = false;
        b.scheduler.advance(Millis{300'000});
        QVERIFY(b.core->accounts().find(b.one)->session().isCaughtUp());
        const int reads = b.late.reads;
        b.scheduler.advance(Millis{3'600'000});
        QCOMPARE(b.late.reads, reads);
    }

    void reconnectingAsksTheKeyringAtOnce() {
        LateBench b;
        b.late.isLate = false;
        b.core->accounts().reconnect(b.one);
        b.settle();
        QVERIFY(b.core->accounts().find(b.one)->session().isCaughtUp());
        // And the connection is not begun anew when the keyring would have been asked by itself.
        b.scheduler.advance(Millis{3'600'000});
        QCOMPARE(b.adapters[b.one]->validations, 1);
    }

    void offlineMeansThatTheKeyringIsNotAskedEither() {
        LateBench b;
        b.core->setOffline(true);
        const int reads = b.late.reads;
        b.scheduler.advance(Millis{3'600'000});
        QCOMPARE(b.late.reads, reads);
        QCOMPARE(refusalOf(b, b.one), QString());
    }

    void aCredentialIsNotLeftWithoutItsAccount() {
        EngineBench b;
        db::Connection& work = b.core->store().work().connection();
        QVERIFY(work.exec(u"ALTER TABLE accounts RENAME TO away"_s).has_value());
        QVERIFY(b.addAccount(u"one"_s).isEmpty());
        QCOMPARE(b.vault.read(AccountId(u"one"_s)).result().error().code, u"credential_missing"_s);
        // One that is known keeps its own.
        QVERIFY(work.exec(u"ALTER TABLE away RENAME TO accounts"_s).has_value());
        const AccountId two = b.addAccount(u"two"_s);
        QVERIFY(work.exec(u"ALTER TABLE accounts RENAME TO away"_s).has_value());
        b.addAccount(u"two"_s);
        QCOMPARE(b.vault.read(two).result().value(), u"right"_s);
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

    void theFirstLongSyncIsStoppedForTheSenderToo_data() {
        QTest::addColumn<bool>("refused");
        QTest::newRow("offline") << false;
        QTest::newRow("refused") << true;
    }
    void theFirstLongSyncIsStoppedForTheSenderToo() {
        QFETCH(bool, refused);
        EngineBench b;
        b.caps.concurrency = ConcurrencyCheck::Stamp;
        b.firstPageIsOpen = true;
        const AccountId one = b.addAccount(u"one"_s);
        FakeAdapter& adapter = *b.adapters[one];
        QVERIFY(!b.core->accounts().find(one)->session().isCaughtUp());
        // A backend that compares for itself is written to all the same.
        const CommandId first = b.enqueue(one, Reply{u"at once"_s, {}});
        QCOMPARE(adapter.submits.size(), 1);
        adapter.submits[0].answer(
            refused ? Result<Receipt>(fail(ErrorKind::Auth, u"unauthorised"_s)) : Result<Receipt>(Receipt()));
        b.settle();
        if (!refused)
            b.core->setOffline(true);
        const CommandId second = b.enqueue(one, Reply{u"later"_s, {}});
        b.scheduler.advance(Millis{600'000});
        QCOMPARE(adapter.submits.size(), 1);
        COMPARE_WORDS(b.stateOf(second), OutboxState::Queued);
        COMPARE_WORDS(b.stateOf(first), refused ? OutboxState::Queued : OutboxState::Confirmed);
        // And goes on where it was stopped.
        if (refused)
            b.core->accounts().reconnect(one);
        else
            b.core->setOffline(false);
        b.settle();
        QCOMPARE(adapter.submits.size(), 2);
        b.close();
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

    void aFullCacheIsTroubleUntilItTakesRowsAgain() {
        EngineBench b;
        const AccountId one = b.addAccount(u"one"_s);
        QSignalSpy trouble(b.core.get(), &EngineCore::storageTrouble);
        db::Connection& cache = b.core->store().cache().connection();
        const qint64 pages = cache.scalar<qint64>(u"PRAGMA page_count"_s)->value_or(0);
        QVERIFY(cache.exec(u"PRAGMA max_page_count = %1"_s.arg(pages)).has_value());
        Conversation large = b.conversation(one);
        large.subject = QString(1'000'000, u'x');
        b.pushConversation(large);
        QCOMPARE(trouble.count(), 1);
        b.scheduler.advance(Millis{60'000});
        QCOMPARE(trouble.count(), 1);
        QVERIFY(cache.exec(u"PRAGMA max_page_count = 1000000"_s).has_value());
        b.scheduler.advance(Millis{2'000});
        QCOMPARE(trouble.count(), 2);
        QCOMPARE(trouble[1][0].value<Error>(), Error());
    }

    void whatTheAgentHasSeenIsNotLostInSilence() {
        EngineBench b;
        const AccountId one = b.addAccount(u"one"_s);
        b.pushConversation(b.conversation(one));
        QSignalSpy trouble(b.core.get(), &EngineCore::storageTrouble);
        QVERIFY(b.core->store().cache().connection().exec(u"PRAGMA query_only = ON"_s).has_value());
        b.core->conversations().markSeen({one, u"c1"_s});
        QCOMPARE(trouble.count(), 1);
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
