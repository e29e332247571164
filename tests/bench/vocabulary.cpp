// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/vocabulary.h"

#include <QSet>
#include <algorithm>

namespace segue::bench {

using namespace Qt::StringLiterals;

namespace {

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

QString syllables(Random& random) {
    static const QString onsets = u"bdfghklmnprstvwz"_s;
    static const QString vowels = u"aeiou"_s;
    QString word;
    const int count = 2 + static_cast<int>(random.below(3));
    for (int i = 0; i < count; ++i) {
        word += onsets.at(static_cast<qsizetype>(random.below(16)));
        word += vowels.at(static_cast<qsizetype>(random.below(5)));
        if (random.below(3) == 0)
            word += onsets.at(static_cast<qsizetype>(random.below(16)));
    }
    return word;
}

} // namespace

Vocabulary::Vocabulary(int words) : m_words(coreWords()) {
    SeededRandom random(7);
    QSet<QString> known(m_words.begin(), m_words.end());
    while (m_words.size() < words) {
        const QString word = syllables(random);
        if (known.contains(word))
            continue;
        known.insert(word);
        m_words.append(word);
    }
    double sum = 0;
    for (int rank = 0; rank < words; ++rank)
        m_cumulated.push_back(sum += 1.0 / (rank + 2.7));
}

const QString& Vocabulary::word(Random& random) const {
    const double drawn = random.unit() * m_cumulated.back();
    const auto at = std::upper_bound(m_cumulated.begin(), m_cumulated.end(), drawn);
    return m_words.at(std::min<qsizetype>(at - m_cumulated.begin(), m_words.size() - 1));
}

QString Vocabulary::chinese(Random& random) const {
    static const QStringList parts{u"磨豆机"_s,   u"包裹"_s,   u"还没有"_s, u"收到"_s, u"请问"_s,
                                   u"订单"_s,     u"发票"_s,   u"滤杯"_s,   u"退款"_s, u"谢谢"_s,
                                   u"什么时候"_s, u"手冲壶"_s, u"更换"_s,   u"地址"_s};
    QString out;
    const int count = 4 + static_cast<int>(random.below(10));
    for (int i = 0; i < count; ++i)
        out += parts.at(static_cast<qsizetype>(random.below(static_cast<quint64>(parts.size()))));
    return out + u'。';
}

} // namespace segue::bench
