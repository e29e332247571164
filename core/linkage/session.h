// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/linkage/pattern_counts.h"
#include "core/linkage/scoring.h"
#include "core/linkage/training_rules.h"

#include <vector>

namespace segue::linkage {

//! The pairs of one blocking rule, and what EM made of them.
struct Session {
    TrainingRule rule;
    std::vector<bool> excluded; //!< The fields that it blocks on.
    PatternCounts counts;
    double scale = 1; //!< How many pairs of the rule stand behind one that was looked at.
    SessionResult result;
};

//! Pairs of a rule, evenly from all its blocks if there are too many; not learned from yet.
Session sampleSession(const Scorer& scorer, TrainingRule rule);

//! Pairs of any records, with their patterns.
class RandomSample {
public:
    using Pairs = std::vector<std::pair<RecordIndex, RecordIndex>>;

    RandomSample() = default;
    RandomSample(Pairs pairs, std::vector<Pattern> patterns)
        : m_pairs(std::move(pairs)), m_patterns(std::move(patterns)) {}
    //! Without the pairs of one cluster; all where no clusters are known.
    PatternCounts countsWithout(const std::vector<uint32_t>& clusters) const;

private:
    Pairs m_pairs;
    std::vector<Pattern> m_patterns;
};
//! All pairs, if there are few.
RandomSample sampleRandom(const Scorer& scorer);

} // namespace segue::linkage
