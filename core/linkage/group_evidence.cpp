// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/linkage/group_evidence.h"

#include <algorithm>
#include <cmath>

namespace segue::linkage {

namespace {

constexpr size_t mostRepresentatives = 12;
constexpr int mostInsisting = 3;

std::vector<RecordIndex> representativesOf(const std::vector<RecordIndex>& group) {
    if (group.size() <= mostRepresentatives)
        return group;
    std::vector<RecordIndex> some;
    for (size_t i = 0; i < mostRepresentatives; ++i)
        some.push_back(group[i * group.size() / mostRepresentatives]);
    return some;
}

//! How many of the records have the field's most frequent value.
int insistingOn(const RecordTable& table, const std::vector<RecordIndex>& group, size_t field) {
    std::vector<ValueId> values;
    for (const RecordIndex record : group) {
        if (const ValueId value = table.row(record)[field]; value != missingValue)
            values.push_back(value);
    }
    std::sort(values.begin(), values.end());
    int most = 0;
    int run = 0;
    for (size_t i = 0; i < values.size(); ++i) {
        run = i > 0 && values[i] == values[i - 1] ? run + 1 : 1;
        most = std::max(most, run);
    }
    return most;
}

} // namespace

double
GroupEvidence::weightOf(const std::vector<RecordIndex>& left, const std::vector<RecordIndex>& right) const {
    const std::vector<RecordIndex> some = representativesOf(left);
    const std::vector<RecordIndex> others = representativesOf(right);
    const size_t fields = m_scorer.model().fields.size();
    std::vector<double> ratios(fields, 0);
    std::vector<int> counts(fields, 0);
    for (const RecordIndex a : some) {
        for (const RecordIndex b : others) {
            const Pattern pattern = m_scorer.patternOf(a, b);
            for (size_t field = 0; field < fields; ++field) {
                if (levelIn(pattern, field) == missingLevel)
                    continue;
                ratios[field] += std::exp2(m_scorer.fieldWeight(field, pattern, a, b));
                ++counts[field];
            }
        }
    }
    // Any record of one side may be of the person of any of the other.
    double weight = m_scorer.priorWeight() +
                    std::log2(static_cast<double>(left.size()) * static_cast<double>(right.size()));
    double shared = 1;
    for (size_t field = 0; field < fields; ++field) {
        if (counts[field] == 0)
            continue;
        double says = std::log2(ratios[field] / counts[field]);
        shared *= m_scorer.relativeRatio(field, says);
        if (says < 0) {
            const int insisting = std::min(
                {insistingOn(m_scorer.table(), some, field), insistingOn(m_scorer.table(), others, field),
                 mostInsisting});
            says *= std::max(insisting, 1);
        }
        weight += says;
    }
    return weight + m_scorer.relativesWeight(shared);
}

} // namespace segue::linkage
