// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/linkage/frequencies.h"

#include <algorithm>
#include <numeric>

namespace segue::linkage {

Frequencies Frequencies::of(const RecordTable& table) {
    Frequencies frequencies(table.fields().size());
    for (RecordIndex record = 0; record < table.size(); ++record)
        frequencies.add(table, record);
    return frequencies;
}

Frequencies Frequencies::of(const RecordTable& table, const std::vector<uint32_t>& clusters) {
    std::vector<RecordIndex> byCluster(table.size());
    std::iota(byCluster.begin(), byCluster.end(), 0U);
    std::stable_sort(byCluster.begin(), byCluster.end(), [&](RecordIndex a, RecordIndex b) {
        return clusters[a] < clusters[b];
    });
    Frequencies frequencies(table.fields().size());
    std::vector<ValueId> values;
    for (size_t field = 0; field < table.fields().size(); ++field) {
        for (size_t begin = 0; begin < byCluster.size();) {
            values.clear();
            const uint32_t cluster = clusters[byCluster[begin]];
            for (; begin < byCluster.size() && clusters[byCluster[begin]] == cluster; ++begin) {
                const std::vector<ValueId> more = table.valuesOf(byCluster[begin], field);
                values.insert(values.end(), more.begin(), more.end());
            }
            std::sort(values.begin(), values.end());
            values.erase(std::unique(values.begin(), values.end()), values.end());
            for (const ValueId value : values)
                frequencies.countValue(table, field, value, 1);
        }
    }
    return frequencies;
}

void Frequencies::count(const RecordTable& table, RecordIndex record, int step) {
    const auto row = table.row(record);
    const bool hasFurther = table.hasFurtherValues(record);
    for (size_t field = 0; field < row.size(); ++field) {
        if (!hasFurther) {
            countValue(table, field, row[field], step);
            continue;
        }
        for (const ValueId value : table.valuesOf(record, field))
            countValue(table, field, value, step);
    }
}

void Frequencies::countValue(const RecordTable& table, size_t field, ValueId value, int step) {
    if (value == missingValue)
        return;
    std::vector<uint32_t>& counts = m_counts[field];
    if (value >= counts.size())
        counts.resize(table.pool(field).size());
    counts[value] += static_cast<uint32_t>(step);
    m_totals[field] += static_cast<uint64_t>(static_cast<int64_t>(step));
}

double Frequencies::shareOf(size_t field, ValueId value) const {
    const double count = std::max<uint32_t>(countOf(field, value), 1);
    return std::min(1.0, count / std::max(total(field), 1.0));
}

double Frequencies::chanceOfEqual(size_t field) const {
    double pairs = 0;
    for (const uint32_t count : m_counts[field])
        pairs += static_cast<double>(count) * (static_cast<double>(count) - 1);
    const double all = total(field) * (total(field) - 1);
    return all > 0 ? pairs / all : 0;
}

} // namespace segue::linkage
