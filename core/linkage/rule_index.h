// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/linkage/keys.h"

#include <span>
#include <unordered_map>
#include <vector>

namespace segue::linkage {

//! The records of a table by the keys of one rule: 4 to 12 bytes a record. Keys share buckets by chance now
//! and then, which costs a comparison and nothing else.
class RuleIndex {
public:
    //! Blocks of more than `mostMembers` are split by the first feature of `refinements` that is of another
    //! field than the rule's and that a record has; what is still larger is left out.
    RuleIndex(
        const RecordTable& table, BlockingRule rule, const std::vector<KeyFeature>& refinements,
        size_t mostMembers);

    const BlockingRule& rule() const { return m_rule; }
    //! Calls `visit(span of records, ascending)` for each block that a record belongs to or would belong to.
    template <class Visit> void visitBlocksOf(RecordIndex record, const Visit& visit) const {
        std::vector<Key>& keys = keysIn(record);
        for (const Key key : keys) {
            const size_t bucket = bucketOf(isLarge(key) ? refined(record, key) : key);
            if (const auto block = members(bucket); !block.empty() && block.size() <= m_mostMembers)
                visit(block);
            if (const auto added = m_added.find(bucket); added != m_added.end())
                visit(std::span<const RecordIndex>(added->second));
        }
    }
    //! Calls `visit(span)` for each block of two or more.
    template <class Visit> void visitBlocks(const Visit& visit) const {
        for (size_t bucket = 0; bucket + 1 < m_begin.size(); ++bucket) {
            if (const auto block = members(bucket); block.size() > 1 && block.size() <= m_mostMembers)
                visit(block);
        }
    }
    //! Puts in a record that was added to the table later.
    void add(RecordIndex record);
    //! Records in blocks that were too large even when split.
    size_t leftOut() const { return m_leftOut; }

private:
    size_t bucketOf(Key key) const { return static_cast<size_t>(key >> m_shift); }
    bool isLarge(Key key) const { return m_isLarge[bucketOf(key)]; }
    Key refined(RecordIndex record, Key key) const;
    std::span<const RecordIndex> members(size_t bucket) const {
        return std::span(m_members).subspan(m_begin[bucket], m_begin[bucket + 1] - m_begin[bucket]);
    }
    std::vector<Key>& keysIn(RecordIndex record) const;
    void build();

    const RecordTable& m_table;
    BlockingRule m_rule;
    std::vector<KeyFeature> m_refinements;
    size_t m_mostMembers;
    int m_shift = 0;
    std::vector<bool> m_isLarge;   //!< By bucket.
    std::vector<uint32_t> m_begin; //!< By bucket, and the end of the last.
    std::vector<RecordIndex> m_members;
    std::unordered_map<size_t, std::vector<RecordIndex>> m_added; //!< By bucket.
    size_t m_leftOut = 0;
};

} // namespace segue::linkage
