// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/backoff.h"
#include "core/net/connectivity.h"
#include "core/net/rate_budget.h"
#include "tests/fakes/fake_clock.h"

#include <QSignalSpy>
#include <QTest>
#include <algorithm>

using namespace segue;
using State = Connectivity::State;

//! When the next attempt may be made: back-off, rate budget, connectivity.
class TestNetPacing : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void backoffGrowsToItsCap();
    void backoffIsFullJitter();
    void backoffHonoursTheServer();
    void budgetSpendsAndRefills();
    void budgetIgnoresTheWallClock();
    void budgetBelievesAStricterServer();
    void budgetPauses();
    void unlimitedBudgetOnlyPauses();
    void connectivityTellsChangesOnce();
};

void TestNetPacing::backoffGrowsToItsCap() {
    // The most that was seen of each attempt over many clients comes close to its ceiling and never
    // above.
    const QList<qint64> ceilings{100, 200, 400, 800, 1000, 1000};
    QList<qint64> most(ceilings.size(), 0);
    for (quint64 seed = 0; seed < 500; ++seed) {
        SeededRandom random(seed);
        Backoff backoff(random, Millis{100}, Millis{1000});
        for (qint64& seen : most)
            seen = std::max(seen, qint64(backoff.next().count()));
        QCOMPARE(backoff.attempts(), ceilings.size());
    }
    for (qsizetype i = 0; i < ceilings.size(); ++i) {
        QVERIFY(most[i] <= ceilings[i]);
        QVERIFY(most[i] >= ceilings[i] * 9 / 10);
    }
}

void TestNetPacing::backoffIsFullJitter() {
    SeededRandom random(1);
    qint64 sum = 0;
    qint64 least = 1000;
    for (int i = 0; i < 1000; ++i) {
        Backoff backoff(random, Millis{1000}, Millis{1000});
        const qint64 wait = backoff.next().count();
        sum += wait;
        least = std::min(least, wait);
    }
    QVERIFY(least < 20);
    QVERIFY(sum > 450'000 && sum < 550'000);
}

void TestNetPacing::backoffHonoursTheServer() {
    SeededRandom random(2);
    Backoff backoff(random, Millis{100}, Millis{1000});
    const Millis wait = backoff.next(Millis{5000});
    QVERIFY(wait >= Millis{5000} && wait <= Millis{5100});
    backoff.next();
    backoff.reset();
    QCOMPARE(backoff.attempts(), 0);
    QVERIFY(backoff.next() <= Millis{100});
    for (int i = 0; i < 100; ++i)
        QVERIFY(backoff.next() <= Millis{1000}); // Nothing overflows.
}

void TestNetPacing::budgetSpendsAndRefills() {
    FakeClock clock;
    RateBudget budget(clock, 60, 3);
    QVERIFY(budget.take() && budget.take() && budget.take());
    QVERIFY(!budget.take());
    QCOMPARE(budget.delay(), Millis{1000});
    clock.advance(Millis{400});
    QCOMPARE(budget.delay(), Millis{600});
    clock.advance(Millis{600});
    QVERIFY(budget.take());
    QVERIFY(!budget.take());
    clock.advance(std::chrono::hours(1)); // No more than the burst.
    QVERIFY(budget.take() && budget.take() && budget.take());
    QVERIFY(!budget.take());
}

void TestNetPacing::budgetIgnoresTheWallClock() {
    FakeClock clock;
    RateBudget budget(clock, 60, 1);
    QVERIFY(budget.take());
    clock.jumpWall(std::chrono::hours(24));
    QVERIFY(!budget.take());
    clock.jumpWall(-std::chrono::hours(48));
    clock.advance(Millis{1000});
    QVERIFY(budget.take());
}

void TestNetPacing::budgetBelievesAStricterServer() {
    FakeClock clock;
    RateBudget budget(clock, 6000, 100);
    budget.serverSaid(2, Millis{10'000});
    QVERIFY(budget.take() && budget.take());
    QVERIFY(!budget.take());
    QCOMPARE(budget.delay(), Millis{10'000});
    // An older answer that arrives late does not give back what was spent.
    budget.serverSaid(5, Millis{10'000});
    QVERIFY(!budget.take());
    clock.advance(Millis{10'000});
    QVERIFY(budget.take() && budget.take() && budget.take());
}

void TestNetPacing::budgetPauses() {
    FakeClock clock;
    RateBudget budget(clock, 60, 10);
    budget.pauseFor(Millis{5000});
    budget.pauseFor(Millis{1000}); // A shorter one takes nothing back.
    QVERIFY(!budget.take());
    QCOMPARE(budget.delay(), Millis{5000});
    clock.advance(Millis{5000});
    QVERIFY(budget.take());
}

void TestNetPacing::unlimitedBudgetOnlyPauses() {
    FakeClock clock;
    RateBudget budget(clock, 0, 0);
    for (int i = 0; i < 1000; ++i)
        QVERIFY(budget.take());
    budget.pauseFor(Millis{1});
    QVERIFY(!budget.take());
}

void TestNetPacing::connectivityTellsChangesOnce() {
    Connectivity connectivity;
    QList<State> told;
    connect(&connectivity, &Connectivity::changed, this, [&](State state) { told.append(state); });
    QVERIFY(connectivity.isOnline());
    connectivity.setReachable(true);
    connectivity.setReachable(false);
    connectivity.setReachable(false);
    connectivity.setOfflineByUser(true);
    connectivity.setReachable(true); // The agent's own choice hides it.
    QCOMPARE(connectivity.state(), State::OfflineByUser);
    connectivity.setOfflineByUser(false);
    const QList<State> expected{State::Unreachable, State::OfflineByUser, State::Online};
    QCOMPARE(told, expected);
}

QTEST_GUILESS_MAIN(TestNetPacing)
#include "test_net_pacing.moc"
