// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/linkage/candidate_index.h"

#include <utility>
#include <vector>

namespace segue::linkage {

using RecordPair = std::pair<RecordIndex, RecordIndex>;

//! What is known of pairs beside the evidence, and outranks it.
struct Constraints {
    std::vector<RecordPair> same; //!< Joined first, in order, unless `notSame` stands between their groups.
    std::vector<RecordPair> notSame; //!< Never in one cluster, not through others either.
};

//! From this probability on records are joined without asking.
constexpr double linkAbove = 0.99;
//! From this weight on a pair is worth looking at together with the other members of its clusters.
constexpr double leastEdgeWeight = -6;

//! The cluster of each record, numbered in order of first occurrence. Clusters are joined in the order of the
//! evidence between them, as long as the odds that all are one person reach `linkAbove`: for each field the
//! mean of the likelihood ratios of all pairs across, so that one false agreement among many pairs that
//! disagree joins nothing, and members that each tell a little tell more together; where both clusters insist
//! on different values, that counts for as many records as insist.
std::vector<uint32_t>
clusterRecords(const Scorer& scorer, const std::vector<ScoredPair>& pairs, const Constraints& constraints);

} // namespace segue::linkage
