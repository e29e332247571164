// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/linkage/rule_index.h"

#include "core/linkage/mixing.h"

#include <algorithm>
#include <bit>

namespace segue::linkage {

RuleIndex::RuleIndex(
    const RecordTable& table, BlockingRule rule, const std::vector<KeyFeature>& refinements,
    size_t mostMembers)
    : m_table(table), m_rule(std::move(rule)), m_mostMembers(mostMembers) {
    for (const KeyFeature& refinement : refinements) {
        const bool isTaken =
            std::any_of(m_rule.features.begin(), m_rule.features.end(), [&](const KeyFeature& feature) {
                return feature.field == refinement.field;
            });
        if (!isTaken)
            m_refinements.push_back(refinement);
    }
    build();
}

std::vector<Key>& RuleIndex::keysIn(RecordIndex record) const {
    thread_local std::vector<Key> keys;
    keysOf(m_table, record, m_rule, keys);
    return keys;
}

Key RuleIndex::refined(RecordIndex record, Key key) const {
    for (const KeyFeature& feature : m_refinements) {
        if (const Key more = keyOf(m_table, record, feature); more != noKey)
            return mixed(key ^ more);
    }
    return key;
}

void RuleIndex::build() {
    std::vector<Key> keys;
    std::vector<RecordIndex> owners;
    keys.reserve(m_table.size());
    owners.reserve(m_table.size());
    for (RecordIndex record = 0; record < m_table.size(); ++record) {
        for (const Key key : keysIn(record)) {
            keys.push_back(key);
            owners.push_back(record);
        }
    }
    const int bits = std::max(4, static_cast<int>(std::bit_width(keys.size())) + 1);
    m_shift = 64 - bits;
    const auto countMembers = [&] {
        m_begin.assign((size_t{1} << bits) + 1, 0);
        for (const Key key : keys)
            ++m_begin[bucketOf(key) + 1];
    };
    countMembers();
    m_isLarge.resize(m_begin.size() - 1);
    for (size_t bucket = 0; bucket < m_isLarge.size(); ++bucket)
        m_isLarge[bucket] = m_begin[bucket + 1] > m_mostMembers;
    for (size_t i = 0; i < keys.size(); ++i) {
        if (isLarge(keys[i]))
            keys[i] = refined(owners[i], keys[i]);
    }
    countMembers();
    for (size_t bucket = 1; bucket < m_begin.size(); ++bucket) {
        m_leftOut += m_begin[bucket] > m_mostMembers ? m_begin[bucket] : 0;
        m_begin[bucket] += m_begin[bucket - 1];
    }
    std::vector<uint32_t> next(m_begin.begin(), m_begin.end() - 1);
    m_members.resize(keys.size());
    for (size_t i = 0; i < keys.size(); ++i)
        m_members[next[bucketOf(keys[i])]++] = owners[i];
}

void RuleIndex::add(RecordIndex record) {
    const std::vector<Key> keys = keysIn(record);
    for (const Key key : keys)
        m_added[bucketOf(isLarge(key) ? refined(record, key) : key)].push_back(record);
}

} // namespace segue::linkage
