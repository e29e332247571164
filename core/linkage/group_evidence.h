// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/linkage/scoring.h"

#include <vector>

namespace segue::linkage {

//! What two groups of records, each of one person, say about being the same person.
class GroupEvidence {
public:
    explicit GroupEvidence(const Scorer& scorer) : m_scorer(scorer) {}

    //! log2 of the odds. Of two single records what Scorer::weightOf() says. Large groups are represented by
    //! some of their members.
    double weightOf(const std::vector<RecordIndex>& left, const std::vector<RecordIndex>& right) const;

private:
    const Scorer& m_scorer;
};

} // namespace segue::linkage
