// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/linkage/training_rules.h"

#include <algorithm>

namespace segue::linkage {

namespace {

constexpr double assumedRecall = 0.5;
constexpr double beyondChance = 20; // as often as chance: a deterministic rule
constexpr size_t mostSessions = 12;
constexpr int wantedSessions = 4; // in which a field takes part
constexpr double leastMatchShare = 0.01;
constexpr double leastMatches = 10;

//! The features that are whole values, the most telling first; not those with few values.
std::vector<size_t> wholeFeatures(const KeyStatistics& statistics) {
    std::vector<std::pair<double, size_t>> order;
    for (size_t i = 0; i < statistics.features().size(); ++i) {
        if (statistics.features()[i].part == KeyPart::Whole)
            order.emplace_back(statistics.chanceOfAgreement({i}), i);
    }
    std::sort(order.begin(), order.end());
    std::vector<size_t> features;
    constexpr size_t most = 9;
    for (const auto& [chance, feature] : order) {
        if (features.size() < most && chance < 0.3)
            features.push_back(feature);
    }
    return features;
}

struct Candidate {
    std::vector<size_t> features;
    double pairs = 0;
    double matchShare = 0;
    double matches = 0;
};

} // namespace

double firstPrior(const RecordTable& table, const KeyStatistics& statistics, const Model& start) {
    const std::vector<size_t> features = wholeFeatures(statistics);
    const auto chance = [&](const std::vector<size_t>& some) { return statistics.chanceOfAgreement(some); };
    double most = 0;
    for (size_t i = 0; i < features.size(); ++i) {
        for (size_t j = i + 1; j < features.size(); ++j) {
            const std::vector<size_t> two{features[i], features[j]};
            const double together = chance(two);
            for (const size_t third : features) {
                if (third == two[0] || third == two[1])
                    continue;
                // The third field says nothing new where it follows one of the other two.
                const double all = chance({two[0], two[1], third});
                const double usual = std::max(
                    {together * chance({third}), chance({two[0], third}) * chance({two[1]}),
                     chance({two[1], third}) * chance({two[0]})});
                if (all > beyondChance * usual)
                    most = std::max(most, all);
            }
            if (features.size() == 2 && together > beyondChance * chance({two[0]}) * chance({two[1]}))
                most = std::max(most, together);
        }
    }
    const double n = static_cast<double>(table.size());
    return most > 0 ? std::clamp(most / assumedRecall, 0.02 / n, 0.2) : start.prior;
}

std::vector<TrainingRule>
chooseTrainingRules(const RecordTable& table, const KeyStatistics& statistics, const Model& model) {
    const std::vector<size_t> features = wholeFeatures(statistics);
    const double allPairs = static_cast<double>(table.size()) * static_cast<double>(table.size()) / 2;
    std::vector<Candidate> candidates;
    const auto consider = [&](const std::vector<size_t>& chosen) {
        const double chance = statistics.chanceOfAgreement(chosen);
        double agreeing = model.prior;
        for (const size_t feature : chosen) {
            const double present = statistics.present(feature);
            agreeing *= model.fields[statistics.features()[feature].field].match[0] * present * present;
        }
        const double share = std::min(0.95, agreeing / std::max(chance, agreeing));
        if (share >= leastMatchShare && std::max(chance, agreeing) * allPairs >= leastMatches)
            candidates.push_back({chosen, chance * allPairs, share, agreeing * allPairs});
    };
    for (size_t i = 0; i < features.size(); ++i) {
        consider({features[i]});
        for (size_t j = i + 1; j < features.size(); ++j)
            consider({features[i], features[j]});
    }
    // Those with most matches first: what they miss, they miss together.
    std::stable_sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
        return a.matches * std::min(1.0, a.matchShare * 5) > b.matches * std::min(1.0, b.matchShare * 5);
    });
    std::vector<int> taken(model.fields.size(), 0);
    std::vector<TrainingRule> rules;
    for (const Candidate& candidate : candidates) {
        if (rules.size() >= mostSessions)
            break;
        BlockingRule rule;
        bool isFresh = true;
        for (const size_t feature : candidate.features) {
            rule.features.push_back(statistics.features()[feature]);
            isFresh = isFresh && taken[statistics.features()[feature].field] < wantedSessions;
        }
        if (!isFresh)
            continue;
        for (const KeyFeature& feature : rule.features)
            ++taken[feature.field];
        rules.push_back({std::move(rule), candidate.matchShare});
    }
    return rules;
}

} // namespace segue::linkage
