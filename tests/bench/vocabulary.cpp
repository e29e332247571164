// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/vocabulary.h"

#include <QSet>
#include <algorithm>

namespace segue::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr int latinWords = 30'000;
constexpr int otherWords = 12'000;

//! What support is about, the commonest first; the rest is made of syllables.
const QStringList& coreWords() {
    static const QStringList words{
        u"the"_s,      u"to"_s,      u"and"_s,     u"you"_s,       u"is"_s,       u"it"_s,      u"my"_s,
        u"of"_s,       u"order"_s,   u"for"_s,     u"have"_s,      u"please"_s,   u"with"_s,    u"not"_s,
        u"your"_s,     u"this"_s,    u"thank"_s,   u"delivery"_s,  u"parcel"_s,   u"has"_s,     u"can"_s,
        u"refund"_s,   u"grinder"_s, u"kettle"_s,  u"address"_s,   u"return"_s,   u"label"_s,   u"invoice"_s,
        u"tracking"_s, u"coffee"_s,  u"repair"_s,  u"yesterday"_s, u"customer"_s, u"arrived"_s, u"broken"_s,
        u"voucher"_s,  u"account"_s, u"replace"_s, u"business"_s,  u"quality"_s};
    return words;
}

//! What the words of a script are made of: consonants and vowels in turn, or letters alone.
struct Alphabet {
    QString onsets;
    QString vowels; //!< Empty: there is nothing between two onsets.
    int shortest;   //!< Syllables of a word.
    int longest;
};

//! `count` characters of a block, in its order.
QString block(char16_t first, int count) {
    QString out;
    for (int i = 0; i < count; ++i)
        out += QChar(static_cast<char16_t>(first + i));
    return out;
}

Alphabet alphabetOf(Script script) {
    switch (script) {
    case Script::Cyrillic:
        return {u"бвгджзклмнпрстфхцчш"_s, u"аеиоуыэюя"_s, 2, 4};
    case Script::Arabic:
        return {u"ابتثجحخدذرزسشصضطظعغفقكلمنهوي"_s, {}, 3, 5};
    case Script::Hebrew:
        return {u"אבגדהוזחטיכלמנסעפצקרשת"_s, {}, 3, 5};
    case Script::Chinese:
        return {block(u'\u4e00', 2500), {}, 1, 3};
    case Script::Japanese:
        return {block(u'\u3042', 60) + block(u'\u5b50', 800), {}, 2, 4};
    case Script::Latin:
        break;
    }
    return {u"bdfghklmnprstvwz"_s, u"aeiou"_s, 2, 4};
}

QChar drawn(const QString& letters, Random& random) {
    return letters.at(static_cast<qsizetype>(random.below(static_cast<quint64>(letters.size()))));
}

QString madeUp(const Alphabet& alphabet, Random& random) {
    QString word;
    const int range = alphabet.longest - alphabet.shortest + 1;
    const int count = alphabet.shortest + static_cast<int>(random.below(static_cast<quint64>(range)));
    for (int i = 0; i < count; ++i) {
        word += drawn(alphabet.onsets, random);
        if (alphabet.vowels.isEmpty())
            continue;
        word += drawn(alphabet.vowels, random);
        if (random.below(3) == 0)
            word += drawn(alphabet.onsets, random);
    }
    return word;
}

QStringList wordsOf(Script script) {
    SeededRandom random(7 + static_cast<quint64>(script));
    const Alphabet alphabet = alphabetOf(script);
    QStringList words = script == Script::Latin ? coreWords() : QStringList();
    QSet<QString> known(words.begin(), words.end());
    const int count = script == Script::Latin ? latinWords : otherWords;
    while (words.size() < count) {
        const QString word = madeUp(alphabet, random);
        if (known.contains(word))
            continue;
        known.insert(word);
        words.append(word);
    }
    return words;
}

bool hasSpaces(Script script) {
    return script != Script::Chinese && script != Script::Japanese;
}

} // namespace

Lexicon::Lexicon(const QStringList& words) : m_words(words) {
    double sum = 0;
    for (int rank = 0; rank < size(); ++rank)
        m_cumulated.push_back(sum += 1.0 / (rank + 2.7));
}

const QString& Lexicon::word(Random& random) const {
    const double at = random.unit() * m_cumulated.back();
    const auto found = std::upper_bound(m_cumulated.begin(), m_cumulated.end(), at);
    return m_words.at(std::min<qsizetype>(found - m_cumulated.begin(), m_words.size() - 1));
}

Vocabulary::Vocabulary() {
    for (const Script script :
         {Script::Latin, Script::Cyrillic, Script::Arabic, Script::Hebrew, Script::Chinese, Script::Japanese})
        m_lexicons.emplace(script, Lexicon(wordsOf(script)));
}

QString Vocabulary::text(Script script, int words, Random& random) const {
    const Lexicon& lexicon = of(script);
    const bool spaced = hasSpaces(script);
    QString out;
    out.reserve(words * (spaced ? 7 : 3));
    for (int i = 0; i < words; ++i) {
        const bool ends = i > 0 && random.below(11) == 0;
        if (ends)
            out += spaced ? u"."_s : u"。"_s;
        if (i > 0 && spaced)
            out += u' ';
        out += lexicon.word(random);
    }
    return out + (spaced ? u'.' : u'。');
}

} // namespace segue::bench
