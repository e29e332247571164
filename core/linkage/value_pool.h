// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/linkage/folding.h"
#include "core/linkage/text_distance.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace segue::linkage {

//! Names a distinct folded value within its field.
using ValueId = uint32_t;
constexpr ValueId missingValue = 0;

//! The distinct folded values of one field, each kept once.
class ValuePool {
public:
    ValuePool();

    //! The id of `folded`, which is kept if it is new. Empty text is the missing value.
    ValueId intern(std::u16string_view folded);
    //! The id of `folded`; missing if it never was kept.
    ValueId find(std::u16string_view folded) const;

    std::u16string_view text(ValueId id) const {
        return std::u16string_view(m_letters).substr(m_begin[id], m_begin[id + 1] - m_begin[id]);
    }
    FoldedText folded(ValueId id) const { return {text(id), m_letterSets[id]}; }
    //! Ids are below this.
    size_t size() const { return m_begin.size() - 1; }

private:
    size_t slotOf(std::u16string_view folded) const;
    void grow();

    std::u16string m_letters;
    std::vector<uint32_t> m_begin; //!< Of each id, and the end of the last.
    std::vector<uint64_t> m_letterSets;
    std::vector<ValueId> m_slots; //!< A hash table, its size a power of two.
};

} // namespace segue::linkage
