// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/identity_errors.h"

#include <array>

namespace segue::bench {

using namespace Qt::StringLiterals;

namespace {

struct Replacement {
    const char* from;
    const char* to;
};
constexpr Replacement misreadings[] = {{"m", "rn"}, {"rn", "m"}, {"l", "1"}, {"o", "0"},
                                       {"s", "5"},  {"cl", "d"}, {"i", "l"}, {"e", "c"},
                                       {"h", "b"},  {"5", "s"},  {"8", "b"}, {"1", "l"}};
constexpr Replacement soundings[] = {
    {"ph", "f"}, {"f", "ph"}, {"ck", "k"}, {"c", "k"},  {"k", "c"}, {"y", "i"}, {"i", "y"},  {"ee", "ea"},
    {"ou", "u"}, {"z", "s"},  {"ll", "l"}, {"n", "nn"}, {"e", ""},  {"a", "e"}, {"t", "tt"}, {"v", "w"}};

template <size_t N> QString replaced(QString text, const Replacement (&known)[N], Random& random) {
    const size_t first = random.below(N);
    for (size_t i = 0; i < N; ++i) {
        const Replacement& one = known[(first + i) % N];
        const qsizetype at = text.indexOf(QLatin1StringView(one.from));
        if (at >= 0)
            return text.replace(at, qsizetype(qstrlen(one.from)), QString::fromLatin1(one.to));
    }
    return text;
}

QChar nearKey(QChar key, Random& random) {
    static const std::array rows{u"1234567890"_s, u"qwertyuiop"_s, u"asdfghjkl"_s, u"zxcvbnm"_s};
    for (const QString& row : rows) {
        const qsizetype at = row.indexOf(key);
        if (at >= 0)
            return row[at == 0 ? 1 : at + 1 < row.size() && random.below(2) == 0 ? at + 1 : at - 1];
    }
    return key;
}

} // namespace

QString withTypo(QString text, Random& random) {
    if (text.isEmpty())
        return text;
    const auto at = static_cast<qsizetype>(random.below(quint64(text.size())));
    switch (random.below(5)) {
    case 0:
        text[at] = nearKey(text[at], random);
        return text;
    case 1:
        return text.size() > 2 ? text.remove(at, 1) : text;
    case 2:
        return text.insert(at, text[at]);
    case 3:
        return text.insert(at, nearKey(text[at], random));
    default:
        if (at + 1 < text.size())
            std::swap(text[at], text[at + 1]);
        return text;
    }
}

QString withMisreading(QString text, Random& random) {
    return replaced(std::move(text), misreadings, random);
}

QString asHeard(QString text, Random& random) {
    return replaced(std::move(text), soundings, random);
}

QString asNickname(const QString& name, Random& random) {
    switch (random.below(4)) {
    case 0:
        return name.left(1);
    case 1:
        return name.left(3) + u'y';
    case 2:
        return name.left(4);
    default: // One that nobody could guess from the name.
        return QString(name.right(3)) + u"ie"_s;
    }
}

QString withWrongDate(const QString& date, Random& random) {
    if (date.size() != 10)
        return date;
    QString out = date;
    switch (random.below(5)) {
    case 0:
        return date.left(4) + u"-01-01"_s;
    case 1:
        return date.left(5) + date.mid(8, 2) + u'-' + date.mid(5, 2);
    case 2:
        return QString::number(date.left(4).toInt() + (random.below(2) == 0 ? 1 : -1)) + date.mid(4);
    default: {
        const std::array<qsizetype, 6> digits{2, 3, 5, 6, 8, 9};
        out[digits[random.below(digits.size())]] = QChar(static_cast<char16_t>(u'0' + random.below(10)));
        return out;
    }
    }
}

} // namespace segue::bench
