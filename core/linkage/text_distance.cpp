// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/linkage/text_distance.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <utility>

namespace segue::linkage {

namespace {

double jaro(std::u16string_view left, std::u16string_view right) {
    if (left.empty() || right.empty())
        return left.empty() && right.empty() ? 1 : 0;
    const size_t longer = std::max(left.size(), right.size());
    const size_t window = longer / 2 > 0 ? longer / 2 - 1 : 0;
    uint64_t taken = 0;
    std::array<char16_t, longestCompared> matched; // of the left, in order
    size_t matches = 0;
    for (size_t i = 0; i < left.size(); ++i) {
        const size_t end = std::min(right.size(), i + window + 1);
        for (size_t j = i > window ? i - window : 0; j < end; ++j) {
            if (left[i] != right[j] || (taken >> j & 1) != 0)
                continue;
            taken |= uint64_t{1} << j;
            matched[matches++] = left[i];
            break;
        }
    }
    if (matches == 0)
        return 0;
    size_t swapped = 0;
    for (size_t k = 0; taken != 0; ++k, taken &= taken - 1) {
        const auto j = static_cast<size_t>(std::countr_zero(taken));
        swapped += right[j] != matched[k] ? 1 : 0;
    }
    const auto m = static_cast<double>(matches);
    return (m / static_cast<double>(left.size()) + m / static_cast<double>(right.size()) +
            (m - static_cast<double>(swapped) / 2) / m) /
           3;
}

//! Both without what they begin and end with in common.
void trimCommon(std::u16string_view& left, std::u16string_view& right) {
    size_t prefix = 0;
    const size_t shorter = std::min(left.size(), right.size());
    while (prefix < shorter && left[prefix] == right[prefix])
        ++prefix;
    left.remove_prefix(prefix);
    right.remove_prefix(prefix);
    while (!left.empty() && !right.empty() && left.back() == right.back()) {
        left.remove_suffix(1);
        right.remove_suffix(1);
    }
}

int alignmentOf(std::u16string_view left, std::u16string_view right, int limit) {
    // Three rows of the table, taken in turn.
    std::array<std::array<int, longestCompared + 1>, 3> rows;
    for (size_t j = 0; j <= right.size(); ++j)
        rows[0][j] = static_cast<int>(j);
    for (size_t i = 1; i <= left.size(); ++i) {
        const auto& before = rows[(i + 1) % 3];
        const auto& last = rows[(i + 2) % 3];
        auto& row = rows[i % 3];
        row[0] = static_cast<int>(i);
        int best = row[0];
        for (size_t j = 1; j <= right.size(); ++j) {
            const int replaced = last[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, replaced});
            if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                row[j] = std::min(row[j], before[j - 2] + 1);
            best = std::min(best, row[j]);
        }
        if (best > limit)
            return limit + 1;
    }
    return std::min(rows[left.size() % 3][right.size()], limit + 1);
}

//! How many of the letters of one set are not in the other.
int lettersBeyond(uint64_t some, uint64_t others) {
    return std::popcount(some & ~others);
}

size_t commonPrefix(std::u16string_view left, std::u16string_view right) {
    constexpr size_t most = 4;
    const size_t end = std::min({most, left.size(), right.size()});
    size_t prefix = 0;
    while (prefix < end && left[prefix] == right[prefix])
        ++prefix;
    return prefix;
}

double withPrefix(double similarity, size_t prefix) {
    return similarity + static_cast<double>(prefix) * 0.1 * (1 - similarity);
}

} // namespace

uint64_t FoldedText::lettersOf(std::u16string_view text) {
    uint64_t letters = 0;
    for (const char16_t c : text.substr(0, longestCompared))
        letters |= uint64_t{1} << (c & 63);
    return letters;
}

int leastEdits(const FoldedText& left, const FoldedText& right) {
    return std::max(lettersBeyond(left.letters, right.letters), lettersBeyond(right.letters, left.letters));
}

double mostSimilarity(const FoldedText& left, const FoldedText& right) {
    const auto a = static_cast<double>(std::min(left.text.size(), longestCompared));
    const auto b = static_cast<double>(std::min(right.text.size(), longestCompared));
    const double matches = std::min(
        a - lettersBeyond(left.letters, right.letters), b - lettersBeyond(right.letters, left.letters));
    if (matches <= 0)
        return 0;
    return withPrefix((matches / a + matches / b + 1) / 3, commonPrefix(left.text, right.text));
}

double jaroWinkler(std::u16string_view left, std::u16string_view right) {
    left = left.substr(0, longestCompared);
    right = right.substr(0, longestCompared);
    // Which letters are matched hangs on the side to begin with: always the same one.
    if (right < left)
        std::swap(left, right);
    return withPrefix(jaro(left, right), commonPrefix(left, right));
}

int editsWithin(std::u16string_view left, std::u16string_view right, int limit) {
    left = left.substr(0, longestCompared);
    right = right.substr(0, longestCompared);
    const size_t longer = std::max(left.size(), right.size());
    if (static_cast<int>(longer - std::min(left.size(), right.size())) > limit)
        return limit + 1;
    trimCommon(left, right);
    if (left.empty() || right.empty())
        return std::min(static_cast<int>(left.size() + right.size()), limit + 1);
    if (left.size() == 1 && right.size() == 1)
        return std::min(1, limit + 1);
    if (limit == 1) {
        const bool swapped =
            left.size() == 2 && right.size() == 2 && left[0] == right[1] && left[1] == right[0];
        return swapped ? 1 : 2;
    }
    return alignmentOf(left, right, limit);
}

} // namespace segue::linkage
