// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/linkage/value_pool.h"

#include "core/linkage/mixing.h"

namespace segue::linkage {

ValuePool::ValuePool() : m_begin{0, 0}, m_letterSets{0}, m_slots(64, missingValue) {}

size_t ValuePool::slotOf(std::u16string_view folded) const {
    const size_t mask = m_slots.size() - 1;
    size_t slot = hashOf(folded) & mask;
    while (m_slots[slot] != missingValue && text(m_slots[slot]) != folded)
        slot = (slot + 1) & mask;
    return slot;
}

ValueId ValuePool::find(std::u16string_view folded) const {
    return folded.empty() ? missingValue : m_slots[slotOf(folded)];
}

ValueId ValuePool::intern(std::u16string_view folded) {
    if (folded.empty())
        return missingValue;
    const size_t slot = slotOf(folded);
    if (m_slots[slot] != missingValue)
        return m_slots[slot];
    const auto id = static_cast<ValueId>(size());
    m_slots[slot] = id;
    m_letters += folded;
    m_letterSets.push_back(FoldedText::lettersOf(folded));
    m_begin.push_back(static_cast<uint32_t>(m_letters.size()));
    if (size() * 2 > m_slots.size())
        grow();
    return id;
}

void ValuePool::grow() {
    m_slots.assign(m_slots.size() * 2, missingValue);
    for (size_t id = 1; id < size(); ++id)
        m_slots[slotOf(text(static_cast<ValueId>(id)))] = static_cast<ValueId>(id);
}

} // namespace segue::linkage
