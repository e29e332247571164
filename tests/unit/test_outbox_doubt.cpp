// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/test_outbox_support.h"

#include <QSignalSpy>

using namespace segue;
using namespace Qt::StringLiterals;

//! What becomes of a command of which nobody knows whether it was carried out.
class TestOutboxDoubt final : public QObject {
    Q_OBJECT

private:
    //! What a proxy answers in the backend's place.
    static Error proxyError() { return error(ErrorKind::Permanent, u"http_404"_s, 404); }

private Q_SLOTS:
    void anUncertainSendIsProbedBeforeAnythingIsSent() {
        OutboxBench bench;
        bench.startWorker();
        const CommandId id = bench.sendReply();
        bench.answer(fail(error(ErrorKind::Ambiguous)));
        COMPARE_WORDS(bench.stateOf(id), OutboxState::Ambiguous);
        bench.scheduler.advance(Millis{2'000});
        QCOMPARE(bench.adapter->reconciles.size(), 1);
        QCOMPARE(bench.adapter->submits.size(), 1);
        bench.answerProbe(Reconciliation{Reconciled::Applied, u"e1"_s, {}});
        COMPARE_WORDS(bench.stateOf(id), OutboxState::Confirmed);
        QCOMPARE(bench.stored(id).entryId, u"e1"_s);
        QCOMPARE(bench.adapter->submits.size(), 1);
    }
    void absentIsSentAgainUnderTheSameKey() {
        OutboxBench bench;
        bench.startWorker();
        const CommandId id = bench.sendIntoDoubt();
        bench.answerProbe(Reconciliation{Reconciled::Absent, {}, {}});
        QCOMPARE(bench.adapter->submits.size(), 2);
        QCOMPARE(bench.adapter->submits[1].command.id, id);
    }
    void whatNobodyCanTellIsSentAgainAndStaysADoubt() {
        OutboxBench bench;
        bench.startWorker();
        const CommandId id = bench.sendIntoDoubt();
        bench.answerProbe(fail(proxyError()));
        // The same key: at most one effect of both.
        QCOMPARE(bench.adapter->submits.size(), 2);
        QCOMPARE(bench.adapter->submits[1].command.id, id);
        bench.answer(fail(error(ErrorKind::Transient)));
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
        bench.answerProbe(Reconciliation{Reconciled::Absent, {}, {}});
        QCOMPARE(bench.adapter->submits.size(), 1);
        bench.answer(fail(error(ErrorKind::Permanent, u"invalid_text"_s)));
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
        const CommandId id = bench.sendIntoDoubt();
        // Not there yet: sent again under its key.
        bench.answerProbe(Reconciliation{Reconciled::Absent, {}, {}});
        QCOMPARE(bench.adapter->submits.size(), 2);
        bench.answer(fail(error(ErrorKind::Permanent, u"invalid_text"_s)));
        COMPARE_WORDS(bench.stateOf(id), OutboxState::Ambiguous);
        QVERIFY(!bench.outbox->cancel(id).has_value());
        bench.scheduler.advance(send_policy::quietPeriod);
        QCOMPARE(bench.adapter->reconciles.size(), 2);
        QCOMPARE(bench.adapter->submits.size(), 2);
        const Reconciled outcome = arrived ? Reconciled::Applied : Reconciled::Absent;
        bench.answerProbe(Reconciliation{outcome, u"e1"_s, {}});
        COMPARE_WORDS(bench.stateOf(id), arrived ? OutboxState::Confirmed : OutboxState::Failed);
        QCOMPARE(bench.outbox->cancel(id).has_value(), !arrived);
    }
    void aRefusalOnTheWayIsAskedAbout() {
        OutboxBench bench;
        bench.startWorker();
        const CommandId id = bench.sendReply();
        bench.answer(fail(proxyError()));
        COMPARE_WORDS(bench.stateOf(id), OutboxState::Ambiguous);
        bench.scheduler.advance(Millis{2'000});
        QCOMPARE(bench.adapter->reconciles.size(), 1);
        bench.answerProbe(Reconciliation{Reconciled::Absent, {}, {}});
        COMPARE_WORDS(bench.stateOf(id), OutboxState::Ambiguous);
        QVERIFY(!bench.outbox->cancel(id).has_value());
        bench.scheduler.advance(send_policy::quietPeriod);
        bench.answerProbe(Reconciliation{Reconciled::Absent, {}, {}});
        // It is provably not there, so it was refused.
        COMPARE_WORDS(bench.stateOf(id), OutboxState::Failed);
        QCOMPARE(bench.stored(id).lastError->code, u"http_404"_s);
        QCOMPARE(bench.adapter->submits.size(), 1);
        QVERIFY(bench.outbox->cancel(id).has_value());
    }
    void aThreadThatMovedUnderADoubtAsksTheAgent() {
        OutboxBench bench;
        bench.storeThread();
        bench.startWorker();
        const CommandId id = bench.sendIntoDoubt();
        bench.storeEntry(bench.entry(u"e2"_s, u"c1"_s, AuthorKind::Customer));
        bench.answerProbe(Reconciliation{Reconciled::Unknown, {}, {}});
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
        const CommandId id = bench.sendReply();
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
        bench.answerProbe(Reconciliation{Reconciled::Applied, u"e1"_s, {}});
        COMPARE_WORDS(bench.stateOf(id), OutboxState::Confirmed);
    }
    void withoutAKeyAbsentIsBelievedLaterAndUnknownAsksTheAgent() {
        OutboxBench bench;
        bench.adapter->caps.idempotency = IdempotencyKind::None;
        bench.startWorker();
        const CommandId id = bench.sendIntoDoubt();
        bench.answerProbe(Reconciliation{Reconciled::Absent, {}, {}});
        bench.scheduler.advance(Millis{50'000});
        QCOMPARE(bench.adapter->submits.size(), 1);
        QCOMPARE(bench.adapter->reconciles.size(), 1);
        bench.scheduler.advance(Millis{10'000});
        QCOMPARE(bench.adapter->reconciles.size(), 2);
        bench.answerProbe(Reconciliation{Reconciled::Unknown, {}, {}});
        COMPARE_WORDS(bench.stateOf(id), OutboxState::NeedsAgent);
        bench.scheduler.advance(Millis{600'000});
        QCOMPARE(bench.adapter->submits.size(), 1);
    }
    void aKillInFlightIsProbedAfterTheRestart() {
        OutboxBench bench;
        bench.storeThread();
        bench.startWorker();
        const CommandId id = bench.sendReply();
        QCOMPARE(bench.adapter->submits.size(), 1);
        bench.restart();
        bench.startWorker();
        QCOMPARE(bench.adapter->submits.size(), 0);
        QCOMPARE(bench.adapter->reconciles.size(), 1);
        QCOMPARE(bench.adapter->reconciles[0].highestEntry, u"e1"_s);
        bench.answerProbe(Reconciliation{Reconciled::Applied, u"e2"_s, {}});
        COMPARE_WORDS(bench.stateOf(id), OutboxState::Confirmed);
    }
};

QTEST_GUILESS_MAIN(TestOutboxDoubt)
#include "test_outbox_doubt.moc"
