// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/height_index.h"

#include <bit>

namespace segue {

void HeightIndex::reset(const QList<int>& heights) {
    m_heights = heights;
    m_tree.fill(0, heights.size() + 1);
    for (qsizetype i = 1; i < m_tree.size(); ++i) {
        m_tree[i] += heights.at(i - 1);
        const qsizetype parent = i + (i & -i);
        if (parent < m_tree.size())
            m_tree[parent] += m_tree.at(i);
    }
}

void HeightIndex::set(int item, int height) {
    const int difference = height - m_heights.at(item);
    if (difference == 0)
        return;
    m_heights[item] = height;
    for (qsizetype i = item + 1; i < m_tree.size(); i += i & -i)
        m_tree[i] += difference;
}

int HeightIndex::topOf(int item) const {
    int sum = 0;
    for (qsizetype i = item; i > 0; i -= i & -i)
        sum += m_tree.at(i);
    return sum;
}

int HeightIndex::itemAt(int y) const {
    if (m_heights.isEmpty())
        return -1;
    qsizetype at = 0;
    int rest = qMax(0, y);
    for (qsizetype step = static_cast<qsizetype>(std::bit_floor(static_cast<size_t>(count()))); step > 0;
         step /= 2) {
        if (at + step < m_tree.size() && m_tree.at(at + step) <= rest) {
            at += step;
            rest -= m_tree.at(at);
        }
    }
    return static_cast<int>(qMin<qsizetype>(at, count() - 1));
}

} // namespace segue
