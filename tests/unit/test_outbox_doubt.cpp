// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/test_outbox_support.h"

#include <QSignalSpy>

using namespace segue;
using namespace Qt::StringLiterals;

//! What becomes of a command of which nobody knows whether it was carried out.
class TestOutboxDoubt final : public QObject {
    Q_OBJECT

private:
    static Error error(ErrorKind kind, const QString& code = {}, int status = 0) {
        return {kind, code, {}, status, {}};
    }
    //! What a proxy answers in the backend's place.
    static Error proxyError() { return error(ErrorKind::Permanent, u"http_404"_s, 404); }
    static void answer(OutboxBench& bench, Result<Receipt> result, qsizetype at = -1) {
        auto& submits = bench.adapter->submits;
        QVERIFY(!submits.isEmpty());
        submits[at < 0 ? submits.size() - 1 : at].answer(std::move(result));
        bench.settle();
    }
    static void answerProbe(OutboxBench& bench, Result<Reconciliation> result) {
        QVERIFY(!bench.adapter->reconciles.isEmpty());
        bench.adapter->reconciles.last().answer(std::move(result));
        bench.settle();
    }

private Q_SLOTS:
    void anUncertainSendIsProbedBeforeAnythingIsSent() {
        OutboxBench bench;
        bench.startWorker();
        const CommandId id = bench.queueReply(u"c1"_s, u"1"_s);
        bench.settle();
        answer(bench, fail(error(ErrorKind::Ambiguous)));
        COMPARE_WORDS(bench.stateOf(id), OutboxState::Ambiguous);
        bench.scheduler.advance(Millis{2'000});
        QCOMPARE(bench.adapter->reconciles.size(), 1);
        QCOMPARE(bench.adapter->submits.size(), 1);
        answerProbe(bench, Reconciliation{Reconciled::Applied, u"e1"_s, {}});
        COMPARE_WORDS(bench.stateOf(id), OutboxState::Confirmed);
        QCOMPARE(bench.stored(id).entryId, u"e1"_s);
        QCOMPARE(bench.adapter->submits.size(), 1);
    }
    void absentIsSentAgainUnderTheSameKey() {
        OutboxBench bench;
        bench.startWorker();
        const CommandId id = bench.queueReply(u"c1"_s, u"1"_s);
        bench.settle();
        answer(bench, fail(error(ErrorKind::Ambiguous)));
        bench.scheduler.advance(Millis{2'000});
        answerProbe(bench, Reconciliation{Reconciled::Absent, {}, {}});
        QCOMPARE(bench.adapter->submits.size(), 2);
        QCOMPARE(bench.adapter->submits[1].command.id, id);
    }
    void whatNobodyCanTellIsSentAgainAndStaysADoubt() {
        OutboxBench bench;
        bench.startWorker();
        const CommandId id = bench.queueReply(u"c1"_s, u"1"_s);
        bench.settle();
        answer(bench, fail(error(ErrorKind::Ambiguous)));
        bench.scheduler.advance(Millis{2'000});
        answerProbe(bench, fail(proxyError()));
        // The same key: at most one effect of both.
        QCOMPARE(bench.adapter->submits.size(), 2);
        QCOMPARE(bench.adapter->submits[1].command.id, id);
        answer(bench, fail(error(ErrorKind::Transient)));
        bench.worker->setGate(false);
        // The second never left; the first may be there. No time and no restart makes it cancellable.
        COMPARE_WORDS(bench.stateOf(id), OutboxState::Ambiguous);
        bench.scheduler.advance(std::chrono::hours(24));
        QCOMPARE(refusalOf(bench.outbox->cancel(id)), u"maybe_sent"_s);
        bench.restart();
        bench.scheduler.advance(std::chrono::hours(24));
        QCOMPARE(refusalOf(bench.outbox->cancel(id)), u"maybe_sent"_s);
        // The backend's own word ends it.
        bench.startWorker();
        answerProbe(bench, Reconciliation{Reconciled::Absent, {}, {}});
        QCOMPARE(bench.adapter->submits.size(), 1);
        answer(bench, fail(error(ErrorKind::Permanent, u"invalid_text"_s)));
        COMPARE_WORDS(bench.stateOf(id), OutboxState::Failed);
        QVERIFY(bench.outbox->cancel(id).has_value());
    }
    void aRefusalAfterAnUncertainSendIsBelievedWhenNothingIsUnderWay_data() {
        QTest::addColumn<bool>("arrived");
        QTest::newRow("absent") << false;
        QTest::newRow("it arrived late") << true;
    }
    void aRefusalAfterAnUncertainSendIsBelievedWhenNothingIsUnderWay() {
        QFETCH(bool, arrived);
        OutboxBench bench;
        bench.startWorker();
        const CommandId id = bench.queueReply(u"c1"_s, u"1"_s);
        bench.settle();
        answer(bench, fail(error(ErrorKind::Ambiguous)));
        bench.scheduler.advance(Millis{2'000});
        // Not there yet: sent again under its key.
        answerProbe(bench, Reconciliation{Reconciled::Absent, {}, {}});
        QCOMPARE(bench.adapter->submits.size(), 2);
        answer(bench, fail(error(ErrorKind::Permanent, u"invalid_text"_s)));
        COMPARE_WORDS(bench.stateOf(id), OutboxState::Ambiguous);
        QVERIFY(!bench.outbox->cancel(id).has_value());
        bench.scheduler.advance(send_policy::quietPeriod);
        QCOMPARE(bench.adapter->reconciles.size(), 2);
        QCOMPARE(bench.adapter->submits.size(), 2);
        const Reconciled outcome = arrived ? Reconciled::Applied : Reconciled::Absent;
        answerProbe(bench, Reconciliation{outcome, u"e1"_s, {}});
        COMPARE_WORDS(bench.stateOf(id), arrived ? OutboxState::Confirmed : OutboxState::Failed);
        QCOMPARE(bench.outbox->cancel(id).has_value(), !arrived);
    }
    void aRefusalOnTheWayIsAskedAbout() {
        OutboxBench bench;
        bench.startWorker();
        const CommandId id = bench.queueReply(u"c1"_s, u"1"_s);
        bench.settle();
        answer(bench, fail(proxyError()));
        COMPARE_WORDS(bench.stateOf(id), OutboxState::Ambiguous);
        bench.scheduler.advance(Millis{2'000});
        QCOMPARE(bench.adapter->reconciles.size(), 1);
        answerProbe(bench, Reconciliation{Reconciled::Absent, {}, {}});
        COMPARE_WORDS(bench.stateOf(id), OutboxState::Ambiguous);
        QVERIFY(!bench.outbox->cancel(id).has_value());
        bench.scheduler.advance(send_policy::quietPeriod);
        answerProbe(bench, Reconciliation{Reconciled::Absent, {}, {}});
        // It is provably not there, so it was refused.
        COMPARE_WORDS(bench.stateOf(id), OutboxState::Failed);
        QCOMPARE(bench.stored(id).lastError->code, u"http_404"_s);
        QCOMPARE(bench.adapter->submits.size(), 1);
        QVERIFY(bench.outbox->cancel(id).has_value());
    }
    void aThreadThatMovedUnderADoubtAsksTheAgent() {
        OutboxBench bench;
        bench.storeConversation(bench.conversation(u"c1"_s));
        bench.storeEntry(bench.entry(u"e1"_s, u"c1"_s, AuthorKind::Customer));
        bench.startWorker();
        const CommandId id = bench.queueReply(u"c1"_s, u"1"_s);
        bench.settle();
        answer(bench, fail(error(ErrorKind::Ambiguous)));
        bench.scheduler.advance(Millis{2'000});
        bench.storeEntry(bench.entry(u"e2"_s, u"c1"_s, AuthorKind::Customer));
        answerProbe(bench, Reconciliation{Reconciled::Unknown, {}, {}});
        // Held would say that it was not sent.
        COMPARE_WORDS(bench.stateOf(id), OutboxState::NeedsAgent);
        QCOMPARE(bench.adapter->submits.size(), 1);
        QVERIFY(bench.outbox->sendAgain(id).has_value());
        QCOMPARE(refusalOf(bench.outbox->cancel(id)), u"maybe_sent"_s);
        bench.settle();
        QCOMPARE(bench.adapter->submits.size(), 2);
        QCOMPARE(bench.adapter->submits[1].command.baseEntryId, u"e2"_s);
    }
    void anAttemptThatIsLostIsLookedForByKeyOrAskedAbout_data() {
        QTest::addColumn<bool>("hasKey");
        QTest::newRow("key") << true;
        QTest::newRow("no key") << false;
    }
    void anAttemptThatIsLostIsLookedForByKeyOrAskedAbout() {
        QFETCH(bool, hasKey);
        OutboxBench bench;
        bench.startWorker();
        const CommandId id = bench.queueReply(u"c1"_s, u"1"_s);
        bench.settle();
        QVERIFY(bench.work->connection().exec(u"DELETE FROM attempts"_s).has_value());
        bench.restart();
        bench.adapter->caps.idempotency = hasKey ? IdempotencyKind::PerMessage : IdempotencyKind::None;
        bench.startWorker();
        QSignalSpy trouble(bench.worker.get(), &OutboxWorker::storageFailed);
        bench.scheduler.advance(Millis{60'000});
        QCOMPARE(trouble.count(), 0);
        QCOMPARE(bench.adapter->submits.size(), 0);
        if (!hasKey) {
            COMPARE_WORDS(bench.stateOf(id), OutboxState::NeedsAgent);
            return;
        }
        QCOMPARE(bench.adapter->reconciles.size(), 1);
        QCOMPARE(bench.adapter->reconciles[0].highestEntry, QString());
        answerProbe(bench, Reconciliation{Reconciled::Applied, u"e1"_s, {}});
        COMPARE_WORDS(bench.stateOf(id), OutboxState::Confirmed);
    }
    void withoutAKeyAbsentIsBelievedLaterAndUnknownAsksTheAgent() {
        OutboxBench bench;
        bench.adapter->caps.idempotency = IdempotencyKind::None;
        bench.startWorker();
        const CommandId id = bench.queueReply(u"c1"_s, u"1"_s);
        bench.settle();
        answer(bench, fail(error(ErrorKind::Ambiguous)));
        bench.scheduler.advance(Millis{2'000});
        answerProbe(bench, Reconciliation{Reconciled::Absent, {}, {}});
        bench.scheduler.advance(Millis{50'000});
        QCOMPARE(bench.adapter->submits.size(), 1);
        QCOMPARE(bench.adapter->reconciles.size(), 1);
        bench.scheduler.advance(Millis{10'000});
        QCOMPARE(bench.adapter->reconciles.size(), 2);
        answerProbe(bench, Reconciliation{Reconciled::Unknown, {}, {}});
        COMPARE_WORDS(bench.stateOf(id), OutboxState::NeedsAgent);
        bench.scheduler.advance(Millis{600'000});
        QCOMPARE(bench.adapter->submits.size(), 1);
    }
    void aKillInFlightIsProbedAfterTheRestart() {
        OutboxBench bench;
        bench.storeConversation(bench.conversation(u"c1"_s));
        bench.storeEntry(bench.entry(u"e1"_s, u"c1"_s, AuthorKind::Customer));
        bench.startWorker();
        const CommandId id = bench.queueReply(u"c1"_s, u"1"_s);
        bench.settle();
        QCOMPARE(bench.adapter->submits.size(), 1);
        bench.restart();
        bench.startWorker();
        QCOMPARE(bench.adapter->submits.size(), 0);
        QCOMPARE(bench.adapter->reconciles.size(), 1);
        QCOMPARE(bench.adapter->reconciles[0].highestEntry, u"e1"_s);
        answerProbe(bench, Reconciliation{Reconciled::Applied, u"e2"_s, {}});
        COMPARE_WORDS(bench.stateOf(id), OutboxState::Confirmed);
    }
};

QTEST_GUILESS_MAIN(TestOutboxDoubt)
#include "test_outbox_doubt.moc"
