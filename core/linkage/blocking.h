// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/linkage/keys.h"

#include <functional>
#include <vector>

namespace segue::linkage {

//! What a table's keys are like, seen on a sample of its records: how many pairs would agree on features.
class KeyStatistics {
public:
    explicit KeyStatistics(const RecordTable& table);

    //! Every feature that any value of the table has.
    const std::vector<KeyFeature>& features() const { return m_features; }
    //! The probability that two records taken at random agree on all of these features, numbers in
    //! features(); a missing value agrees with nothing.
    double chanceOfAgreement(const std::vector<size_t>& features) const;
    //! The smallest chance that the sample can tell from none.
    double resolution() const { return m_resolution; }
    //! The share of records that have the feature.
    double present(size_t feature) const { return m_present[feature]; }
    //! The share of records that have a value in the field.
    double presentField(size_t field) const;

private:
    std::vector<KeyFeature> m_features;
    std::vector<std::vector<Key>> m_keys; //!< By feature, then by record of the sample.
    std::vector<double> m_present;
    double m_resolution = 0;
};

//! Rules that together are likely to bring every two records of a person together, whichever of their fields
//! disagree, at a bounded cost: chosen on copies of the table's own records into which errors were put
//! (typing errors, other values, missing values), never by knowing who is who.
std::vector<BlockingRule> chooseBlocking(const RecordTable& table, const KeyStatistics& statistics);

//! Features to split large blocks by, the most telling first.
std::vector<KeyFeature> refinementsOf(const KeyStatistics& statistics);

//! Blocks of more records are split or left out.
size_t mostBlockMembers(size_t records);

} // namespace segue::linkage
