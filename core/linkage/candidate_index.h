// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/linkage/model.h"
#include "core/linkage/rule_index.h"
#include "core/linkage/scoring.h"

#include <utility>
#include <vector>

namespace segue::linkage {

//! Two records, left < right, and log2 of the odds that they are one person.
struct ScoredPair {
    RecordIndex left = 0;
    RecordIndex right = 0;
    float weight = 0;

    double probability() const { return probabilityOf(weight); }
    bool operator==(const ScoredPair&) const = default;
};

//! Finds the records that are worth comparing with one: those that share a block with it by any of the
//! model's blocking rules. The table and the model must outlive it.
class CandidateIndex {
public:
    CandidateIndex(const RecordTable& table, const Model& model);

    //! Puts in a record that was added to the table after the index was made.
    void add(RecordIndex record);
    //! The record is nobody's candidate any more. It stays in the table.
    void remove(RecordIndex record);

    //! The candidates of a record that weigh `least` or more, the heaviest first. The record itself need not
    //! be in the index.
    std::vector<ScoredPair> candidatesFor(const Scorer& scorer, RecordIndex record, double least) const;
    //! All such pairs of the table, ascending.
    std::vector<ScoredPair> allCandidates(const Scorer& scorer, double least) const;

    //! Whom a record is compared with, each once.
    std::vector<RecordIndex> comparedWith(RecordIndex record) const;

private:
    //! Which records were seen in the search for one: a number for each record, so that nothing need be
    //! cleared.
    class Seen {
    public:
        explicit Seen(size_t records) : m_last(records, 0) {}
        size_t size() const { return m_last.size(); }
        void begin() { ++m_round; }
        bool isFirst(RecordIndex record) { return std::exchange(m_last[record], m_round) != m_round; }

    private:
        std::vector<uint32_t> m_last;
        uint32_t m_round = 0;
    };
    static Seen& seenBy(size_t records);
    bool comparesAll() const;
    template <class Visit> void visitCandidates(RecordIndex record, Seen& seen, const Visit& visit) const;
    template <class Visit> void visitEarlier(RecordIndex record, Seen& seen, const Visit& visit) const;

    const RecordTable& m_table;
    std::vector<RuleIndex> m_rules;
    std::vector<bool> m_removed;
};

} // namespace segue::linkage
