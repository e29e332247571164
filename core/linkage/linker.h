// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/linkage/clustering.h"
#include "core/linkage/training.h"

namespace segue::linkage {

//! Everything that linking a table yields.
struct Linkage {
    Model model;
    std::vector<ScoredPair> pairs;  //!< Those that weigh leastEdgeWeight or more, ascending.
    std::vector<uint32_t> clusters; //!< As clusterRecords() has them.
};

//! Learns from the records and links them. The same records in any order give the same clusters.
Linkage linkRecords(const RecordTable& table, const Constraints& constraints);
//! As linkRecords(), with a model that is known already and made for these fields.
Linkage linkRecords(const RecordTable& table, const Constraints& constraints, const Model& model);

} // namespace segue::linkage
