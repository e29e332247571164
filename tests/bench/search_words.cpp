// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/search_words.h"

namespace segue::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr int commonRanks = 40;

//! As a hurried hand writes it: two letters in the middle change places.
QString mistyped(QString word) {
    if (const qsizetype at = word.size() / 2; at > 0)
        std::swap(word[at - 1], word[at]);
    return word;
}

QList<SearchKind> latinKinds(const Lexicon& words) {
    const auto common = [&words](int i) { return words.ranked(i % commonRanks); };
    return {
        {u"rare"_s,
         [&words](int i) { return words.ranked(words.size() * 2 / 3 + (i * 37) % (words.size() / 3)); }},
        {u"common"_s, common},
        {u"two_common"_s, [common](int i) { return common(i) + u' ' + common(i * 7 + 3); }},
        {u"phrase"_s,
         [](int i) {
             const QStringList phrases{
                 u"\"return label\""_s, u"\"was not in the parcel\""_s, u"\"the order\""_s, u"\"to the\""_s};
             return phrases.at(i % phrases.size());
         }},
        // What a word looks like while it is being typed.
        {u"prefix"_s, [&words](int i) { return words.ranked((i * 7) % 3000).left(1 + i % 4); }},
        {u"typo"_s, [&words](int i) { return mistyped(words.ranked(7 + i % 200)); }}};
}

SearchKind kindOf(const QString& name, const Lexicon& words) {
    return {name, [&words](int i) { return words.ranked((i * i * 3) % (words.size() / 4)); }};
}

} // namespace

QList<SearchKind> searchKinds(const Vocabulary& vocabulary) {
    QList<SearchKind> kinds = latinKinds(vocabulary.of(Script::Latin));
    kinds.append(kindOf(u"chinese"_s, vocabulary.of(Script::Chinese)));
    kinds.append(kindOf(u"japanese"_s, vocabulary.of(Script::Japanese)));
    kinds.append(kindOf(u"cyrillic"_s, vocabulary.of(Script::Cyrillic)));
    kinds.append(kindOf(u"arabic"_s, vocabulary.of(Script::Arabic)));
    kinds.append(kindOf(u"hebrew"_s, vocabulary.of(Script::Hebrew)));
    return kinds;
}

} // namespace segue::bench
