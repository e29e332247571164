// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/linkage/blocking.h"
#include "core/linkage/model.h"

namespace segue::linkage {

//! A rule whose pairs EM learns from.
struct TrainingRule {
    BlockingRule rule;     //!< Of whole values.
    double matchShare = 0; //!< The share of matches among its pairs, as guessed beforehand.
};

//! The prior before EM: records that agree on several whole fields, which hardly happens by chance, are taken
//! for half of all matches.
double firstPrior(const RecordTable& table, const KeyStatistics& statistics, const Model& start);

//! Rules with enough matches among their pairs to learn from; every field is left free by some of them where
//! the table's fields allow it.
std::vector<TrainingRule>
chooseTrainingRules(const RecordTable& table, const KeyStatistics& statistics, const Model& model);

} // namespace segue::linkage
