// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/outbox/send_policy.h"
#include "tests/unit/test_outbox_support.h"

#include <QSignalSpy>

using namespace segue;
using namespace Qt::StringLiterals;

//! The outbox's decisions, and the durable queue.
class TestOutbox final : public QObject {
    Q_OBJECT

private:
    static Error error(ErrorKind kind, const QString& code = {}, int status = 0) {
        return {kind, code, {}, status, {}};
    }
    static OutboxItem replyItem() {
        OutboxItem item;
        item.command.operations.append(Reply{u"Hello"_s, {}});
        item.command.baseEntryId = u"e1"_s;
        return item;
    }
    static ThreadFacts openThread() {
        ThreadFacts facts;
        facts.isKnown = true;
        return facts;
    }

private Q_SLOTS:
    void submitErrorsDecideByKind_data() {
        QTest::addColumn<Error>("error");
        QTest::addColumn<OutboxState>("state");
        QTest::newRow("transient") << error(ErrorKind::Transient) << OutboxState::Retryable;
        QTest::newRow("rate") << error(ErrorKind::RateLimited) << OutboxState::Retryable;
        QTest::newRow("storage") << error(ErrorKind::Storage) << OutboxState::Retryable;
        QTest::newRow("auth") << error(ErrorKind::Auth, {}, 401) << OutboxState::Queued;
        QTest::newRow("forbidden") << error(ErrorKind::Auth, {}, 403) << OutboxState::Failed;
        QTest::newRow("stale") << error(ErrorKind::Conflict, u"stale"_s) << OutboxState::Held;
        QTest::newRow("key reused") << error(ErrorKind::Conflict, u"key_reused"_s) << OutboxState::Ambiguous;
        QTest::newRow("conflict") << error(ErrorKind::Conflict) << OutboxState::Failed;
        QTest::newRow("permanent") << error(ErrorKind::Permanent) << OutboxState::Failed;
        QTest::newRow("ambiguous") << error(ErrorKind::Ambiguous) << OutboxState::Ambiguous;
        QTest::newRow("protocol") << error(ErrorKind::Protocol) << OutboxState::Ambiguous;
        QTest::newRow("cancelled") << error(ErrorKind::Cancelled) << OutboxState::Ambiguous;
    }
    void submitErrorsDecideByKind() {
        QFETCH(Error, error);
        QFETCH(OutboxState, state);
        const NextStep step = send_policy::afterSubmitError(error);
        COMPARE_WORDS(step.state, state);
        QCOMPARE(step.signIn, error.kind == ErrorKind::Auth && error.httpStatus == 401);
        QCOMPARE(step.pauseAccount, error.kind == ErrorKind::RateLimited);
    }

    void onlyAKeyMakesAnUncertainSendRepeatable() {
        using enum Reconciled;
        using Kind = IdempotencyKind;
        const Millis young{1'000};
        COMPARE_WORDS(send_policy::afterProbe(Applied, Kind::None, young).state, OutboxState::Confirmed);
        COMPARE_WORDS(
            send_policy::afterProbe(Unknown, Kind::PerMessage, young).state, OutboxState::Retryable);
        for (const Kind kind : {Kind::None, Kind::Echo, Kind::OwnMessageId}) {
            COMPARE_WORDS(send_policy::afterProbe(Unknown, kind, young).state, OutboxState::NeedsAgent);
            // What we gave up may still be under way: "absent" is believed later.
            const NextStep early = send_policy::afterProbe(Absent, kind, young);
            COMPARE_WORDS(early.state, OutboxState::Ambiguous);
            QCOMPARE(early.notBeforeAge, send_policy::quietPeriod);
            COMPARE_WORDS(
                send_policy::afterProbe(Absent, kind, send_policy::quietPeriod).state,
                OutboxState::Retryable);
        }
        COMPARE_WORDS(send_policy::afterProbe(Absent, Kind::PerMessage, young).state, OutboxState::Retryable);
    }

    void aProbeThatFailsForeverAsksTheAgent() {
        const Error nonsense = error(ErrorKind::Protocol);
        COMPARE_WORDS(
            send_policy::afterProbeError(nonsense, IdempotencyKind::None, 1).state, OutboxState::Ambiguous);
        COMPARE_WORDS(
            send_policy::afterProbeError(nonsense, IdempotencyKind::None, send_policy::patienceWithProbes)
                .state,
            OutboxState::NeedsAgent);
        COMPARE_WORDS(
            send_policy::afterProbeError(error(ErrorKind::Transient), IdempotencyKind::None, 1000).state,
            OutboxState::Ambiguous);
    }

    void repliesAreHeldWhenTheThreadMoved() {
        const Instant now = fromMs(1000);
        OutboxItem item = replyItem();
        ThreadFacts facts = openThread();
        COMPARE_WORDS(send_policy::holdReason(item, facts, now), HoldReason::None);
        facts.replyUntil = now;
        COMPARE_WORDS(send_policy::holdReason(item, facts, now), HoldReason::ReplyWindowOver);
        facts.reassigned = true;
        COMPARE_WORDS(send_policy::holdReason(item, facts, now), HoldReason::Reassigned);
        facts.status = Status::Closed;
        COMPARE_WORDS(send_policy::holdReason(item, facts, now), HoldReason::ConversationClosed);
        facts.customerWrote = true;
        COMPARE_WORDS(send_policy::holdReason(item, facts, now), HoldReason::CustomerWrote);
        facts.isKnown = false;
        COMPARE_WORDS(send_policy::holdReason(item, facts, now), HoldReason::None);
    }
    void notesAreNeverHeld() {
        OutboxItem item;
        item.command.operations.append(Note{u"n"_s, {}});
        ThreadFacts facts = openThread();
        facts.customerWrote = true;
        facts.status = Status::Closed;
        COMPARE_WORDS(send_policy::holdReason(item, facts, fromMs(1)), HoldReason::None);
    }
    void whatWasReleasedIsNotHeldForTheSameAgain() {
        OutboxItem item = replyItem();
        ThreadFacts facts = openThread();
        facts.status = Status::Closed;
        item.heldBecause = HoldReason::ConversationClosed;
        COMPARE_WORDS(send_policy::holdReason(item, facts, fromMs(1)), HoldReason::None);
        // But for what the customer writes after it was released.
        item.heldBecause = HoldReason::CustomerWrote;
        facts = openThread();
        facts.customerWrote = true;
        COMPARE_WORDS(send_policy::holdReason(item, facts, fromMs(1)), HoldReason::CustomerWrote);
        item.command.baseEntryId.clear();
        COMPARE_WORDS(send_policy::holdReason(item, facts, fromMs(1)), HoldReason::None);
    }

    void acceptedSurvivesARestart() {
        OutboxBench bench;
        const CommandId id = bench.queueReply(u"c1"_s, u"Hello"_s);
        QVERIFY(!id.isEmpty());
        bench.restart();
        const OpenItem* open = bench.outbox->find(id);
        QVERIFY(open);
        QCOMPARE(textOf(open->item.command), u"Hello"_s);
        COMPARE_WORDS(open->item.state, OutboxState::Queued);
    }

    void acceptingTwiceQueuesOnce() {
        OutboxBench bench;
        Command command = bench.reply(u"c1"_s, u"Hello"_s);
        command.id = CommandId(u"018f0000-0000-7000-8000-000000000001"_s);
        bench.queue(command);
        bench.queue(command);
        QCOMPARE(bench.outbox->openOf(bench.account).size(), 1);
        QCOMPARE(bench.work->openItems()->size(), 1);
    }

    void nonsenseIsRefused() {
        OutboxBench bench;
        const auto refused = bench.outbox->accept(Command(), {});
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, u"invalid_command"_s);
    }

    void recipientsAndChannelArePinned() {
        OutboxBench bench;
        Conversation mail = bench.conversation(u"c1"_s);
        mail.channel = Channel::Email;
        mail.participants = {
            {ParticipantRole::Requester, std::nullopt, u"ann@example.com"_s, u"Ann"_s},
            {ParticipantRole::Bcc, std::nullopt, u"secret@example.com"_s, {}},
            {ParticipantRole::Cc, std::nullopt, {}, u"No address"_s}};
        bench.storeConversation(mail);
        Command command = bench.reply(u"c1"_s, u"Hello"_s);
        command.channel = Channel::Api;
        const CommandId id = bench.queue(command);
        COMPARE_WORDS(bench.stored(id).command.channel, Channel::Email);
        QCOMPARE(bench.stored(id).command.recipients.size(), 1);
        // What the backend says later changes nothing.
        mail.participants[0].address = u"other@example.com"_s;
        mail.version = 2;
        bench.storeConversation(mail);
        QCOMPARE(bench.stored(id).command.recipients[0].address, u"ann@example.com"_s);
    }

    void theNewestEntrySeenIsTheBase() {
        OutboxBench bench;
        bench.storeConversation(bench.conversation(u"c1"_s));
        bench.storeEntry(bench.entry(u"e1"_s, u"c1"_s, AuthorKind::Customer));
        const CommandId id = bench.queueReply(u"c1"_s, u"Hello"_s);
        QCOMPARE(bench.stored(id).command.baseEntryId, u"e1"_s);
    }

    void whatWasUnderWayAtAKillIsUncertain() {
        OutboxBench bench;
        const CommandId id = bench.queueReply(u"c1"_s, u"Hello"_s);
        QVERIFY(bench.outbox->begin(id, {}).has_value());
        COMPARE_WORDS(bench.stateOf(id), OutboxState::InFlight);
        bench.restart();
        COMPARE_WORDS(bench.stateOf(id), OutboxState::Ambiguous);
        QVERIFY(bench.outbox->find(id)->doubtedAt.has_value());
    }

    void cancelIsRefusedFromTheAttemptOn() {
        OutboxBench bench;
        const CommandId first = bench.queueReply(u"c1"_s, u"One"_s);
        const CommandId second = bench.queueReply(u"c1"_s, u"Two"_s);
        QVERIFY(bench.outbox->cancel(first).has_value());
        COMPARE_WORDS(bench.stateOf(first), OutboxState::Cancelled);
        QVERIFY(!bench.outbox->begin(first, {}).has_value());
        QVERIFY(bench.outbox->begin(second, {}).has_value());
        const auto refused = bench.outbox->cancel(second);
        QVERIFY(!refused);
        COMPARE_WORDS(refused.error().kind, ErrorKind::Conflict);
        QCOMPARE(refused.error().code, u"already_sent"_s);
        QCOMPARE(bench.outbox->cancel(CommandId(u"no"_s)).error().code, u"unknown_command"_s);
    }

    void cancelWaitsUntilALostRequestCannotArriveAnyMore() {
        OutboxBench bench;
        const CommandId id = bench.queueReply(u"c1"_s, u"One"_s);
        const auto attempt = bench.outbox->begin(id, {});
        OutboxItem item = bench.outbox->find(id)->item;
        item.state = OutboxState::Ambiguous;
        QVERIFY(bench.outbox->end(*attempt, item, Millis{0}).has_value());
        item.state = OutboxState::Retryable;
        QVERIFY(bench.outbox->store(item, Millis{0}).has_value());
        QVERIFY(!bench.outbox->cancel(id).has_value());
        bench.clock.advance(send_policy::quietPeriod);
        QVERIFY(bench.outbox->cancel(id).has_value());
    }

    void whatWasRefusedCanBeDiscardedAfterARestartToo() {
        OutboxBench bench;
        const CommandId id = bench.queueReply(u"c1"_s, u"Much too long"_s);
        const auto attempt = bench.outbox->begin(id, {});
        OutboxItem item = bench.outbox->find(id)->item;
        item.state = OutboxState::Failed;
        QVERIFY(bench.outbox->end(*attempt, item, Millis{0}).has_value());
        bench.restart();
        QVERIFY(bench.outbox->cancel(id).has_value());
        COMPARE_WORDS(bench.stateOf(id), OutboxState::Cancelled);
    }

    void releaseRebasesOnWhatTheAgentSees() {
        OutboxBench bench;
        bench.storeConversation(bench.conversation(u"c1"_s));
        bench.storeEntry(bench.entry(u"e1"_s, u"c1"_s, AuthorKind::Customer));
        const CommandId id = bench.queueReply(u"c1"_s, u"Hello"_s);
        OutboxItem held = bench.outbox->find(id)->item;
        held.state = OutboxState::Held;
        held.heldBecause = HoldReason::CustomerWrote;
        QVERIFY(bench.outbox->store(held, Millis{0}).has_value());
        bench.clock.advance(Millis{1000});
        bench.storeEntry(bench.entry(u"e2"_s, u"c1"_s, AuthorKind::Customer));
        QVERIFY(bench.outbox->release(id).has_value());
        QCOMPARE(bench.stored(id).command.baseEntryId, u"e2"_s);
        COMPARE_WORDS(bench.stateOf(id), OutboxState::Queued);
        QVERIFY(!bench.outbox->release(id).has_value());
    }

    void theThreeAnswersToAnUncertainSend() {
        OutboxBench bench;
        const auto uncertain = [&](const QString& text) {
            const CommandId id = bench.queueReply(u"c1"_s, text);
            OutboxItem item = bench.outbox->find(id)->item;
            item.state = OutboxState::NeedsAgent;
            [&] { QVERIFY(bench.outbox->store(item, Millis{0}).has_value()); }();
            return id;
        };
        const CommandId check = uncertain(u"a"_s);
        QVERIFY(bench.outbox->checkAgain(check).has_value());
        COMPARE_WORDS(bench.stateOf(check), OutboxState::Ambiguous);
        const CommandId sent = uncertain(u"b"_s);
        QVERIFY(bench.outbox->markSent(sent).has_value());
        COMPARE_WORDS(bench.stateOf(sent), OutboxState::Confirmed);
        QVERIFY(!bench.outbox->find(sent));
        const CommandId again = uncertain(u"c"_s);
        QVERIFY(bench.outbox->sendAgain(again).has_value());
        COMPARE_WORDS(bench.stateOf(again), OutboxState::Queued);
        const auto audited = bench.work->connection().scalar<qint64>(u"SELECT COUNT(*) FROM audit"_s);
        QCOMPARE(audited->value_or(0), 2);
        QVERIFY(!bench.outbox->sendAgain(again).has_value());
    }

    void theUndoWindowIsMonotonic() {
        OutboxBench bench;
        const CommandId id = bench.queue(bench.reply(u"c1"_s, u"Hello"_s), Millis{10'000});
        const Millis due = bench.outbox->find(id)->dueAt;
        QCOMPARE(due, bench.clock.monotonic() + Millis{10'000});
        constexpr Millis tenYears = std::chrono::hours(24 * 3652);
        bench.clock.jumpWall(tenYears);
        QCOMPARE(bench.outbox->find(id)->dueAt, due);
        // After a restart with a clock that was set back, the wait is the window at most.
        bench.clock.jumpWall(-2 * tenYears);
        bench.restart();
        QCOMPARE(bench.outbox->find(id)->dueAt, bench.clock.monotonic() + Millis{10'000});
    }

    void everyChangeIsAnnouncedAfterItsCommit() {
        OutboxBench bench;
        QList<OutboxState> seen;
        QObject::connect(bench.outbox.get(), &Outbox::changed, this, [&](const ChangeSet& changes) {
            for (const CommandId& id : changes.commands)
                seen.append(bench.stateOf(id));
        });
        const CommandId id = bench.queueReply(u"c1"_s, u"Hello"_s);
        QVERIFY(bench.outbox->cancel(id).has_value());
        QVERIFY((seen == QList{OutboxState::Queued, OutboxState::Cancelled}));
    }

    void theDraftGoesWithItsCommand() {
        OutboxBench bench;
        Draft draft;
        draft.conversation = {bench.account, u"c1"_s};
        draft.visibility = Visibility::Public;
        draft.text = u"Hello"_s;
        QVERIFY(bench.work->saveDraft(draft).has_value());
        QVERIFY(bench.outbox->accept(bench.reply(u"c1"_s, u"Hello"_s), {Millis{0}, Visibility::Public})
                    .has_value());
        QVERIFY(!bench.work->draft(draft.conversation, Visibility::Public)->has_value());
    }
};

QTEST_GUILESS_MAIN(TestOutbox)
#include "test_outbox.moc"
