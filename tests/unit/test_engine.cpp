// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/accounts/layered_vault.h"
#include "core/engine/engine_core.h"
#include "tests/fakes/fake_adapter.h"
#include "tests/fakes/fake_scheduler.h"
#include "tests/fakes/fake_transport.h"

#include <QDir>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace segue;
using namespace Qt::StringLiterals;
using State = ConnectionStatus::State;

#define COMPARE_WORDS(actual, expected) QCOMPARE(toString(actual), toString(expected))

namespace {

//! The engine on the test's thread, over backends in the test's hand.
struct EngineBench {
    EngineBench() {
        registry.add(u"fake"_s, [this](const AdapterSettings& settings, const AdapterServices&) {
            auto adapter = std::make_unique<FakeAdapter>();
            adapter->onPull = [this](const QString&, const QString& cursor) {
                Batch batch;
                batch.nextCursor = cursor.isEmpty() ? u"1"_s : cursor;
                if (cursor.isEmpty())
                    batch.conversations = seeded;
                return Result<Batch>(batch);
            };
            adapter->onValidate = [settings]() -> Result<AccountIdentity> {
                if (settings.credential() != "right")
                    return fail(ErrorKind::Auth, u"unauthorised"_s);
                return AccountIdentity{u"agent-1"_s, u"Ada"_s, u"Shop"_s, Role::Agent, u"1"_s, {}};
            };
            adapter->caps = caps;
            adapters.insert(settings.account, adapter.get());
            return adapter;
        });
        open();
    }
    ~EngineBench() { close(); }

    void open() {
        EngineOptions options;
        options.profileDir = dir.filePath(u"profile"_s);
        options.offline = offline;
        auto opened = EngineCore::open(options, services());
        QVERIFY2(opened.has_value(), opened ? "" : qPrintable(opened.error().code));
        core = std::move(*opened);
        core->start();
        settle();
    }
    void close() {
        core.reset();
        adapters.clear();
        pumpEvents();
    }
    void restart() {
        close();
        open();
    }
    EngineServices services() {
        return {clock, scheduler, random, network, network, registry, vault, {}};
    }
    void settle() { scheduler.advance(Millis{50}); }

    AccountId addAccount(const QString& id, const QString& credential = u"right"_s) {
        Account account;
        account.id = AccountId(id);
        account.kind = u"fake"_s;
        account.name = id;
        account.baseUrl = QUrl(u"http://"_s + id + u".example"_s);
        const auto added = core->accounts().add(account, credential);
        settle();
        if (!added.isFinished() || !added.result())
            return {};
        // The backend's realtime connection stands.
        if (FakeAdapter* adapter = adapters.value(account.id))
            Q_EMIT adapter->realtimeChanged(RealtimeState::Live);
        settle();
        return account.id;
    }
    ConnectionStatus status(const AccountId& id) const {
        const QList<ConnectionStatus> all = core->accounts().connections();
        for (const ConnectionStatus& one : all) {
            if (one.account == id)
                return one;
        }
        return {};
    }
    Command command(const AccountId& account, const Operation& operation) const {
        Command out;
        out.conversation = {account, u"c1"_s};
        out.channel = Channel::WebChat;
        out.operations.append(operation);
        return out;
    }
    CommandId enqueue(const AccountId& account, const Operation& operation) {
        const auto id = core->commands().enqueue(command(account, operation), Millis{0});
        settle();
        return id.value_or(CommandId());
    }
    OutboxState stateOf(const CommandId& id) {
        return core->store().work().item(id).value_or(std::nullopt).value_or(OutboxItem()).state;
    }
    //! The backend says: this is the conversation now.
    void push(const AccountId& account, const Batch& rows) {
        Batch batch = rows;
        batch.afterCursor = core->store().cache().cursor(account, u"changes"_s).value_or(QString());
        batch.nextCursor = QString::number(batch.afterCursor.toInt() + 1);
        Q_EMIT adapters.value(account)->pushed(u"changes"_s, batch);
        settle();
    }
    Conversation conversation(const AccountId& account) {
        Conversation out;
        out.ref = {account, u"c1"_s};
        out.status = Status::Open;
        out.channel = Channel::WebChat;
        out.version = ++version;
        out.createdAt = out.updatedAt = clock.now();
        return out;
    }
    void pushConversation(const Conversation& one) {
        Batch batch;
        batch.conversations.append(one);
        push(one.ref.account, batch);
    }
    Receipt answered(const AccountId& account, const Conversation& after) {
        Receipt receipt;
        receipt.rows.conversations.append(after);
        adapters.value(account)->submits.last().answer(receipt);
        settle();
        return receipt;
    }

    QTemporaryDir dir;
    FakeClock clock;
    FakeScheduler scheduler{clock};
    SeededRandom random{3};
    FakeNetwork network;
    AdapterRegistry registry;
    LayeredVault vault{nullptr};
    Capabilities caps = [] {
        Capabilities out;
        out.push = PushKind::Replayable;
        out.idempotency = IdempotencyKind::PerMessage;
        out.identityDecisions = true;
        out.typing = out.seen = out.presence = true;
        return out;
    }();
    QList<Conversation> seeded;
    QHash<AccountId, FakeAdapter*> adapters;
    std::unique_ptr<EngineCore> core;
    bool offline = false;
    qint64 version = 0;
};

} // namespace

//! The engine as a whole, on one thread.
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
        for (int i=0;i<5;++i) { pumpEvents(); qWarning()<<"DBG"<<int(b.status(one).state)<<b.core->accounts().find(one)->session().isCaughtUp(); }
        b.scheduler.advance(Millis{5000}); qWarning()<<"DBG2"<<int(b.status(one).state)<<b.core->accounts().find(one)->session().isCaughtUp()<<b.adapters[one]->opened;
        qWarning()<<"DBG"<<int(b.status(one).state)<<(b.status(one).error?b.status(one).error->code:QString());QVERIFY(b.core->accounts().find(one)->session().isCaughtUp());
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
        QVERIFY(b.core->accounts().remove(one, true).result().has_value());
        QCOMPARE(removed.count(), 1);
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
        const auto others = QFileDevice::ReadGroup | QFileDevice::ExeGroup |
                            QFileDevice::ReadOther | QFileDevice::ExeOther;
        QVERIFY(!(QFileInfo(b.dir.filePath(u"profile"_s)).permissions() & others));
        QVERIFY(!(QFileInfo(b.dir.filePath(u"profile/files"_s)).permissions() & others));
    }

    void undoTakesBackWhatIsStillQueued() {
        EngineBench b;
        const AccountId one = b.addAccount(u"one"_s);
        b.pushConversation(b.conversation(one));
        b.core->setOffline(true);
        const CommandId id = b.enqueue(one, Note{u"oops"_s, {}});
        QCOMPARE(b.core->commands().undoLast().value(), u"note"_s);
        COMPARE_WORDS(b.stateOf(id), OutboxState::Cancelled);
        QCOMPARE(b.core->commands().undoLast().error().code, u"nothing_to_undo"_s);
    }

    void undoOfWhatIsDoneIsAnotherCommand() {
        EngineBench b;
        const AccountId one = b.addAccount(u"one"_s);
        Conversation before = b.conversation(one);
        before.tags = {u"old"_s};
        b.pushConversation(before);
        b.enqueue(one, SetStatus{Status::Solved, {}, std::nullopt});
        Conversation after = before;
        after.status = Status::Solved;
        after.version = ++b.version;
        b.answered(one, after);
        QCOMPARE(b.core->commands().undoLast().value(), u"status"_s);
        b.settle();
        const Command back = b.adapters[one]->submits.last().command;
        const auto* set = std::get_if<SetStatus>(&back.operations[0]);
        QVERIFY(set);
        COMPARE_WORDS(set->status, Status::Open);
    }

    void undoLeavesWhatSomebodyElseChanged() {
        EngineBench b;
        const AccountId one = b.addAccount(u"one"_s);
        const Conversation before = b.conversation(one);
        b.pushConversation(before);
        b.enqueue(one, SetPriority{Priority::High});
        Conversation after = before;
        after.priority = Priority::High;
        after.version = ++b.version;
        b.answered(one, after);
        after.priority = Priority::Urgent;
        after.version = ++b.version;
        b.pushConversation(after);
        QCOMPARE(b.core->commands().undoLast().error().code, u"nothing_to_undo"_s);
        QCOMPARE(b.adapters[one]->submits.size(), 1);
    }

    void undoNeverCallsBackASentReply() {
        EngineBench b;
        const AccountId one = b.addAccount(u"one"_s);
        b.pushConversation(b.conversation(one));
        b.enqueue(one, Reply{u"sent"_s, {}});
        b.answered(one, b.conversation(one));
        QCOMPARE(b.core->commands().undoLast().error().code, u"nothing_to_undo"_s);
        QCOMPARE(b.adapters[one]->submits.size(), 1);
    }

    void undoOfTagsAndAssignment() {
        UndoLog::Step step;
        step.before.tags = {u"kept"_s, u"removed"_s};
        step.before.assignee = AgentRef{{}, u"ann"_s};
        step.operations = {
            ChangeTags{{u"kept"_s, u"new"_s}, {u"removed"_s, u"absent"_s}}, Assign{u"bob"_s, {}}};
        const auto back = UndoLog::compensation(step);
        QVERIFY(back);
        QCOMPARE(std::get<Assign>(back->at(0)).agentId, u"ann"_s);
        QCOMPARE(std::get<ChangeTags>(back->at(1)), (ChangeTags{{u"removed"_s}, {u"new"_s}}));
        Conversation now = step.before;
        applyOperations(now, step.operations);
        QCOMPARE(now.tags, (QStringList{u"kept"_s, u"new"_s}));
        QVERIFY(UndoLog::isUntouched(step, now));
        now.tags.removeAll(u"new"_s);
        QVERIFY(!UndoLog::isUntouched(step, now));
    }

    void draftsAreWrittenAtOnceThenEvery300ms() {
        EngineBench b;
        Draft draft;
        draft.conversation = {AccountId(u"one"_s), u"c1"_s};
        draft.visibility = Visibility::Public;
        const auto stored = [&] {
            return b.core->store()
                .work()
                .draft(draft.conversation, Visibility::Public)
                .value()
                .value_or(Draft())
                .text;
        };
        draft.text = u"H"_s;
        b.core->drafts().save(draft);
        QCOMPARE(stored(), u"H"_s);
        draft.text = u"He"_s;
        b.core->drafts().save(draft);
        draft.text = u"Hel"_s;
        b.core->drafts().save(draft);
        QCOMPARE(stored(), u"H"_s);
        b.scheduler.advance(DraftJournal::interval);
        QCOMPARE(stored(), u"Hel"_s);
        draft.text = u"Hell"_s;
        b.core->drafts().save(draft);
        draft.text = u"Hello"_s;
        b.core->drafts().save(draft);
        b.core->drafts().flush();
        QCOMPARE(stored(), u"Hello"_s);
        b.restart();
        QCOMPARE(stored(), u"Hello"_s);
        b.core->drafts().discard(draft.conversation, Visibility::Public);
        QCOMPARE(stored(), QString());
    }

    void anAcceptedReplyTakesItsDraftAlong() {
        EngineBench b;
        const AccountId one = b.addAccount(u"one"_s);
        Draft draft;
        draft.conversation = {one, u"c1"_s};
        draft.visibility = Visibility::Public;
        draft.text = u"Hello "_s;
        b.core->drafts().save(draft);
        // Somebody else's reply (a script's) leaves the agent's words alone.
        b.enqueue(one, Reply{u"Other"_s, {}});
        QVERIFY(b.core->store().work().draft(draft.conversation, Visibility::Public)->has_value());
        b.enqueue(one, Reply{u"Hello"_s, {}});
        QVERIFY(!b.core->store().work().draft(draft.conversation, Visibility::Public)->has_value());
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
        const auto refused =
            b.core->commands().enqueue(b.command(one, Reply{large, {}}), Millis{0});
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

    void limitsOfTheBackendAreSaidBeforeQueueing() {
        EngineBench b;
        b.caps.maxTextBytes = 10;
        b.caps.maxAttachmentBytes = 2;
        const AccountId one = b.addAccount(u"one"_s);
        const auto tooLong =
            b.core->commands().enqueue(b.command(one, Reply{u"12345678901"_s, {}}), Millis{0});
        QCOMPARE(tooLong.error().code, u"text_too_long"_s);
        const auto file = b.core->store().files().addBytes("abc", u"a"_s, {}, 100);
        const auto tooLarge =
            b.core->commands().enqueue(b.command(one, Reply{u"x"_s, {*file}}), Millis{0});
        QCOMPARE(tooLarge.error().code, u"attachment_too_large"_s);
    }

    void changesAreGatheredIntoFrames() {
        EngineBench b;
        QSignalSpy changed(b.core.get(), &EngineCore::changed);
        for (int i = 0; i < 50; ++i)
            (void)b.core->commands().enqueue(
                b.command(AccountId(u"one"_s), Note{u"n"_s, {}}), Millis{0});
        b.scheduler.advance(ChangeAnnouncer::interval);
        QVERIFY(changed.count() <= 2);
        qsizetype commands = 0;
        for (const auto& call : changed)
            commands += call[0].value<ChangeSet>().commands.size();
        QCOMPARE(commands, 50);
    }

    void customersWordsAreNotifiedOnce() {
        EngineBench b;
        const AccountId one = b.addAccount(u"one"_s);
        b.pushConversation(b.conversation(one));
        QList<Notification> told;
        connect(b.core.get(), &EngineCore::notification, this, [&](const Notification& n) {
            told.append(n);
        });
        Entry entry;
        entry.ref = {one, u"e1"_s};
        entry.conversation = {one, u"c1"_s};
        entry.visibility = Visibility::Public;
        entry.author = {AuthorKind::Customer, {}, u"Ann"_s};
        entry.text = u"Hello\n<b>there</b>"_s;
        entry.at = b.clock.now();
        entry.version = 100;
        Batch batch;
        batch.entries.append(entry);
        b.push(one, batch);
        b.push(one, batch);
        QCOMPARE(told.size(), 1);
        QCOMPARE(told[0].title, u"Ann"_s);
        QCOMPARE(told[0].text, u"Hello <b>there</b>"_s);
        entry.ref.id = u"e2"_s;
        entry.author.kind = AuthorKind::Agent;
        batch.entries = {entry};
        b.push(one, batch);
        entry.ref.id = u"e3"_s;
        entry.author.kind = AuthorKind::Customer;
        entry.visibility = Visibility::Internal;
        batch.entries = {entry};
        b.push(one, batch);
        QCOMPARE(told.size(), 1);
    }

    void seenIsTheServersTime() {
        EngineBench b;
        const AccountId one = b.addAccount(u"one"_s);
        const Conversation conversation = b.conversation(one);
        b.pushConversation(conversation);
        b.clock.jumpWall(std::chrono::hours(24 * 3652));
        b.core->conversations().markSeen(conversation.ref);
        QCOMPARE(b.adapters[one]->seen, QStringList{u"c1"_s});
        const auto stored = b.core->store().cache().conversation(conversation.ref);
        QCOMPARE((*stored)->agentSeenAt, std::optional(conversation.updatedAt));
    }

    void decisionsAreKeptAndSharedWhenThereIsAConnection() {
        EngineBench b;
        const AccountId one = b.addAccount(u"one"_s);
        b.core->setOffline(true);
        IdentityDecision decision;
        decision.left = {one, u"p1"_s};
        decision.right = {one, u"p2"_s};
        const auto id = b.core->identity().decide(decision);
        QVERIFY(id.has_value());
        QCOMPARE(b.core->store().work().decisions()->size(), 1);
        QVERIFY(b.adapters[one]->shared.isEmpty());
        b.core->setOffline(false);
        b.settle();
        QCOMPARE(b.adapters[one]->shared.size(), 1);
        QVERIFY(b.core->store().work().unsharedDecisions()->isEmpty());
        decision.right = decision.left;
        QVERIFY(!b.core->identity().decide(decision).has_value());
    }

    void separateRevokesAndForbids() {
        EngineBench b;
        const AccountId one = b.addAccount(u"one"_s);
        Batch batch;
        QHash<ContactRef, CustomerId> sameCustomer;
        for (const QString& id : {u"p1"_s, u"p2"_s, u"p3"_s}) {
            Contact contact;
            contact.ref = {one, id};
            contact.version = ++b.version;
            batch.contacts.append(contact);
            sameCustomer.insert(contact.ref, CustomerId(u"cust"_s));
        }
        b.push(one, batch);
        QVERIFY(b.core->store().cache().assignCustomers(sameCustomer).has_value());
        IdentityDecision same;
        same.left = {one, u"p1"_s};
        same.right = {one, u"p2"_s};
        const auto joined = b.core->identity().decide(same);
        QVERIFY(b.core->identity().separate({same.left}, u"wrong person"_s).has_value());
        const auto rows = b.core->store().work().decisions();
        int revocations = 0;
        int forbidden = 0;
        for (const IdentityDecision& row : *rows) {
            revocations += row.revokes == std::optional(*joined);
            forbidden += row.verdict == IdentityDecision::Verdict::NotSame;
        }
        QCOMPARE(revocations, 1);
        QCOMPARE(forbidden, 2);
    }

    void attachmentsAreDownloadedOnce() {
        EngineBench b;
        const AccountId one = b.addAccount(u"one"_s);
        const EntryRef entry{one, u"e1"_s};
        const auto path = b.core->conversations().attachmentPath(entry, u"a1"_s);
        b.settle();
        QVERIFY(path.result().has_value());
        QVERIFY(QFileInfo::exists(*path.result()));
        b.core->setOffline(true);
        const auto again = b.core->conversations().attachmentPath(entry, u"a1"_s);
        QCOMPARE(*again.result(), *path.result());
        const auto other = b.core->conversations().attachmentPath(entry, u"a2"_s);
        QCOMPARE(other.result().error().code, u"not_connected"_s);
    }

    void olderHistoryArrivesThroughTheCache() {
        EngineBench b;
        const AccountId one = b.addAccount(u"one"_s);
        b.adapters[one]->onThread = [&](const QString& id, const QString&) {
            Batch batch;
            Entry entry;
            entry.ref = {one, u"old"_s};
            entry.conversation = {one, id};
            entry.version = 1;
            batch.entries.append(entry);
            batch.complete = false;
            return Result<Batch>(batch);
        };
        const auto more = b.core->conversations().fetchOlder({one, u"c1"_s});
        b.settle();
        QCOMPARE(more.result().value(), true);
        QVERIFY(b.core->store().cache().entry({one, u"old"_s})->has_value());
    }

    void presenceIsSaidAgainAfterAReconnect() {
        EngineBench b;
        const AccountId one = b.addAccount(u"one"_s);
        b.core->conversations().setPresence(Presence::Busy);
        COMPARE_WORDS(b.adapters[one]->presences.last(), Presence::Busy);
        const qsizetype said = b.adapters[one]->presences.size();
        Q_EMIT b.adapters[one]->realtimeChanged(RealtimeState::Lost);
        b.scheduler.advance(Millis{2'000});
        Q_EMIT b.adapters[one]->realtimeChanged(RealtimeState::Live);
        b.settle();
        QCOMPARE(b.adapters[one]->presences.size(), said + 1);
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
