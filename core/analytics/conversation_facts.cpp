// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analytics/conversation_facts.h"

#include <algorithm>
#include <array>

namespace segue {

using namespace Qt::StringLiterals;

namespace {

struct Day {
    Instant from;
    Instant to;
    bool has(Instant at) const { return at >= from && at <= to; }
};

struct Samples {
    QList<Millis> firstResponse;
    QList<Millis> replyTime;
    QList<Millis> resolution;
};

void addResponses(const ConversationFacts& facts, const Day& day, Samples& samples) {
    bool answered = false;
    std::optional<Instant> waitingSince;
    for (const ConversationFacts::Message& message : facts.messages) {
        if (message.byCustomer) {
            // A string of messages counts from its first.
            if (!waitingSince)
                waitingSince = message.at;
            continue;
        }
        if (!message.byHumanAgent)
            continue;
        if (!answered && day.has(message.at) && waitingSince)
            samples.firstResponse.append(message.at - facts.createdAt);
        // A conversation that the team began has no first response.
        answered = true;
        if (waitingSince && day.has(message.at))
            samples.replyTime.append(message.at - *waitingSince);
        waitingSince.reset();
    }
}

void addResolution(const ConversationFacts& facts, const Day& day, Samples& samples, TodayMetrics& out) {
    std::optional<Instant> solvedAt;
    for (const ConversationFacts::StatusChange& change : facts.statusChanges) {
        const bool isSolved = change.after == Status::Solved || change.after == Status::Closed;
        const bool wasSolved = change.before == Status::Solved || change.before == Status::Closed;
        if (isSolved && !wasSolved)
            solvedAt = change.at;
        if (wasSolved && !isSolved) {
            solvedAt.reset();
            if (day.has(change.at))
                ++out.reopened;
        }
    }
    if (solvedAt && day.has(*solvedAt)) {
        ++out.solved;
        samples.resolution.append(*solvedAt - facts.createdAt);
    }
}

} // namespace

Distribution distributionOf(QList<Millis> samples) {
    Distribution out;
    out.count = static_cast<int>(samples.size());
    if (samples.isEmpty())
        return out;
    std::sort(samples.begin(), samples.end());
    // Nearest rank: the smallest sample that at least `percent` of all do not exceed.
    const auto ranked = [&](qsizetype percent) { return samples[(samples.size() * percent + 99) / 100 - 1]; };
    out.median = ranked(50);
    out.p90 = ranked(90);
    Millis sum{0};
    for (const Millis sample : std::as_const(samples))
        sum += sample;
    out.mean = sum / samples.size();
    return out;
}

TodayMetrics todayMetrics(const QList<ConversationFacts>& conversations, Instant dayStart, Instant now) {
    const Day day{dayStart, now};
    TodayMetrics out;
    Samples samples;
    for (const ConversationFacts& facts : conversations) {
        if (day.has(facts.createdAt))
            ++out.created;
        addResponses(facts, day, samples);
        addResolution(facts, day, samples, out);
    }
    out.firstResponse = distributionOf(samples.firstResponse);
    out.replyTime = distributionOf(samples.replyTime);
    out.resolution = distributionOf(samples.resolution);
    return out;
}

QList<BacklogBand> backlogByAge(const QList<Instant>& createdAt, Instant now) {
    using std::chrono::hours;
    struct Limit {
        const char* id;
        Millis below;
    };
    static constexpr std::array<Limit, 6> limits{
        {{"under_1h", hours(1)},
         {"1h_to_8h", hours(8)},
         {"8h_to_1d", hours(24)},
         {"1d_to_3d", hours(72)},
         {"3d_to_7d", hours(168)},
         {"over_7d", Millis::max()}}};
    QList<BacklogBand> out;
    for (const Limit& limit : limits)
        out.append({QString::fromLatin1(limit.id), 0});
    for (const Instant created : createdAt) {
        const auto band = std::find_if(
            limits.begin(), limits.end(), [&](const Limit& limit) { return now - created < limit.below; });
        ++out[std::distance(limits.begin(), band)].count;
    }
    return out;
}

} // namespace segue
