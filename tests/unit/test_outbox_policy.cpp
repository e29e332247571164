// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/outbox/send_policy.h"
#include "tests/unit/test_outbox_support.h"

using namespace segue;
using namespace Qt::StringLiterals;

//! The outbox's decisions.
class TestOutboxPolicy final : public QObject {
    Q_OBJECT

private:
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
        // Something on the way may have answered in the backend's place, after the backend acted.
        QTest::newRow("a proxy's 404")
            << error(ErrorKind::Permanent, u"http_404"_s, 404) << OutboxState::Ambiguous;
        QTest::newRow("a proxy's 401")
            << error(ErrorKind::Auth, u"http_401"_s, 401) << OutboxState::Ambiguous;
        QTest::newRow("a proxy's 429")
            << error(ErrorKind::RateLimited, u"http_429"_s, 429) << OutboxState::Ambiguous;
        QTest::newRow("a proxy's 409")
            << error(ErrorKind::Conflict, u"http_409"_s, 409) << OutboxState::Ambiguous;
        QTest::newRow("a proxy's 403")
            << error(ErrorKind::Auth, u"http_403"_s, 403) << OutboxState::Ambiguous;
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
        COMPARE_DOUBT(step.doubt, state == OutboxState::Ambiguous ? Doubt::Open : Doubt::None);
        // Whatever is to happen again by itself takes its time.
        const bool again = state == OutboxState::Queued || state == OutboxState::Ambiguous;
        QVERIFY(!again || step.backOff);
    }

    void onlyAKeyMakesAnUncertainSendRepeatable() {
        using enum Reconciled;
        using Kind = IdempotencyKind;
        const Millis young{1'000};
        COMPARE_WORDS(send_policy::afterProbe(Applied, Kind::None, young, {}).state, OutboxState::Confirmed);
        // It is sent again, and still called uncertain.
        const NextStep unknown = send_policy::afterProbe(Unknown, Kind::PerMessage, young, {});
        COMPARE_WORDS(unknown.state, OutboxState::Ambiguous);
        QVERIFY(unknown.resend);
        for (const Kind kind : {Kind::None, Kind::Echo, Kind::OwnMessageId}) {
            const NextStep asked = send_policy::afterProbe(Unknown, kind, young, {});
            COMPARE_WORDS(asked.state, OutboxState::NeedsAgent);
            QVERIFY(!asked.resend);
            // What we gave up may still be under way: "absent" is believed later.
            const NextStep early = send_policy::afterProbe(Absent, kind, young, {});
            COMPARE_WORDS(early.state, OutboxState::Ambiguous);
            QCOMPARE(early.notBeforeAge, send_policy::quietPeriod);
            COMPARE_DOUBT(early.doubt, Doubt::Open);
            const NextStep late = send_policy::afterProbe(Absent, kind, send_policy::quietPeriod, {});
            COMPARE_WORDS(late.state, OutboxState::Retryable);
            COMPARE_DOUBT(late.doubt, Doubt::None);
        }
        const NextStep early = send_policy::afterProbe(Absent, Kind::PerMessage, young, {});
        QVERIFY(early.resend);
        COMPARE_DOUBT(early.doubt, Doubt::Open);
    }

    void whatWasRefusedOnTheWayIsRefusedOnceItIsProvablyAbsent() {
        const auto absentAfter = [](const Error& last, Millis age = send_policy::quietPeriod) {
            return send_policy::afterProbe(Reconciled::Absent, IdempotencyKind::PerMessage, age, last);
        };
        for (const Error& refusal :
             {error(ErrorKind::Permanent, u"http_413"_s, 413), error(ErrorKind::Auth, u"http_403"_s, 403),
              error(ErrorKind::Conflict, u"http_409"_s, 409)}) {
            COMPARE_WORDS(absentAfter(refusal).state, OutboxState::Failed);
            COMPARE_DOUBT(absentAfter(refusal).doubt, Doubt::None);
            // Not sent again, and not believed yet.
            const NextStep early = absentAfter(refusal, Millis{1'000});
            COMPARE_WORDS(early.state, OutboxState::Ambiguous);
            QVERIFY(!early.resend);
            QCOMPARE(early.notBeforeAge, send_policy::quietPeriod);
        }
        for (const Error& passing :
             {error(ErrorKind::Auth, u"http_401"_s, 401), error(ErrorKind::RateLimited, u"http_429"_s, 429),
              error(ErrorKind::Ambiguous)})
            COMPARE_WORDS(absentAfter(passing).state, OutboxState::Retryable);
    }

    void aProbeThatIsRefusedProvesNothing() {
        for (const Error& refusal :
             {error(ErrorKind::Permanent, u"http_404"_s, 404), error(ErrorKind::Auth, u"http_403"_s, 403),
              error(ErrorKind::Conflict)}) {
            const NextStep keyed = send_policy::afterProbeError(refusal, IdempotencyKind::PerMessage, 1, {});
            COMPARE_WORDS(keyed.state, OutboxState::Ambiguous);
            QVERIFY(keyed.resend);
            COMPARE_DOUBT(keyed.doubt, Doubt::Open);
            COMPARE_WORDS(
                send_policy::afterProbeError(refusal, IdempotencyKind::None, 1, {}).state,
                OutboxState::NeedsAgent);
        }
    }

    void whatMayBeThereIsNeitherCalledRefusedNorHeld() {
        using Kind = IdempotencyKind;
        const auto then = [](const NextStep& step, Kind kind) {
            return send_policy::inDoubt(step, kind, Doubt::Open);
        };
        const NextStep refused = send_policy::afterSubmitError(error(ErrorKind::Permanent));
        COMPARE_WORDS(then(refused, Kind::None).state, OutboxState::NeedsAgent);
        COMPARE_WORDS(then(refused, Kind::PerMessage).state, OutboxState::Ambiguous);
        QCOMPARE(then(refused, Kind::PerMessage).notBeforeAge, send_policy::quietPeriod);
        COMPARE_DOUBT(then(refused, Kind::PerMessage).doubt, Doubt::Open);
        const NextStep unsent = send_policy::afterSubmitError(error(ErrorKind::Transient));
        COMPARE_WORDS(then(unsent, Kind::PerMessage).state, OutboxState::Ambiguous);
        COMPARE_WORDS(then(unsent, Kind::None).state, OutboxState::Retryable);
        COMPARE_DOUBT(then(unsent, Kind::None).doubt, Doubt::Open);
        // A backend that knew the key would have answered with its receipt.
        const NextStep stale = send_policy::afterSubmitError(error(ErrorKind::Conflict, u"stale"_s));
        COMPARE_WORDS(then(stale, Kind::PerMessage).state, OutboxState::Held);
        COMPARE_DOUBT(then(stale, Kind::PerMessage).doubt, Doubt::None);
        COMPARE_WORDS(then(stale, Kind::Echo).state, OutboxState::NeedsAgent);
        // Without a doubt nothing changes.
        QVERIFY(send_policy::inDoubt(refused, Kind::PerMessage, Doubt::None) == refused);
    }

    void onlyWhatIsProvablyAbsentMayBeTakenBack() {
        for (const OutboxState state : send_policy::cancellableStates()) {
            QVERIFY(send_policy::mayCancel(state, Doubt::None));
            QVERIFY(!send_policy::mayCancel(state, Doubt::Open));
        }
        for (const OutboxState state :
             {OutboxState::InFlight, OutboxState::Ambiguous, OutboxState::NeedsAgent, OutboxState::Confirmed})
            QVERIFY(!send_policy::mayCancel(state, Doubt::None));
    }

    void aProbeThatFailsForeverAsksTheAgent() {
        const Error nonsense = error(ErrorKind::Protocol);
        COMPARE_WORDS(
            send_policy::afterProbeError(nonsense, IdempotencyKind::None, 1, {}).state,
            OutboxState::Ambiguous);
        COMPARE_WORDS(
            send_policy::afterProbeError(nonsense, IdempotencyKind::None, send_policy::patienceWithProbes, {})
                .state,
            OutboxState::NeedsAgent);
        COMPARE_WORDS(
            send_policy::afterProbeError(error(ErrorKind::Transient), IdempotencyKind::None, 1000, {}).state,
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
};

QTEST_GUILESS_MAIN(TestOutboxPolicy)
#include "test_outbox_policy.moc"
