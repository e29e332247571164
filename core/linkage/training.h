// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/linkage/blocking.h"
#include "core/linkage/frequencies.h"
#include "core/linkage/model.h"
#include "core/linkage/session.h"

namespace segue::linkage {

//! Learns a model from the records alone, without knowing who is who. u comes from random pairs, freed of the
//! matches that are among them; m from EM on the pairs of several blocking rules, each without the fields
//! that it blocks on, averaged; the prior from how many matches each rule found and what share of all a rule
//! should find. What is too rare to be learned stays near startingModel().
class Trainer {
public:
    //! Takes the samples. Both must outlive it.
    Trainer(const RecordTable& table, const KeyStatistics& statistics);

    //! `clusters`, if not empty, are what a first run found: its pairs are no strangers, and what is left of
    //! matches among random pairs is little.
    Model train(const Frequencies& frequencies, const std::vector<uint32_t>& clusters) const;

private:
    const RecordTable& m_table;
    const KeyStatistics& m_statistics;
    Model m_start;
    double m_firstPrior = 0;
    RandomSample m_random;
    std::vector<Session> m_sessions; //!< Of the rules that m is learned from.
    std::vector<Session> m_agreeing; //!< Of each field, pairs that agree on it.
};

} // namespace segue::linkage
