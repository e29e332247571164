// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/linkage/session.h"

#include "core/base/random.h"
#include "core/linkage/parallel.h"
#include "core/linkage/rule_index.h"

namespace segue::linkage {

namespace {

using RecordPairs = RandomSample::Pairs;

constexpr uint64_t seed = 20'260'101;
constexpr size_t randomPairs = 1'000'000;
constexpr size_t pairsOfSession = 120'000;

std::vector<Pattern> patternsOf(const Scorer& scorer, const RecordPairs& pairs) {
    std::vector<Pattern> patterns(pairs.size());
    inParts(pairs.size(), workerCount(), [&](size_t begin, size_t end, size_t) {
        for (size_t i = begin; i < end; ++i)
            patterns[i] = scorer.patternOf(pairs[i].first, pairs[i].second);
    });
    return patterns;
}

RecordPairs anyPairs(size_t records) {
    RecordPairs pairs;
    if (records * (records - 1) / 2 <= randomPairs) {
        for (RecordIndex left = 0; left < records; ++left) {
            for (RecordIndex right = left + 1; right < records; ++right)
                pairs.emplace_back(left, right);
        }
        return pairs;
    }
    SeededRandom random(seed);
    while (pairs.size() < randomPairs) {
        const auto left = static_cast<RecordIndex>(random.below(records));
        const auto right = static_cast<RecordIndex>(random.below(records));
        if (left != right)
            pairs.emplace_back(left, right);
    }
    return pairs;
}

} // namespace

Session sampleSession(const Scorer& scorer, TrainingRule rule) {
    const RecordTable& table = scorer.table();
    Session session{std::move(rule), std::vector<bool>(table.fields().size(), false), {}, 1, {}};
    for (const KeyFeature& feature : session.rule.rule.features)
        session.excluded[feature.field] = true;
    const RuleIndex index(table, session.rule.rule, {}, mostBlockMembers(table.size()) * 4);
    double all = 0;
    index.visitBlocks([&](std::span<const RecordIndex> block) {
        all += static_cast<double>(block.size()) * (static_cast<double>(block.size()) - 1) / 2;
    });
    const double share = std::min(1.0, static_cast<double>(pairsOfSession) / std::max(all, 1.0));
    SeededRandom random(seed);
    RecordPairs pairs;
    index.visitBlocks([&](std::span<const RecordIndex> block) {
        for (size_t i = 0; i < block.size(); ++i) {
            for (size_t j = i + 1; j < block.size(); ++j) {
                if (share >= 1 || random.unit() < share)
                    pairs.emplace_back(block[i], block[j]);
            }
        }
    });
    session.scale = 1 / share;
    session.counts = countPatterns(patternsOf(scorer, pairs));
    return session;
}

PatternCounts RandomSample::countsWithout(const std::vector<uint32_t>& clusters) const {
    std::vector<Pattern> patterns;
    patterns.reserve(m_patterns.size());
    for (size_t i = 0; i < m_pairs.size(); ++i) {
        if (clusters.empty() || clusters[m_pairs[i].first] != clusters[m_pairs[i].second])
            patterns.push_back(m_patterns[i]);
    }
    return countPatterns(std::move(patterns));
}

RandomSample sampleRandom(const Scorer& scorer) {
    RandomSample::Pairs pairs = anyPairs(scorer.table().size());
    std::vector<Pattern> patterns = patternsOf(scorer, pairs);
    return {std::move(pairs), std::move(patterns)};
}

} // namespace segue::linkage
