// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

namespace segue {

//! The heights of a column of items, with positions found in logarithmic time while heights become known one
//! by one.
class HeightIndex {
public:
    void reset(const QList<int>& heights);
    void set(int item, int height);

    int count() const { return static_cast<int>(m_heights.size()); }
    int heightOf(int item) const { return m_heights.at(item); }
    int total() const { return topOf(count()); }
    //! Where `item` begins; `item` may be count().
    int topOf(int item) const;
    //! The item that holds the pixel `y`, clamped to the first and last; -1 if there is none.
    int itemAt(int y) const;

private:
    QList<int> m_heights;
    QList<int> m_tree; //!< Fenwick: entry i (from 1) sums the items (i - lowbit(i), i].
};

} // namespace segue
