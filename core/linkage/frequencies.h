// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/linkage/record_table.h"

#include <vector>

namespace segue::linkage {

//! How often values occur among records: what makes "Smith" say less than "Featherstonehaugh".
class Frequencies {
public:
    explicit Frequencies(size_t fields) : m_counts(fields), m_totals(fields, 0) {}
    //! Of all records of the table.
    static Frequencies of(const RecordTable& table);
    //! Of people: each value once for all records of a cluster, so that who has many records does not make a
    //! rare name look frequent.
    static Frequencies of(const RecordTable& table, const std::vector<uint32_t>& clusters);

    void add(const RecordTable& table, RecordIndex record) { count(table, record, 1); }
    //! Takes back an add() of the same record.
    void remove(const RecordTable& table, RecordIndex record) { count(table, record, -1); }

    //! The share of a field's values that are this one; at least one of them all.
    double shareOf(size_t field, ValueId value) const;
    //! The probability that two values of the field, drawn from two records, are equal.
    double chanceOfEqual(size_t field) const;
    //! How many values the field has, equal ones counted each.
    double total(size_t field) const { return static_cast<double>(m_totals[field]); }
    uint32_t countOf(size_t field, ValueId value) const {
        return value < m_counts[field].size() ? m_counts[field][value] : 0;
    }

private:
    void count(const RecordTable& table, RecordIndex record, int step);
    void countValue(const RecordTable& table, size_t field, ValueId value, int step);

    std::vector<std::vector<uint32_t>> m_counts; //!< By field and value.
    std::vector<uint64_t> m_totals;
};

} // namespace segue::linkage
