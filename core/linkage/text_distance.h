// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

//! Distances of short texts in UTF-16, for the inner loop of linkage: no allocation.
namespace segue::linkage {

//! What the distances look at; the rest of longer texts is left out.
constexpr size_t longestCompared = 64;

//! A folded text and the set of its letters, which tells most texts that are far apart.
struct FoldedText {
    std::u16string_view text;
    uint64_t letters = 0;

    FoldedText(std::u16string_view folded, uint64_t itsLetters) : text(folded), letters(itsLetters) {}
    FoldedText(std::u16string_view folded) : text(folded), letters(lettersOf(folded)) {}
    FoldedText(const char16_t* folded) : FoldedText(std::u16string_view(folded)) {}
    static uint64_t lettersOf(std::u16string_view text);
};
//! No fewer edits make one text of the other.
int leastEdits(const FoldedText& left, const FoldedText& right);
//! jaroWinkler() is no greater.
double mostSimilarity(const FoldedText& left, const FoldedText& right);

//! Jaro–Winkler similarity, 0 to 1 (prefix scale 0.1, at most 4 characters). Two empty texts are 1.
double jaroWinkler(std::u16string_view left, std::u16string_view right);

//! The least number of insertions, deletions, replacements and swaps of neighbours (optimal string alignment)
//! that makes one text of the other; `limit` + 1 if it is more than `limit`.
int editsWithin(std::u16string_view left, std::u16string_view right, int limit);

} // namespace segue::linkage
