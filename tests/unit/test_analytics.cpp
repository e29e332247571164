// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analytics/conversation_facts.h"

#include <QTest>

using namespace segue;
using namespace std::chrono_literals;

namespace {
constexpr Instant dayStart = fromMs(1'000'000'000);
constexpr Instant now = dayStart + 12h;

ConversationFacts::Message customer(Millis at) {
    return {dayStart + at, true, false};
}
ConversationFacts::Message agent(Millis at) {
    return {dayStart + at, false, true};
}
ConversationFacts::Message bot(Millis at) {
    return {dayStart + at, false, false};
}
} // namespace

class TestAnalytics : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void distributionIsNearestRank() {
        const auto d = distributionOf({40ms, 10ms, 30ms, 20ms, 1000ms});
        QCOMPARE(d.count, 5);
        QCOMPARE(d.median, Millis{30});
        QCOMPARE(d.p90, Millis{1000});
        QCOMPARE(d.mean, Millis{220});
        QCOMPARE(distributionOf({}).count, 0);
        QCOMPARE(distributionOf({7ms}).p90, Millis{7});
        QCOMPARE(distributionOf({1ms, 2ms}).median, Millis{1});
    }

    void firstResponseSkipsBotsAndCountsFromCreation() {
        ConversationFacts f;
        f.createdAt = dayStart + 1min;
        f.messages = {customer(1min), bot(1min + 1s), customer(2min), agent(5min), agent(6min)};
        const auto m = todayMetrics({f}, dayStart, now);
        QCOMPARE(m.created, 1);
        QCOMPARE(m.firstResponse.count, 1);
        QCOMPARE(m.firstResponse.median, Millis{4min});
        // Two messages of the customer are one wait, from the first.
        QCOMPARE(m.replyTime.count, 1);
        QCOMPARE(m.replyTime.median, Millis{4min});
    }

    void answersBeforeTodayDoNotCount() {
        ConversationFacts f;
        f.createdAt = dayStart - 2h;
        f.messages = {customer(-2h), agent(-1h), customer(1h), agent(3h)};
        const auto m = todayMetrics({f}, dayStart, now);
        QCOMPARE(m.created, 0);
        QCOMPARE(m.firstResponse.count, 0);
        QCOMPARE(m.replyTime.count, 1);
        QCOMPARE(m.replyTime.median, Millis{2h});
    }

    void aConversationThatTheTeamBeganHasNoFirstResponse() {
        ConversationFacts f;
        f.createdAt = dayStart;
        f.messages = {agent(0min), customer(1h), agent(2h)};
        const auto m = todayMetrics({f}, dayStart, now);
        QCOMPARE(m.firstResponse.count, 0);
        QCOMPARE(m.replyTime.count, 1);
    }

    void resolutionIsToTheLastSolvedAndReopensCount() {
        ConversationFacts f;
        f.createdAt = dayStart;
        f.statusChanges = {
            {dayStart + 1h, Status::Open, Status::Solved},
            {dayStart + 2h, Status::Solved, Status::Open},
            {dayStart + 5h, Status::Open, Status::Solved},
            {dayStart + 6h, Status::Solved, Status::Closed}};
        const auto m = todayMetrics({f}, dayStart, now);
        QCOMPARE(m.solved, 1);
        QCOMPARE(m.reopened, 1);
        QCOMPARE(m.resolution.median, Millis{5h});
        f.statusChanges.append({dayStart + 7h, Status::Closed, Status::Open});
        QCOMPARE(todayMetrics({f}, dayStart, now).solved, 0);
    }

    void backlogBands() {
        const auto bands = backlogByAge({now, now - 59min, now - 1h, now - 25h, now - 8 * 24h}, now);
        QCOMPARE(bands.size(), 6);
        QList<int> counts;
        for (const BacklogBand& band : bands)
            counts.append(band.count);
        QCOMPARE(counts, (QList<int>{2, 1, 0, 1, 0, 1}));
    }
};

QTEST_GUILESS_MAIN(TestAnalytics)
#include "test_analytics.moc"
