// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/linkage/levels.h"

#include "core/linkage/folding.h"
#include "core/linkage/text_distance.h"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace segue::linkage {

namespace {

using Text = std::u16string_view;

constexpr std::array nameLevels{
    LevelKind{"equal", 0.72, 0.005},       LevelKind{"swapped", 0.01, 0.0005},
    LevelKind{"close", 0.11, 0.004, true}, LevelKind{"contained", 0.03, 0.008, true},
    LevelKind{"similar", 0.04, 0.02},      LevelKind{"different", 0.09, 0.9625}};
constexpr std::array dateLevels{
    LevelKind{"equal", 0.75, 0.0001},        LevelKind{"one_edit", 0.12, 0.0015},
    LevelKind{"two_parts", 0.03, 0.005},     LevelKind{"year_within_1", 0.03, 0.04},
    LevelKind{"year_within_10", 0.03, 0.25}, LevelKind{"different", 0.04, 0.7034}};
constexpr std::array emailLevels{
    LevelKind{"equal", 0.65, 0.00002}, LevelKind{"close", 0.1, 0.0002, true},
    LevelKind{"same_local_part", 0.05, 0.0005}, LevelKind{"different", 0.2, 0.99928}};
constexpr std::array numberLevels{
    LevelKind{"equal", 0.75, 0.0001}, LevelKind{"one_edit", 0.1, 0.0002, true},
    LevelKind{"same_ending", 0.02, 0.0005}, LevelKind{"two_edits", 0.03, 0.003},
    LevelKind{"different", 0.1, 0.9962}};
constexpr std::array postcodeLevels{
    LevelKind{"equal", 0.7, 0.002}, LevelKind{"one_edit", 0.1, 0.01, true},
    LevelKind{"same_area", 0.05, 0.01}, LevelKind{"different", 0.15, 0.978}};
constexpr std::array placeLevels{
    LevelKind{"equal", 0.68, 0.005}, LevelKind{"close", 0.1, 0.002, true},
    LevelKind{"contained", 0.04, 0.005}, LevelKind{"similar", 0.03, 0.02},
    LevelKind{"different", 0.15, 0.968}};
constexpr std::array houseNumberLevels{
    LevelKind{"equal", 0.75, 0.03}, LevelKind{"one_edit", 0.1, 0.2}, LevelKind{"different", 0.15, 0.77}};
constexpr std::array categoryLevels{
    LevelKind{"equal", 0.85, 0.25}, LevelKind{"close", 0.05, 0.02}, LevelKind{"different", 0.1, 0.73}};

constexpr double closeNames = 0.93;
constexpr double similarNames = 0.8;
constexpr double closePlaces = 0.94;
constexpr double similarPlaces = 0.86;
constexpr double similarAddresses = 0.88;

bool startsWith(Text text, Text prefix) {
    return text.substr(0, prefix.size()) == prefix;
}

//! Whether every word of the shorter text begins some word of the longer one: initials, short forms, a name
//! or an address given in part. Each word is used once, in order.
bool isContained(Text left, Text right) {
    Text shorter = left.size() <= right.size() ? left : right;
    Text longer = left.size() <= right.size() ? right : left;
    const auto takeWord = [](Text& text) {
        const size_t end = std::min(text.find(u' '), text.size());
        const Text word = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        return word;
    };
    while (!shorter.empty()) {
        const Text word = takeWord(shorter);
        bool found = false;
        while (!found && !longer.empty())
            found = startsWith(takeWord(longer), word);
        if (!found)
            return false;
    }
    return true;
}

//! Whether `right` is `left` with its first word put last.
bool isTurned(Text left, Text right) {
    const size_t gap = left.find(u' ');
    if (gap == Text::npos || left.size() != right.size())
        return false;
    const Text rest = left.substr(gap + 1);
    return startsWith(right, rest) && right[rest.size()] == u' ' &&
           right.substr(rest.size() + 1) == left.substr(0, gap);
}

bool hasSameWords(Text left, Text right) {
    return isTurned(left, right) || isTurned(right, left);
}

//! What is tried of two texts, cheap things first.
class Likeness {
public:
    Likeness(const FoldedText& left, const FoldedText& right)
        : m_left(left), m_right(right), m_leastEdits(leastEdits(left, right)) {}

    size_t shorter() const { return std::min(m_left.text.size(), m_right.text.size()); }
    bool isWithin(int edits) const {
        return m_leastEdits <= edits && editsWithin(m_left.text, m_right.text, edits) <= edits;
    }
    //! Jaro–Winkler, or 0 where that is below `least`.
    double similarity(double least) const {
        return mostSimilarity(m_left, m_right) < least ? 0 : jaroWinkler(m_left.text, m_right.text);
    }
    bool isTurned() const { return m_leastEdits == 0 && hasSameWords(m_left.text, m_right.text); }
    bool isContained() const {
        const bool isLeft = m_left.text.size() <= m_right.text.size();
        const uint64_t few = isLeft ? m_left.letters : m_right.letters;
        const uint64_t many = isLeft ? m_right.letters : m_left.letters;
        // The letters of the shorter one, but for the gaps between its words, are in the longer one.
        constexpr uint64_t gap = uint64_t{1} << (u' ' & 63);
        return (few & ~many & ~gap) == 0 && linkage::isContained(m_left.text, m_right.text);
    }

private:
    const FoldedText& m_left;
    const FoldedText& m_right;
    int m_leastEdits;
};

Level nameLevel(const Likeness& names) {
    // In a name of three letters one edit makes another name.
    if ((names.shorter() >= 4 && names.isWithin(1)) || names.isTurned())
        return 3;
    const double similarity = names.similarity(similarNames);
    if (names.shorter() >= 4 && similarity >= closeNames)
        return 3;
    if (names.isContained())
        return 4;
    return similarity >= similarNames || (names.shorter() >= 6 && names.isWithin(2)) ? 5 : 6;
}

bool isDayMonthSwap(const DateParts& left, const DateParts& right) {
    return left.year == right.year && left.month == right.day && left.day == right.month;
}

Level dateLevel(Text left, Text right) {
    const DateParts a = datePartsOf(left);
    const DateParts b = datePartsOf(right);
    if (a.year == 0 || b.year == 0)
        return editsWithin(left, right, 1) <= 1 ? 2 : 6;
    if (editsWithin(left, right, 1) <= 1 || isDayMonthSwap(a, b))
        return 2;
    const bool sameYear = a.year == b.year;
    const bool sameMonth = a.month == b.month && a.month != 0;
    const bool sameDay = a.day == b.day && a.day != 0;
    if ((sameYear && (sameMonth || sameDay)) || (sameMonth && sameDay))
        return 3;
    const int apart = std::abs(a.year - b.year);
    return apart <= 1 ? 4 : apart <= 10 ? 5 : 6;
}

Level emailLevel(const FoldedText& left, const FoldedText& right) {
    if (Likeness(left, right).isWithin(2))
        return 2;
    const FoldedText leftLocal = left.text.substr(0, left.text.find(u'@'));
    const FoldedText rightLocal = right.text.substr(0, right.text.find(u'@'));
    if (leftLocal.text == rightLocal.text && !leftLocal.text.empty())
        return 3;
    // Addresses are made of names: that two are alike says what the names say, and is not counted again.
    return Likeness(leftLocal, rightLocal).similarity(similarAddresses) >= similarAddresses ? missingLevel
                                                                                            : 4;
}

Level numberLevel(ColumnKind kind, Text left, Text right) {
    if (editsWithin(left, right, 1) <= 1)
        return 2;
    // With and without the country's or the area's code.
    constexpr size_t telling = 7;
    const size_t shorter = std::min(left.size(), right.size());
    const size_t ending = kind == ColumnKind::Phone ? std::min(shorter - 1, size_t{8}) : shorter;
    if (shorter > telling && left.substr(left.size() - ending) == right.substr(right.size() - ending))
        return 3;
    return editsWithin(left, right, 2) <= 2 ? 4 : 5;
}

Level postcodeLevel(Text left, Text right) {
    if (editsWithin(left, right, 1) <= 1)
        return 2;
    return postcodeAreaOf(left) == postcodeAreaOf(right) || postcodeAreaOf(left) == right ||
                   postcodeAreaOf(right) == left
               ? 3
               : 4;
}

Level placeLevel(const Likeness& places) {
    if ((places.shorter() >= 4 && places.isWithin(1)) || places.isTurned())
        return 2;
    const double similarity = places.similarity(similarPlaces);
    if (places.shorter() >= 5 && similarity >= closePlaces)
        return 2;
    if (places.shorter() >= 3 && places.isContained())
        return 3;
    return similarity >= similarPlaces || (places.shorter() >= 7 && places.isWithin(2)) ? 4 : 5;
}

Level categoryLevel(const Likeness& words) {
    const bool isClose =
        (words.shorter() >= 5 && words.isWithin(1)) || (words.shorter() >= 3 && words.isContained());
    return isClose ? 2 : 3;
}

} // namespace

std::span<const LevelKind> levelsOf(ColumnKind kind) {
    switch (kind) {
    case ColumnKind::GivenName:
    case ColumnKind::Surname:
        return nameLevels;
    case ColumnKind::Date:
        return dateLevels;
    case ColumnKind::Email:
        return emailLevels;
    case ColumnKind::Phone:
    case ColumnKind::IdNumber:
        return numberLevels;
    case ColumnKind::Postcode:
        return postcodeLevels;
    case ColumnKind::Street:
    case ColumnKind::Place:
    case ColumnKind::Text:
        return placeLevels;
    case ColumnKind::HouseNumber:
        return houseNumberLevels;
    case ColumnKind::Category:
        return categoryLevels;
    case ColumnKind::FullName:
        break;
    }
    return {};
}

double sharedByRelatives(ColumnKind kind) {
    switch (kind) {
    case ColumnKind::Surname:
    case ColumnKind::Street:
    case ColumnKind::HouseNumber:
    case ColumnKind::Postcode:
    case ColumnKind::Place:
        return 0.9;
    case ColumnKind::Phone:
        return 0.5;
    case ColumnKind::Text:
        return 0.5;
    case ColumnKind::Category:
        return 0.3;
    case ColumnKind::Email:
        return 0.05;
    case ColumnKind::GivenName:
        return 0.02;
    case ColumnKind::Date:
        return 0.01;
    case ColumnKind::IdNumber:
        return 0.003;
    case ColumnKind::FullName:
        break;
    }
    return 0;
}

Level levelOf(ColumnKind kind, const FoldedText& left, const FoldedText& right) {
    if (left.text == right.text)
        return equalLevel;
    switch (kind) {
    case ColumnKind::GivenName:
    case ColumnKind::Surname:
        return nameLevel(Likeness(left, right));
    case ColumnKind::Date:
        return dateLevel(left.text, right.text);
    case ColumnKind::Email:
        return emailLevel(left, right);
    case ColumnKind::Phone:
    case ColumnKind::IdNumber:
        return numberLevel(kind, left.text, right.text);
    case ColumnKind::Postcode:
        return postcodeLevel(left.text, right.text);
    case ColumnKind::Street:
    case ColumnKind::Place:
    case ColumnKind::Text:
        return placeLevel(Likeness(left, right));
    case ColumnKind::HouseNumber:
        return Likeness(left, right).isWithin(1) ? 2 : 3;
    case ColumnKind::Category:
        return categoryLevel(Likeness(left, right));
    case ColumnKind::FullName:
        break;
    }
    return missingLevel;
}

} // namespace segue::linkage
