// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/spelling.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace segue::text {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype shortestWord = 4;
constexpr qsizetype longestWord = 24;

//! The letters of a script, as they are after folding.
QString lettersLike(QChar letter) {
    static const QString latin = u"abcdefghijklmnopqrstuvwxyz"_s;
    static const QString greek = u"αβγδεζηθικλμνξοπρστυφχψω"_s;
    static const QString cyrillic = u"абвгдежзиклмнопрстуфхцчшщъыьэюяєіґђјљњћџ"_s;
    static const QString hebrew = u"אבגדהוזחטיךכלםמןנסעףפץצקרשת"_s;
    static const QString arabic = u"ءابةتثجحخدذرزسشصضطظعغفقكلمنهوىيپچژکگی"_s;
    for (const QString& letters : {latin, greek, cyrillic, hebrew, arabic}) {
        if (letters.contains(letter))
            return letters;
    }
    return {};
}

} // namespace

bool canBeMistyped(const QString& word) {
    if (word.size() < shortestWord || word.size() > longestWord)
        return false;
    const QString letters = lettersLike(word.front());
    return std::all_of(word.begin(), word.end(), [&](QChar c) { return letters.contains(c); });
}

QStringList oneSlipFrom(const QString& word) {
    QStringList words;
    if (word.isEmpty())
        return words;
    const QString letters = lettersLike(word.front());
    for (qsizetype i = 1; i + 1 < word.size(); ++i) {
        QString other = word;
        std::swap(other[i], other[i + 1]);
        words.append(other);
    }
    for (qsizetype i = 1; i < word.size(); ++i)
        words.append(word.left(i) + word.mid(i + 1));
    for (qsizetype i = 1; i <= word.size(); ++i) {
        for (const QChar letter : letters)
            words.append(word.left(i) + letter + word.mid(i));
    }
    for (qsizetype i = 1; i < word.size(); ++i) {
        for (const QChar letter : letters)
            words.append(word.left(i) + letter + word.mid(i + 1));
    }
    words.removeDuplicates();
    words.removeOne(word);
    return words;
}

int slipsBetween(QStringView left, QStringView right) {
    const auto width = size_t(right.size()) + 1;
    std::vector<int> before(width); // Two letters ago.
    std::vector<int> last(width);
    std::vector<int> now(width);
    for (size_t j = 0; j < width; ++j)
        last[j] = int(j);
    for (qsizetype i = 1; i <= left.size(); ++i) {
        now[0] = int(i);
        for (qsizetype j = 1; j <= right.size(); ++j) {
            const auto at = size_t(j);
            const int change = left[i - 1] == right[j - 1] ? 0 : 1;
            now[at] = std::min({last[at] + 1, now[at - 1] + 1, last[at - 1] + change});
            if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                now[at] = std::min(now[at], before[at - 2] + 1);
        }
        std::swap(before, last);
        std::swap(last, now);
    }
    return last[width - 1];
}

} // namespace segue::text
