// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/account_session.h"
#include "tests/unit/test_outbox_support.h"

#include <QCoreApplication>
#include <QScopeGuard>
#include <QSignalSpy>

using namespace segue;
using namespace Qt::StringLiterals;
using State = ConnectionStatus::State;

namespace {

//! An account's session over a backend in the test's hand.
struct SessionBench {
    SessionBench() { begin(); }

    void begin() {
        session = std::make_unique<AccountSession>(
            bench.account, *bench.adapter,
            AccountSession::Rooms{*bench.cache, *bench.writer, bench.clock, bench.scheduler, bench.random});
        QObject::connect(
            session.get(), &AccountSession::statusChanged, session.get(),
            [this](const ConnectionStatus& status) { states.append(status.state); });
        QObject::connect(
            session.get(), &AccountSession::arrived, session.get(),
            [this](const QList<Entry>& entries) { arrived += entries; });
    }

    Batch page(const QString& next, bool complete = true) const {
        Batch batch;
        batch.nextCursor = next;
        batch.complete = complete;
        return batch;
    }
    Batch pageWith(const QString& entryId, const QString& next, bool complete = true) {
        Batch batch = page(next, complete);
        batch.entries.append(bench.entry(entryId, u"c1"_s, AuthorKind::Customer));
        return batch;
    }
    void answerPull(Result<Batch> batch) {
        QVERIFY(!bench.adapter->pulls.isEmpty());
        bench.adapter->pulls.last().answer(std::move(batch));
        bench.settle();
    }
    void goLive() { Q_EMIT bench.adapter->realtimeChanged(RealtimeState::Live); }
    //! Signed in, caught up at cursor 10, live.
    void becomeLive() {
        session->start();
        bench.settle();
        answerPull(page(u"10"_s));
        goLive();
        answerPull(page(u"10"_s));
    }
    QString cursor() { return bench.cache->cursor(bench.account, u"changes"_s).value_or(QString()); }
    bool has(const QString& entryId) {
        return bench.cache->entry({bench.account, entryId}).value_or(std::nullopt).has_value();
    }
    qsizetype pulls() const { return bench.adapter->pulls.size(); }

    OutboxBench bench;
    std::unique_ptr<AccountSession> session;
    QList<State> states;
    QList<Entry> arrived;
};

} // namespace

//! How an account follows its backend.
class TestSync final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void catchesUpPageByPageThenGoesLive() {
        SessionBench s;
        s.session->start();
        s.bench.settle();
        QCOMPARE(s.bench.adapter->validations, 1);
        QCOMPARE(s.bench.adapter->pulls.last().cursor, QString());
        s.answerPull(s.pageWith(u"e1"_s, u"5"_s, false));
        QVERIFY(s.has(u"e1"_s));
        QCOMPARE(s.cursor(), u"5"_s);
        QCOMPARE(s.bench.adapter->pulls.last().cursor, u"5"_s);
        QVERIFY(!s.session->isCaughtUp());
        s.answerPull(s.pageWith(u"e2"_s, u"9"_s));
        QVERIFY(s.session->isCaughtUp());
        QCOMPARE(s.bench.adapter->opened, QList<QString>{u"9"_s});
        QCOMPARE(s.session->status().state, State::Polling);
        s.goLive();
        // Once more, for what happened in between.
        QCOMPARE(s.pulls(), 3);
        s.answerPull(s.page(u"9"_s));
        QCOMPARE(s.session->status().state, State::Live);
    }

    void progressIsTold() {
        SessionBench s;
        s.session->start();
        s.bench.settle();
        Batch page = s.page(u"5"_s, false);
        page.progress = 0.25;
        s.answerPull(page);
        QCOMPARE(s.session->status().state, State::CatchingUp);
        QCOMPARE(s.session->status().progress, 0.25);
    }

    void theCursorCommitsWithItsRows() {
        SessionBench s;
        s.session->start();
        s.bench.settle();
        s.answerPull(s.pageWith(u"e1"_s, u"5"_s, false));
        // Killed here: the next run goes on after what is stored.
        s.session.reset();
        s.bench.restart();
        s.begin();
        s.session->start();
        s.bench.settle();
        QVERIFY(s.has(u"e1"_s));
        QCOMPARE(s.bench.adapter->pulls.last().cursor, u"5"_s);
    }

    void whatAnOlderProgramCouldNotReadComesAgain() {
        const QString version = QCoreApplication::applicationVersion();
        const auto restored = qScopeGuard([&] { QCoreApplication::setApplicationVersion(version); });
        QCoreApplication::setApplicationVersion(u"1.0"_s);
        SessionBench s;
        s.session->start();
        s.bench.settle();
        Batch page = s.page(u"10"_s);
        page.quarantined.append({u"entry"_s, u"e1"_s, u"a new word"_s, "{}"});
        s.answerPull(page);
        s.session.reset();
        QCoreApplication::setApplicationVersion(u"2.0"_s);
        s.begin();
        s.session->start();
        s.bench.settle();
        // First what was missed, with its deletions; then everything again.
        QCOMPARE(s.bench.adapter->pulls.last().cursor, u"10"_s);
        s.answerPull(s.page(u"11"_s));
        QCOMPARE(s.bench.adapter->pulls.last().cursor, QString());
        s.answerPull(s.pageWith(u"e1"_s, u"11"_s));
        QVERIFY(s.has(u"e1"_s));
        QVERIFY(s.session->isCaughtUp());
        QCOMPARE(s.cursor(), u"11"_s);
    }

    void contiguousPushesAreApplied() {
        SessionBench s;
        s.becomeLive();
        Batch push = s.pageWith(u"e1"_s, u"12"_s);
        push.afterCursor = u"10"_s;
        Q_EMIT s.bench.adapter->pushed(u"changes"_s, push);
        QVERIFY(s.has(u"e1"_s));
        QCOMPARE(s.cursor(), u"12"_s);
        QCOMPARE(s.pulls(), 2);
        // The same again changes nothing, and the cursor does not go back for an older one.
        push.nextCursor = u"11"_s;
        Q_EMIT s.bench.adapter->pushed(u"changes"_s, push);
        QCOMPARE(s.cursor(), u"12"_s);
        QCOMPARE(s.arrived.size(), 1);
    }

    void aGapIsPulledNotSkipped() {
        SessionBench s;
        s.becomeLive();
        Batch push = s.pageWith(u"e2"_s, u"14"_s);
        push.afterCursor = u"12"_s;
        Q_EMIT s.bench.adapter->pushed(u"changes"_s, push);
        QCOMPARE(s.cursor(), u"10"_s);
        QVERIFY(!s.has(u"e2"_s));
        QCOMPARE(s.pulls(), 3);
        QCOMPARE(s.bench.adapter->pulls.last().cursor, u"10"_s);
    }

    void aPushDuringAPullMakesOneMorePull() {
        SessionBench s;
        s.becomeLive();
        Q_EMIT s.bench.adapter->hinted(u"changes"_s);
        QCOMPARE(s.pulls(), 3);
        Batch push = s.pageWith(u"e1"_s, u"12"_s);
        push.afterCursor = u"10"_s;
        Q_EMIT s.bench.adapter->pushed(u"changes"_s, push);
        QVERIFY(!s.has(u"e1"_s));
        s.answerPull(s.page(u"10"_s));
        QCOMPARE(s.pulls(), 4);
    }

    void aPushWithoutACursorIsPulled() {
        SessionBench s;
        s.becomeLive();
        Q_EMIT s.bench.adapter->pushed(u"changes"_s, s.pageWith(u"e1"_s, QString()));
        QCOMPARE(s.pulls(), 3);
    }

    void afterALostSocketItPullsAgain() {
        SessionBench s;
        s.becomeLive();
        Q_EMIT s.bench.adapter->realtimeChanged(RealtimeState::Lost);
        QVERIFY(!s.session->isCaughtUp());
        s.bench.scheduler.advance(Millis{1'000});
        QCOMPARE(s.pulls(), 3);
        s.answerPull(s.pageWith(u"e1"_s, u"11"_s));
        QVERIFY(s.session->isCaughtUp());
        QCOMPARE(s.bench.adapter->opened.size(), 2);
        s.goLive();
        s.answerPull(s.page(u"11"_s));
        QCOMPARE(s.session->status().state, State::Live);
    }

    void unreachableIsOfflineUntilItAnswers() {
        SessionBench s;
        s.becomeLive();
        Q_EMIT s.bench.adapter->hinted(u"changes"_s);
        s.answerPull(fail(error(ErrorKind::Transient)));
        QCOMPARE(s.session->status().state, State::Offline);
        const Instant since = s.session->status().since;
        for (int i = 0; i < 5; ++i) {
            s.bench.scheduler.advance(Millis{20'000});
            s.answerPull(fail(error(ErrorKind::Transient)));
            QCOMPARE(s.session->status().state, State::Offline);
            QCOMPARE(s.session->status().since, since);
        }
        s.bench.scheduler.advance(Millis{20'000});
        s.answerPull(s.page(u"10"_s));
        QVERIFY(s.session->isCaughtUp());
    }

    void aRefusedCredentialStopsUntilTheAgentActs() {
        SessionBench s;
        s.bench.adapter->onValidate = [] { return Result<AccountIdentity>(fail(error(ErrorKind::Auth))); };
        s.session->start();
        s.bench.settle();
        QCOMPARE(s.session->status().state, State::NeedsSignIn);
        s.bench.scheduler.advance(Millis{3'600'000});
        QCOMPARE(s.bench.adapter->validations, 1);
        s.bench.adapter->onValidate = nullptr;
        s.session->start();
        s.bench.settle();
        QCOMPARE(s.session->status().state, State::CatchingUp);
    }

    void somethingElseAnswersThere() {
        SessionBench s;
        s.bench.adapter->onValidate = [] {
            return Result<AccountIdentity>(fail(error(ErrorKind::Protocol, u"not_segue"_s)));
        };
        s.session->start();
        s.bench.settle();
        QCOMPARE(s.session->status().state, State::Broken);
        QCOMPARE(s.session->status().error->code, u"not_segue"_s);
    }

    void anUnknownCursorStartsOver() {
        SessionBench s;
        s.becomeLive();
        Batch push = s.pageWith(u"gone"_s, u"12"_s);
        push.afterCursor = u"10"_s;
        Q_EMIT s.bench.adapter->pushed(u"changes"_s, push);
        s.arrived.clear();
        Q_EMIT s.bench.adapter->hinted(u"changes"_s);
        s.answerPull(fail(error(ErrorKind::Conflict, u"cursor_invalid"_s)));
        QCOMPARE(s.bench.adapter->pulls.last().cursor, QString());
        s.answerPull(s.pageWith(u"e9"_s, u"40"_s, false));
        s.answerPull(s.page(u"41"_s));
        // What was deleted while nobody looked is gone here too, and nobody is told of old news.
        QVERIFY(!s.has(u"gone"_s));
        QVERIFY(s.has(u"e9"_s));
        QVERIFY(s.arrived.isEmpty());
        QCOMPARE(s.cursor(), u"41"_s);
    }

    void aBackendThatDisownsItsSnapshotIsNotAskedInACircle() {
        SessionBench s;
        s.becomeLive();
        Q_EMIT s.bench.adapter->hinted(u"changes"_s);
        s.answerPull(fail(error(ErrorKind::Conflict, u"cursor_invalid"_s)));
        s.answerPull(s.page(u"5"_s, false));
        s.answerPull(fail(error(ErrorKind::Conflict, u"cursor_invalid"_s)));
        QCOMPARE(s.session->status().state, State::Broken);
        QCOMPARE(s.pulls(), 5);
    }

    void aPageThatLeadsToItselfEnds() {
        SessionBench s;
        s.session->start();
        s.bench.settle();
        s.answerPull(s.page(QString(), false));
        QCOMPARE(s.session->status().state, State::Broken);
        QCOMPARE(s.pulls(), 1);
    }

    void nobodyIsToldOfAFirstSync() {
        SessionBench s;
        s.session->start();
        s.bench.settle();
        s.answerPull(s.pageWith(u"e1"_s, u"5"_s, false));
        // Killed in the middle: the rest of it is still the first sync.
        s.session.reset();
        s.bench.restart();
        s.begin();
        s.session->start();
        s.bench.settle();
        s.answerPull(s.pageWith(u"e2"_s, u"9"_s));
        QVERIFY(s.arrived.isEmpty());
        s.goLive();
        s.answerPull(s.pageWith(u"e3"_s, u"11"_s));
        QCOMPARE(s.arrived.size(), 1);
    }

    void withoutPushItPolls() {
        SessionBench s;
        s.bench.adapter->caps.push = PushKind::None;
        s.session->start();
        s.bench.settle();
        s.answerPull(s.page(u"1"_s));
        QCOMPARE(s.session->status().state, State::Polling);
        QVERIFY(s.bench.adapter->opened.isEmpty());
        const Instant since = s.session->status().since;
        s.bench.scheduler.advance(Millis{15'000});
        QCOMPARE(s.pulls(), 2);
        s.answerPull(s.page(u"2"_s));
        QVERIFY(s.session->status().since > since);
    }

    void wherePushCannotBeHadItPolls() {
        SessionBench s;
        s.session->start();
        s.bench.settle();
        s.answerPull(s.page(u"1"_s));
        Q_EMIT s.bench.adapter->realtimeChanged(RealtimeState::Lost);
        QCOMPARE(s.session->status().state, State::Polling);
        QVERIFY(s.session->isCaughtUp());
        s.bench.scheduler.advance(Millis{20'000});
        QCOMPARE(s.pulls(), 2);
    }

    void aLiveAccountPullsNowAndThen() {
        SessionBench s;
        s.becomeLive();
        s.bench.scheduler.advance(Millis{45'000});
        QCOMPARE(s.pulls(), 3);
    }

    void severalStreamsAreAllRead() {
        SessionBench s;
        s.bench.adapter->streamNames = {u"changes"_s, u"articles"_s};
        s.session->start();
        s.bench.settle();
        s.answerPull(s.page(u"1"_s));
        QCOMPARE(s.bench.adapter->pulls.last().stream, u"articles"_s);
        s.answerPull(s.page(u"a1"_s));
        QVERIFY(s.session->isCaughtUp());
        QCOMPARE(s.bench.cache->cursor(s.bench.account, u"articles"_s).value(), u"a1"_s);
    }

    void stoppedMeansStopped() {
        SessionBench s;
        s.becomeLive();
        Q_EMIT s.bench.adapter->hinted(u"changes"_s);
        s.session->stop(State::Offline);
        QCOMPARE(s.session->status().state, State::Offline);
        s.answerPull(s.pageWith(u"late"_s, u"99"_s));
        QVERIFY(!s.has(u"late"_s));
        s.bench.scheduler.advance(Millis{3'600'000});
        QCOMPARE(s.pulls(), 3);
    }

    void aBackendThatComparesMayBeWrittenToDuringTheFirstSync() {
        SessionBench s;
        s.bench.adapter->caps.concurrency = ConcurrencyCheck::Stamp;
        s.session->start();
        s.bench.settle();
        QVERIFY(s.session->mayDrain());
        s.bench.adapter->caps.concurrency = ConcurrencyCheck::None;
        QVERIFY(!s.session->mayDrain());
    }
};

QTEST_GUILESS_MAIN(TestSync)
#include "test_sync.moc"
