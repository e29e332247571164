// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/linkage/training.h"

#include "core/linkage/dependence.h"
#include "core/linkage/pattern_counts.h"
#include "core/linkage/scoring.h"
#include "core/linkage/session.h"
#include "core/linkage/training_rules.h"

#include <algorithm>
#include <cmath>

namespace segue::linkage {

namespace {

constexpr int rounds = 3;
// What is left of a level's chance when the matches among random pairs are taken off: no agreement alone can
// say more than twenty times the prior, because the share of matches is not known better than that.
constexpr double leastOfMatches = 0.05;
constexpr double matchesAfterFirstRun = 0.2; // the share of matches that a first run does not find

//! u of every field: what random pairs show, less the matches among them.
void learnChance(
    const PatternCounts& random, const Frequencies& frequencies, double matchesLeft, Model& model) {
    for (size_t field = 0; field < model.fields.size(); ++field) {
        FieldModel& known = model.fields[field];
        LevelShares seen(known.chance.size(), 0);
        double all = 0;
        for (const auto& [pattern, count] : random) {
            if (const Level level = levelIn(pattern, field); level != missingLevel) {
                seen[level - 1u] += count;
                all += count;
            }
        }
        if (all < 100)
            continue;
        const std::span kinds = levelsOf(known.field.kind);
        double sum = 0;
        for (size_t level = 0; level < seen.size(); ++level) {
            // Half a pair more, or less where the level is rarest, so that nothing is impossible.
            const double more = 0.5 * std::min(1.0, 1000 * kinds[level].chance);
            double share = (seen[level] + more) / (all + 1);
            if (level == 0)
                share = std::max(frequencies.chanceOfEqual(field), kinds[level].chance / (all + 1));
            const double matches = matchesLeft * model.prior * known.match[level];
            known.chance[level] = std::max(
                (share - matches) / (1 - model.prior), leastOfMatches * model.prior * known.match[level]);
            sum += known.chance[level];
        }
        for (double& share : known.chance)
            share /= sum;
    }
}

//! m of every field: the average of the sessions in which it took part, by how many matches each saw.
void learnMatch(const std::vector<Session>& sessions, const Model& start, Model& model) {
    constexpr double mostWeight = 5'000; // A session of a million pairs does not outvote the others.
    for (size_t field = 0; field < model.fields.size(); ++field) {
        LevelShares sum(model.fields[field].match.size(), 0);
        double weights = 0;
        for (const Session& session : sessions) {
            if (session.excluded[field])
                continue;
            double seen = 0;
            for (size_t i = 0; i < session.counts.size(); ++i) {
                if (levelIn(session.counts[i].first, field) != missingLevel)
                    seen += session.counts[i].second * session.result.posterior[i];
            }
            const double weight = std::min(seen, mostWeight) + 0.1;
            for (size_t level = 0; level < sum.size(); ++level)
                sum[level] += weight * session.result.match[field][level];
            weights += weight;
        }
        for (size_t level = 0; level < sum.size(); ++level)
            model.fields[field].match[level] =
                weights > 0 ? sum[level] / weights : start.fields[field].match[level];
    }
}

//! Of all matches, or of all pairs of relatives, the share that agree on the fields that a session blocks on.
double
agreeingShare(const Session& session, const KeyStatistics& statistics, const Model& model, bool relatives) {
    double share = 1;
    for (size_t field = 0; field < model.fields.size(); ++field) {
        if (!session.excluded[field])
            continue;
        const double present = statistics.presentField(field);
        const FieldModel& known = model.fields[field];
        share *= (relatives ? relativeShares(known)[0] : known.match[0]) * present * present;
    }
    return share;
}

struct Estimate {
    double value = 0;
    double weight = 0;
};

double weightedMedian(std::vector<Estimate> estimates, double otherwise) {
    std::sort(estimates.begin(), estimates.end(), [](const Estimate& a, const Estimate& b) {
        return a.value < b.value;
    });
    double all = 0;
    for (const Estimate& estimate : estimates)
        all += estimate.weight;
    double passed = 0;
    for (const Estimate& estimate : estimates) {
        passed += estimate.weight;
        if (passed >= all / 2 && all > 0)
            return estimate.value;
    }
    return otherwise;
}

//! Each rule saw only the matches that agree on its fields: all are as many more as m says that do not. The
//! median of what the rules say; as for relatives.
void learnPrior(
    const std::vector<Session>& sessions, const KeyStatistics& statistics, size_t records, Model& model) {
    std::vector<Estimate> matches;
    std::vector<Estimate> relatives;
    constexpr double leastShare = 0.02;
    for (const Session& session : sessions) {
        double found = 0;
        for (size_t i = 0; i < session.counts.size(); ++i)
            found += session.counts[i].second * session.result.posterior[i] * session.scale;
        const double share = agreeingShare(session, statistics, model, false);
        matches.push_back({found / std::max(share, leastShare), std::sqrt(found / session.scale)});
        const double relativeShare = agreeingShare(session, statistics, model, true);
        if (relativeShare > 0.2)
            relatives.push_back(
                {session.result.relativePairs * session.scale / relativeShare, relativeShare});
    }
    const auto n = static_cast<double>(records);
    const double pairs = n * (n - 1) / 2;
    // Between one match in a hundred records and every third pair.
    model.prior = std::clamp(
        weightedMedian(matches, model.prior * pairs) / pairs, std::min(0.01, 0.01 * n / pairs), 0.33);
    model.relatives = std::clamp(weightedMedian(relatives, model.relatives * pairs) / pairs, 1e-12, 0.33);
}

//! A level that is less alike never speaks more for a match than equality, and the last never speaks for one.
void keepOrder(FieldModel& known) {
    const double equal = known.match[0] / known.chance[0];
    double sum = 0;
    for (size_t level = 1; level < known.match.size(); ++level) {
        // Exchanged names are two fields that agree.
        if (level + 1 == swappedLevel && known.field.kind == ColumnKind::GivenName)
            continue;
        const bool isLast = level + 1 == known.match.size();
        const double most = (isLast ? std::min(1.0, equal) : equal) * known.chance[level];
        known.match[level] = std::min(known.match[level], most);
    }
    for (const double share : known.match)
        sum += share;
    for (double& share : known.match)
        share /= sum;
}

} // namespace

Trainer::Trainer(const RecordTable& table, const KeyStatistics& statistics)
    : m_table(table), m_statistics(statistics), m_start(startingModel(table)) {
    if (table.size() < 3)
        return;
    // Levels are the same under any model, so that what was sampled serves every run.
    const Frequencies frequencies(table.fields().size());
    const Scorer scorer(table, m_start, frequencies);
    m_random = sampleRandom(scorer);
    Model guess = m_start;
    guess.prior = m_firstPrior = firstPrior(table, statistics, m_start);
    for (TrainingRule& rule : chooseTrainingRules(table, statistics, guess))
        m_sessions.push_back(sampleSession(scorer, std::move(rule)));
    for (size_t field = 0; field < m_start.fields.size(); ++field)
        m_agreeing.push_back(sampleSession(scorer, {{{{field, KeyPart::Whole}}}, 0}));
}

Model Trainer::train(const Frequencies& frequencies, const std::vector<uint32_t>& clusters) const {
    Model model = m_start;
    if (m_table.size() < 3)
        return model;
    const PatternCounts random = m_random.countsWithout(clusters);
    const double matchesLeft = clusters.empty() ? 1 : matchesAfterFirstRun;
    std::vector<Session> sessions = m_sessions;
    model.prior = m_firstPrior;
    for (int round = 0; round < rounds; ++round) {
        learnChance(random, frequencies, matchesLeft, model);
        Model informed = m_start;
        for (size_t field = 0; field < informed.fields.size(); ++field)
            informed.fields[field].chance = model.fields[field].chance;
        for (Session& session : sessions)
            session.result = runSession(session.counts, informed, session.excluded, session.rule.matchShare);
        learnMatch(sessions, m_start, model);
        for (FieldModel& known : model.fields)
            keepOrder(known);
        if (!sessions.empty())
            learnPrior(sessions, m_statistics, m_table.size(), model);
    }
    learnChance(random, frequencies, matchesLeft, model);
    learnDependence(m_agreeing, sessions, model);
    return model;
}

} // namespace segue::linkage
