// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/linkage/model.h"

#include <utility>
#include <vector>

namespace segue::linkage {

//! How often each pattern occurred, ascending by pattern.
using PatternCounts = std::vector<std::pair<Pattern, double>>;

PatternCounts countPatterns(std::vector<Pattern> patterns);

//! What EM learned from the pairs of one blocking rule.
struct SessionResult {
    std::vector<LevelShares> match; //!< By field; empty for those that were left out.
    double matchShare = 0;          //!< The share of the pairs that are matches.
    double relativeShare = 0;       //!< The share of those that are two people of one household.
    std::vector<double> posterior;  //!< That it is a match, by pattern, as the counts have them.
    double relativePairs = 0;       //!< The expected number of them.
};

//! EM on one rule's pairs. Fields in `excluded` are left out, u stays as it is. Where little was seen, m
//! stays near `start`, as if `startPairs` matches had been seen there.
SessionResult runSession(
    const PatternCounts& counts, const Model& start, const std::vector<bool>& excluded, double matchShare);

} // namespace segue::linkage
