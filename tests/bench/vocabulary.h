// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"

#include <QString>
#include <QStringList>
#include <vector>

namespace segue::bench {

//! Words as a language has them: a few very common ones, many rare ones (Zipf's law), and some
//! texts in Chinese.
class Vocabulary {
public:
    explicit Vocabulary(int words = 30'000);

    const QString& word(Random& random) const;
    //! The word of that rank, the commonest is 0.
    const QString& ranked(int rank) const { return m_words.at(rank); }
    int size() const { return static_cast<int>(m_words.size()); }
    //! A Chinese sentence.
    QString chinese(Random& random) const;

private:
    QStringList m_words;
    std::vector<double> m_cumulated;
};

} // namespace segue::bench
