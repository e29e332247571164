// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/undo_log.h"
#include "core/views/views.h"
#include "tests/unit/test_engine_support.h"

#include <QFileInfo>
#include <QSignalSpy>

using namespace segue;
using namespace Qt::StringLiterals;

//! What the agent does through the engine: undo, drafts, decisions, attachments.
class TestEngineAgent final : public QObject {
    Q_OBJECT

private Q_SLOTS:
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

    void aSnoozeIsCalledOne() {
        UndoLog::Step step;
        step.operations = {SetStatus{Status::Snoozed, {}, fromMs(5)}};
        QCOMPARE(UndoLog::nameOf(step), u"snooze"_s);
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

    void limitsOfTheBackendAreSaidBeforeQueueing() {
        EngineBench b;
        b.caps.maxTextBytes = 10;
        b.caps.maxAttachmentBytes = 2;
        const AccountId one = b.addAccount(u"one"_s);
        const auto tooLong =
            b.core->commands().enqueue(b.command(one, Reply{u"12345678901"_s, {}}), Millis{0});
        QCOMPARE(tooLong.error().code, u"text_too_long"_s);
        const auto file = b.core->store().files().addBytes("abc", u"a"_s, {}, 100);
        const auto tooLarge = b.core->commands().enqueue(b.command(one, Reply{u"x"_s, {*file}}), Millis{0});
        QCOMPARE(tooLarge.error().code, u"attachment_too_large"_s);
    }

    void changesAreGatheredIntoFrames() {
        EngineBench b;
        QSignalSpy changed(b.core.get(), &EngineCore::changed);
        for (int i = 0; i < 50; ++i)
            (void)b.core->commands().enqueue(b.command(AccountId(u"one"_s), Note{u"n"_s, {}}), Millis{0});
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
        connect(
            b.core.get(), &EngineCore::notification, this, [&](const Notification& n) { told.append(n); });
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

    void whereColleaguesAreIsKept() {
        EngineBench b;
        const AccountId one = b.addAccount(u"one"_s);
        Agent grace;
        grace.ref = {one, u"agent-2"_s};
        grace.name = u"Grace"_s;
        grace.version = 1;
        Batch batch;
        batch.agents.append(grace);
        b.push(one, batch);
        const auto views = Views::open(b.dir.filePath(u"profile"_s));
        QVERIFY(views);
        const auto presence = [&] { return (*views)->agents()->first().presence; };
        COMPARE_WORDS(presence(), Presence::Offline);
        Ephemeral sign;
        sign.kind = Ephemeral::Kind::AgentPresence;
        sign.actorId = u"agent-2"_s;
        sign.presence = Presence::Busy;
        QSignalSpy changed(b.core.get(), &EngineCore::changed);
        Q_EMIT b.adapters[one]->ephemeral(sign);
        b.settle();
        COMPARE_WORDS(presence(), Presence::Busy);
        QCOMPARE(changed.count(), 1);
        QVERIFY(changed[0][0].value<ChangeSet>().directory);
        // Whoever left while there was no connection is not told of.
        Q_EMIT b.adapters[one]->realtimeChanged(RealtimeState::Lost);
        b.scheduler.advance(Millis{2'000});
        Q_EMIT b.adapters[one]->realtimeChanged(RealtimeState::Live);
        b.settle();
        COMPARE_WORDS(presence(), Presence::Offline);
    }
};

QTEST_GUILESS_MAIN(TestEngineAgent)
#include "test_engine_agent.moc"
