// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/linkage/linker.h"

#include <array>
#include <vector>

namespace segue::bench {

//! How good clusters are beside the truth. Pairs that blocking missed count as missed.
struct LinkQuality {
    double precision = 0; //!< Of pairs in one cluster.
    double recall = 0;
    double f1 = 0;
    double bCubedPrecision = 0;
    double bCubedRecall = 0;
    double bCubedF1 = 0;
    qint64 truePairs = 0;
    qint64 linkedPairs = 0;
};
LinkQuality qualityOf(const std::vector<uint32_t>& clusters, const std::vector<uint32_t>& truth);

//! How often what is shown with a probability is true.
struct ProbabilityBand {
    double from = 0;
    double below = 0;
    qint64 pairs = 0;
    qint64 right = 0;
};
std::array<ProbabilityBand, 4>
bandsOf(const std::vector<linkage::ScoredPair>& pairs, const std::vector<uint32_t>& truth);

//! The share of true pairs that blocking brings together.
double blockingRecall(const linkage::CandidateIndex& index, const std::vector<uint32_t>& truth);

} // namespace segue::bench
