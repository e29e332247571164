// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/test_outbox_support.h"

#include <QSignalSpy>

using namespace segue;
using namespace Qt::StringLiterals;

//! How one account's commands go out.
class TestOutboxWorker final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void confirmedOnlyAfterItsRowsAreInTheCache() {
        OutboxBench bench;
        bench.startWorker();
        const CommandId id = bench.queueReply(u"c1"_s, u"Hello"_s);
        bench.settle();
        QCOMPARE(bench.adapter->submits.size(), 1);
        COMPARE_WORDS(bench.stateOf(id), OutboxState::InFlight);
        Receipt receipt = OutboxBench::receipt(u"e9"_s);
        Entry own = bench.entry(u"e9"_s, u"c1"_s, AuthorKind::Agent);
        own.command = id;
        receipt.rows.entries.append(own);
        bool cacheWasFirst = false;
        connect(bench.outbox.get(), &Outbox::changed, this, [&] {
            if (bench.stateOf(id) == OutboxState::Confirmed)
                cacheWasFirst = bench.cache->entry({bench.account, u"e9"_s})->has_value();
        });
        bench.answer(receipt);
        COMPARE_WORDS(bench.stateOf(id), OutboxState::Confirmed);
        QCOMPARE(bench.stored(id).entryId, u"e9"_s);
        QVERIFY(cacheWasFirst);
        QVERIFY(!bench.worker->isBusy());
    }

    void theAttemptIsCommittedBeforeTheFirstByte() {
        OutboxBench bench;
        bench.storeThread();
        std::optional<Attempt> seen;
        bench.adapter->onSubmit = [&](const Command& command) -> Result<Receipt> {
            seen = bench.work->lastAttempt(command.id).value_or(std::nullopt);
            return OutboxBench::receipt(u"e2"_s);
        };
        bench.startWorker();
        bench.queueReply(u"c1"_s, u"Hello"_s);
        bench.settle();
        QVERIFY(seen);
        QCOMPARE(seen->number, 1);
        QCOMPARE(seen->highestEntry, u"e1"_s);
        QVERIFY(!seen->bodyHash.isEmpty());
        QVERIFY(!seen->endedAt);
    }

    void aConversationKeepsItsOrderAndOthersGoOn() {
        OutboxBench bench;
        bench.startWorker();
        const CommandId first = bench.queueReply(u"c1"_s, u"1"_s);
        bench.queueReply(u"c1"_s, u"2"_s);
        bench.queueReply(u"c2"_s, u"3"_s);
        bench.settle();
        QCOMPARE(bench.adapter->submits.size(), 2);
        QCOMPARE(textOf(bench.adapter->submits[0].command), u"1"_s);
        QCOMPARE(textOf(bench.adapter->submits[1].command), u"3"_s);
        // A refusal holds back its own conversation until the agent has decided.
        bench.answer(fail(error(ErrorKind::Permanent, u"invalid_text"_s)), 0);
        COMPARE_WORDS(bench.stateOf(first), OutboxState::Failed);
        QCOMPARE(bench.adapter->submits.size(), 2);
        QVERIFY(bench.outbox->cancel(first).has_value());
        bench.settle();
        QCOMPARE(textOf(bench.adapter->submits.last().command), u"2"_s);
    }

    void aFewConversationsAtOnce() {
        OutboxBench bench;
        bench.startWorker();
        for (int i = 0; i < 10; ++i)
            bench.queueReply(u"c%1"_s.arg(i), u"x"_s);
        bench.settle();
        QCOMPARE(bench.adapter->submits.size(), 4);
    }

    void transientIsTriedAgainForever() {
        OutboxBench bench;
        bench.startWorker();
        const CommandId id = bench.sendReply();
        for (int i = 1; i <= 12; ++i) {
            bench.answer(fail(error(ErrorKind::Transient)));
            COMPARE_WORDS(bench.stateOf(id), OutboxState::Retryable);
            bench.scheduler.advance(Millis{20'001});
            QCOMPARE(bench.adapter->submits.size(), i + 1);
        }
        // Always under the same key.
        QCOMPARE(bench.adapter->submits.last().command.id, id);
        bench.answer(OutboxBench::receipt(u"e1"_s));
        COMPARE_WORDS(bench.stateOf(id), OutboxState::Confirmed);
    }

    void retryAfterIsHonouredByTheWholeAccount() {
        OutboxBench bench;
        bench.startWorker();
        bench.sendReply();
        Error limited = error(ErrorKind::RateLimited);
        limited.retryAfter = Millis{30'000};
        bench.answer(fail(limited));
        bench.queueReply(u"c2"_s, u"2"_s);
        bench.scheduler.advance(Millis{29'999});
        QCOMPARE(bench.adapter->submits.size(), 1);
        bench.scheduler.advance(Millis{20'000});
        QCOMPARE(bench.adapter->submits.size(), 3);
    }

    void aRefusedCredentialKeepsTheQueue() {
        OutboxBench bench;
        bench.startWorker();
        QSignalSpy refused(bench.worker.get(), &OutboxWorker::signInNeeded);
        connect(bench.worker.get(), &OutboxWorker::signInNeeded, this, [&] { bench.worker->setGate(false); });
        const CommandId id = bench.sendReply();
        bench.answer(fail(error(ErrorKind::Auth)));
        QCOMPARE(refused.count(), 1);
        COMPARE_WORDS(bench.stateOf(id), OutboxState::Queued);
        bench.scheduler.advance(Millis{60'000});
        QCOMPARE(bench.adapter->submits.size(), 1);
        bench.worker->setGate(true);
        bench.settle();
        QCOMPARE(bench.adapter->submits.size(), 2);
    }

    void aRefusedCredentialIsNotShownWithoutPause() {
        OutboxBench bench;
        bench.startWorker();
        bench.adapter->onSubmit = [](const Command&) -> Result<Receipt> {
            return fail(error(ErrorKind::Auth));
        };
        bench.queueReply(u"c1"_s, u"1"_s);
        // Nobody shuts the gate.
        bench.scheduler.advance(Millis{60'000});
        QVERIFY(bench.adapter->submits.size() < 60);
    }

    void aShortBackOffIsNotLengthenedByALaterMoment() {
        OutboxBench bench;
        bench.storeConversation(bench.conversation(u"c1"_s));
        bench.queue(bench.reply(u"c0"_s, u"in a while"_s), Millis{120'000});
        bench.queueReply(u"c1"_s, u"now"_s);
        // What decides whether it is held cannot be read just now.
        db::Connection& cache = bench.cache->connection();
        QVERIFY(cache.exec(u"ALTER TABLE entries RENAME TO away"_s).has_value());
        bench.startWorker();
        QCOMPARE(bench.adapter->submits.size(), 0);
        QVERIFY(cache.exec(u"ALTER TABLE away RENAME TO entries"_s).has_value());
        bench.scheduler.advance(Millis{2'000});
        QCOMPARE(bench.adapter->submits.size(), 1);
    }

    void whatCannotBeReadIsNeverSent() {
        OutboxBench bench;
        const CommandId id = bench.queueReply(u"c1"_s, u"1"_s);
        QVERIFY(bench.work->connection().exec(u"UPDATE outbox SET command = '{}'"_s).has_value());
        bench.restart();
        bench.startWorker();
        QVERIFY(bench.outbox->retry(id).has_value());
        bench.settle();
        QCOMPARE(bench.adapter->submits.size(), 0);
        COMPARE_WORDS(bench.stateOf(id), OutboxState::Failed);
        QCOMPARE(bench.stored(id).command.id, id);
    }

    void theCustomerWroteSinceTheDraft() {
        OutboxBench bench;
        bench.storeThread();
        const CommandId id = bench.queueReply(u"c1"_s, u"1"_s);
        bench.clock.advance(Millis{1'000});
        bench.storeEntry(bench.entry(u"e2"_s, u"c1"_s, AuthorKind::Customer));
        bench.startWorker();
        QCOMPARE(bench.adapter->submits.size(), 0);
        COMPARE_WORDS(bench.stateOf(id), OutboxState::Held);
        COMPARE_WORDS(bench.stored(id).heldBecause, HoldReason::CustomerWrote);
        QVERIFY(bench.outbox->release(id).has_value());
        bench.settle();
        QCOMPARE(bench.adapter->submits.size(), 1);
        QCOMPARE(bench.adapter->submits[0].command.baseEntryId, u"e2"_s);
    }

    void aReplyIsHeldWhenSomebodyElseTookOver() {
        OutboxBench bench;
        Conversation conversation = bench.conversation(u"c1"_s);
        bench.storeConversation(conversation);
        bench.storeEntry(bench.entry(u"e1"_s, u"c1"_s, AuthorKind::Customer));
        const CommandId id = bench.queueReply(u"c1"_s, u"1"_s);
        bench.clock.advance(Millis{1'000});
        Entry event = bench.entry(u"e2"_s, u"c1"_s, AuthorKind::Agent);
        event.kind = EntryKind::Event;
        event.author.id = u"agent-2"_s;
        event.change = Change{u"assignee"_s, {}, u"agent-2"_s};
        conversation.assignee = AgentRef{bench.account, u"agent-2"_s};
        conversation.version = 2;
        bench.storeConversation(conversation);
        bench.storeEntry(event);
        bench.startWorker();
        COMPARE_WORDS(bench.stored(id).heldBecause, HoldReason::Reassigned);
        QVERIFY(bench.outbox->release(id).has_value());
        bench.settle();
        QCOMPARE(bench.adapter->submits.size(), 1);
    }

    void staleAtTheServerIsHeldToo() {
        OutboxBench bench;
        bench.startWorker();
        QSignalSpy behind(bench.worker.get(), &OutboxWorker::behind);
        const CommandId id = bench.sendReply();
        bench.answer(fail(error(ErrorKind::Conflict, u"stale"_s)));
        COMPARE_WORDS(bench.stateOf(id), OutboxState::Held);
        QCOMPARE(behind.count(), 1);
        // Nothing newer is known here: "send anyway" is not compared again.
        QVERIFY(bench.outbox->release(id).has_value());
        bench.settle();
        QCOMPARE(bench.adapter->submits.size(), 2);
        QVERIFY(bench.adapter->submits[1].command.baseEntryId.isEmpty());
    }

    void theUndoWindowHoldsBackTheConversation() {
        OutboxBench bench;
        bench.startWorker();
        const CommandId first = bench.queue(bench.reply(u"c1"_s, u"1"_s), Millis{10'000});
        bench.queueReply(u"c1"_s, u"2"_s);
        bench.scheduler.advance(Millis{9'999});
        QCOMPARE(bench.adapter->submits.size(), 0);
        bench.scheduler.advance(Millis{1});
        QCOMPARE(bench.adapter->submits.size(), 1);
        QCOMPARE(bench.adapter->submits[0].command.id, first);
    }

    void aScheduledSendHoldsNothingBack() {
        OutboxBench bench;
        bench.startWorker();
        Command later = bench.reply(u"c1"_s, u"tomorrow"_s);
        later.createdAt = bench.clock.now();
        later.notBefore = bench.clock.now() + std::chrono::hours(20);
        bench.queue(later);
        bench.queueReply(u"c1"_s, u"now"_s);
        bench.settle();
        QCOMPARE(bench.adapter->submits.size(), 1);
        QCOMPARE(textOf(bench.adapter->submits[0].command), u"now"_s);
        bench.answer(OutboxBench::receipt(u"e1"_s));
        bench.scheduler.advance(std::chrono::hours(20));
        QCOMPARE(textOf(bench.adapter->submits.last().command), u"tomorrow"_s);
    }

    void clockJumpsChangeNoRetry() {
        OutboxBench bench;
        bench.startWorker();
        bench.sendReply();
        bench.answer(fail(error(ErrorKind::Transient)));
        bench.clock.jumpWall(std::chrono::hours(24 * 3652));
        bench.settle();
        bench.clock.jumpWall(-std::chrono::hours(48 * 3652));
        bench.settle();
        QCOMPARE(bench.adapter->submits.size(), 1);
        bench.scheduler.advance(Millis{1'000});
        QCOMPARE(bench.adapter->submits.size(), 2);
    }

    void nothingGoesThroughAShutGate() {
        OutboxBench bench;
        bench.startWorker();
        bench.worker->setGate(false);
        bench.queueReply(u"c1"_s, u"1"_s);
        bench.scheduler.advance(Millis{600'000});
        QCOMPARE(bench.adapter->submits.size(), 0);
        bench.worker->setGate(true);
        bench.settle();
        QCOMPARE(bench.adapter->submits.size(), 1);
    }

    void filesGoUpFirstAndOnlyOnce() {
        OutboxBench bench;
        const auto file = bench.files.addBytes("abc", u"a.txt"_s, u"text/plain"_s, 1000);
        QVERIFY(file.has_value());
        bench.startWorker();
        Command command = bench.reply(u"c1"_s, u"see file"_s);
        command.operations = {Reply{u"see file"_s, {*file}}};
        const CommandId id = bench.queue(command);
        bench.settle();
        QCOMPARE(bench.adapter->uploads.size(), 1);
        QCOMPARE(bench.adapter->submits.size(), 0);
        COMPARE_WORDS(bench.stateOf(id), OutboxState::Queued);
        bench.adapter->uploads[0].answer(u"up-1"_s);
        bench.settle();
        QCOMPARE(bench.adapter->submits[0].fileIds, QStringList{u"up-1"_s});
        bench.answer(fail(error(ErrorKind::Transient)));
        bench.scheduler.advance(Millis{2'000});
        QCOMPARE(bench.adapter->uploads.size(), 1);
        QCOMPARE(bench.adapter->submits[1].fileIds, QStringList{u"up-1"_s});
        // Refused for good and tried again by hand: the file goes up anew.
        bench.answer(fail(error(ErrorKind::Permanent, u"invalid_attachment"_s)));
        QVERIFY(bench.outbox->retry(id).has_value());
        bench.settle();
        QCOMPARE(bench.adapter->uploads.size(), 2);
        bench.adapter->uploads[1].answer(u"up-2"_s);
        bench.settle();
        QCOMPARE(bench.adapter->submits.last().fileIds, QStringList{u"up-2"_s});
        // From then on the payload stays the same again.
        bench.answer(fail(error(ErrorKind::Transient)));
        bench.scheduler.advance(Millis{2'000});
        QCOMPARE(bench.adapter->uploads.size(), 2);
        QCOMPARE(bench.adapter->submits.last().fileIds, QStringList{u"up-2"_s});
    }

    void aCancelWhileFilesGoUpIsKept() {
        OutboxBench bench;
        const auto file = bench.files.addBytes("abc", u"a.txt"_s, u"text/plain"_s, 1000);
        bench.startWorker();
        Command command = bench.reply(u"c1"_s, u"x"_s);
        command.operations = {Reply{u"x"_s, {*file}}};
        const CommandId id = bench.queue(command);
        bench.settle();
        QVERIFY(bench.outbox->cancel(id).has_value());
        bench.adapter->uploads[0].answer(u"up-1"_s);
        bench.settle();
        QCOMPARE(bench.adapter->submits.size(), 0);
        COMPARE_WORDS(bench.stateOf(id), OutboxState::Cancelled);
        QVERIFY(!bench.worker->isBusy());
    }

    void aFileThatIsGoneIsSaid() {
        OutboxBench bench;
        bench.startWorker();
        Command command = bench.reply(u"c1"_s, u"x"_s);
        command.operations = {Reply{u"x"_s, {StagedFile{u"feed"_s, u"a"_s, {}, 1}}}};
        const CommandId id = bench.queue(command);
        bench.settle();
        COMPARE_WORDS(bench.stateOf(id), OutboxState::Failed);
        QCOMPARE(bench.stored(id).lastError->code, u"file_missing"_s);
    }

    void aFullDiskAfterTheSendLosesNothing() {
        OutboxBench bench;
        bench.startWorker();
        QSignalSpy trouble(bench.worker.get(), &OutboxWorker::storageFailed);
        const CommandId id = bench.sendReply();
        bench.rowsError = error(ErrorKind::Storage, u"disk_full"_s);
        bench.answer(OutboxBench::receipt(u"e1"_s));
        COMPARE_WORDS(bench.stateOf(id), OutboxState::InFlight);
        QVERIFY(trouble.count() > 0);
        bench.rowsError.reset();
        bench.scheduler.advance(Millis{2'000});
        COMPARE_WORDS(bench.stateOf(id), OutboxState::Confirmed);
        QCOMPARE(bench.adapter->submits.size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestOutboxWorker)
#include "test_outbox_worker.moc"
