// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"

#include <QString>
#include <QStringList>
#include <map>
#include <vector>

namespace segue::bench {

enum class Script { Latin, Cyrillic, Arabic, Hebrew, Chinese, Japanese };

//! Words as a language has them: a few very common ones, many rare ones (Zipf's law).
class Lexicon {
public:
    explicit Lexicon(const QStringList& words);

    const QString& word(Random& random) const;
    //! The word of that rank, the commonest is 0.
    const QString& ranked(int rank) const { return m_words.at(rank); }
    int size() const { return static_cast<int>(m_words.size()); }

private:
    QStringList m_words;
    std::vector<double> m_cumulated;
};

//! Made-up words in the scripts that customers write in; the commonest Latin ones are what support is about.
class Vocabulary {
public:
    Vocabulary();

    const Lexicon& of(Script script) const { return m_lexicons.at(script); }
    //! A text of so many words: with spaces where the script has them.
    QString text(Script script, int words, Random& random) const;

private:
    std::map<Script, Lexicon> m_lexicons;
};

} // namespace segue::bench
