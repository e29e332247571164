// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/test_outbox_support.h"

#include <QSignalSpy>

using namespace segue;
using namespace Qt::StringLiterals;

//! The durable queue.
class TestOutbox final : public QObject {
    Q_OBJECT

private:
    //! The attempt ends, or a probe has told something of it.
    static void endAs(OutboxBench& bench, const Attempt& attempt, OutboxState state, Doubt doubt) {
        OutboxItem item = bench.outbox->find(attempt.command)->item;
        item.state = state;
        QVERIFY(bench.outbox->end(attempt, item, Millis{0}, doubt).has_value());
    }

private Q_SLOTS:
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
        bench.storeThread();
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
        COMPARE_DOUBT(bench.outbox->find(id)->doubt, Doubt::Open);
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
        QCOMPARE(refused.error().code, u"maybe_sent"_s);
        QCOMPARE(refusalOf(bench.outbox->cancel(CommandId(u"no"_s))), u"unknown_command"_s);
    }

    void anOpenDoubtIsNotCancellableHoweverOldOrRestarted_data() {
        QTest::addColumn<OutboxState>("state");
        for (const OutboxState state :
             {OutboxState::Ambiguous, OutboxState::NeedsAgent, OutboxState::Queued, OutboxState::Retryable})
            QTest::addRow("%s", qPrintable(toString(state))) << state;
    }
    void anOpenDoubtIsNotCancellableHoweverOldOrRestarted() {
        QFETCH(OutboxState, state);
        OutboxBench bench;
        const CommandId id = bench.queueReply(u"c1"_s, u"One"_s);
        endAs(bench, *bench.outbox->begin(id, {}), state, Doubt::Open);
        for (int run = 0; run < 2; ++run) {
            bench.clock.advance(100 * send_policy::quietPeriod);
            QCOMPARE(refusalOf(bench.outbox->cancel(id)), u"maybe_sent"_s);
            COMPARE_WORDS(bench.stateOf(id), state);
            bench.restart();
        }
    }

    void whatWasRefusedCanBeDiscardedAfterARestartToo() {
        OutboxBench bench;
        const CommandId id = bench.queueReply(u"c1"_s, u"Much too long"_s);
        endAs(bench, *bench.outbox->begin(id, {}), OutboxState::Failed, Doubt::None);
        bench.restart();
        QVERIFY(bench.outbox->cancel(id).has_value());
        COMPARE_WORDS(bench.stateOf(id), OutboxState::Cancelled);
    }

    void anAttemptWhoseRowIsLostIsADoubt() {
        OutboxBench bench;
        const CommandId tried = bench.queueReply(u"c1"_s, u"One"_s);
        endAs(bench, *bench.outbox->begin(tried, {}), OutboxState::Retryable, Doubt::None);
        const CommandId failed = bench.queueReply(u"c2"_s, u"Two"_s);
        endAs(bench, *bench.outbox->begin(failed, {}), OutboxState::Failed, Doubt::None);
        QVERIFY(bench.work->connection().exec(u"DELETE FROM attempts"_s).has_value());
        bench.restart();
        bench.clock.advance(100 * send_policy::quietPeriod);
        QCOMPARE(refusalOf(bench.outbox->cancel(tried)), u"maybe_sent"_s);
        // What was called refused was known not to be there.
        QVERIFY(bench.outbox->cancel(failed).has_value());
    }

    void whatDoesNotDecodeCanStillBeNamed() {
        OutboxBench bench;
        const CommandId waiting = bench.queueReply(u"c1"_s, u"One"_s);
        const CommandId alsoWaiting = bench.queueReply(u"c2"_s, u"Two"_s);
        const CommandId underWay = bench.queueReply(u"c3"_s, u"Three"_s);
        QVERIFY(bench.outbox->begin(underWay, {}).has_value());
        QVERIFY(bench.work->connection().exec(u"UPDATE outbox SET command = '{\"broken'"_s).has_value());
        bench.restart();
        QCOMPARE(bench.outbox->countOf(bench.account), 3);
        for (const CommandId& id : {waiting, alsoWaiting}) {
            const OpenItem* open = bench.outbox->find(id);
            QVERIFY(open);
            COMPARE_WORDS(open->item.state, OutboxState::Failed);
            QVERIFY(open->item.lastError.has_value());
            QVERIFY(bench.outbox->cancel(id).has_value());
            bench.restart();
            QVERIFY(!bench.outbox->find(id));
        }
        // What may be there is not called refused, and its words are not written over.
        const OpenItem* open = bench.outbox->find(underWay);
        QVERIFY(open);
        QCOMPARE(open->item.command.conversation.id, u"c3"_s);
        COMPARE_WORDS(open->item.state, OutboxState::NeedsAgent);
        QVERIFY(!bench.outbox->cancel(underWay).has_value());
        QCOMPARE(refusalOf(bench.outbox->sendAgain(underWay)), u"unreadable_command"_s);
        QVERIFY(bench.outbox->markSent(underWay).has_value());
    }

    void withoutTheCacheNothingIsQueuedOrReleased() {
        OutboxBench bench;
        const CommandId id = bench.holdReply();
        db::Connection& cache = bench.cache->connection();
        // What the agent had seen last decides what is sent: an unread cache is not an empty one.
        QVERIFY(cache.exec(u"ALTER TABLE entries RENAME TO away"_s).has_value());
        COMPARE_WORDS(bench.outbox->release(id).error().kind, ErrorKind::Storage);
        COMPARE_WORDS(bench.stateOf(id), OutboxState::Held);
        QCOMPARE(bench.stored(id).command.baseEntryId, u"e1"_s);
        COMPARE_WORDS(
            bench.outbox->accept(bench.reply(u"c1"_s, u"x"_s), {}).error().kind, ErrorKind::Storage);
        QVERIFY(cache.exec(u"ALTER TABLE away RENAME TO entries"_s).has_value());
        // And whom it goes to.
        QVERIFY(cache.exec(u"ALTER TABLE conversations RENAME TO away"_s).has_value());
        COMPARE_WORDS(
            bench.outbox->accept(bench.reply(u"c1"_s, u"x"_s), {}).error().kind, ErrorKind::Storage);
        QCOMPARE(bench.work->openItems()->size(), 1);
    }

    void releaseRebasesOnWhatTheAgentSees() {
        OutboxBench bench;
        const CommandId id = bench.holdReply();
        bench.clock.advance(Millis{1000});
        bench.storeEntry(bench.entry(u"e2"_s, u"c1"_s, AuthorKind::Customer));
        QVERIFY(bench.outbox->release(id).has_value());
        QCOMPARE(bench.stored(id).command.baseEntryId, u"e2"_s);
        COMPARE_WORDS(bench.stateOf(id), OutboxState::Queued);
        QVERIFY(!bench.outbox->release(id).has_value());
    }

    void theAnswersToAnUncertainSend() {
        OutboxBench bench;
        const auto uncertain = [&](const QString& text) {
            const CommandId id = bench.queueReply(u"c1"_s, text);
            bench.put(id, OutboxState::NeedsAgent);
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
        const CommandId unsent = uncertain(u"d"_s);
        QVERIFY(bench.outbox->markUnsent(unsent).has_value());
        COMPARE_WORDS(bench.stateOf(unsent), OutboxState::Cancelled);
        QVERIFY(!bench.outbox->find(unsent));
        const auto audited = bench.work->connection().scalar<qint64>(u"SELECT COUNT(*) FROM audit"_s);
        QCOMPARE(audited->value_or(0), 3);
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
