// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/linkage/column.h"
#include "core/linkage/text_distance.h"

#include <cstdint>
#include <span>

//! How alike two values are, in steps: what Fellegi–Sunter calls comparison levels.
namespace segue::linkage {

//! 0 where a side is missing, which is no evidence; 1 is equal; the higher, the less alike.
using Level = uint8_t;
constexpr Level missingLevel = 0;
constexpr Level equalLevel = 1;
//! Of given names alone: given name and surname have changed places. Their surname says nothing then.
constexpr Level swappedLevel = 2;
constexpr size_t mostLevels = 8; //!< Of any kind, and one more for "missing".

struct LevelKind {
    const char* name; //!< "equal", "one_edit", …: stable, for files and for the words of an explanation.
    //! How likely it is between two records of one person, and of two people, before anything was learned.
    double match;
    double chance;
    //! A near miss: the rarer the value, the more it says.
    bool isNear = false;
};

//! The levels of a kind from level 1 on. Of a full name there are none.
std::span<const LevelKind> levelsOf(ColumnKind kind);

//! How likely relatives who live together have the value of a field of that kind in common, for being
//! relatives: an address nearly always, a date of birth hardly ever.
double sharedByRelatives(ColumnKind kind);

//! The level of two folded values of that kind, which are not empty; missing where what they have in common
//! is told by other fields already. Symmetric. Never swappedLevel.
Level levelOf(ColumnKind kind, const FoldedText& left, const FoldedText& right);

} // namespace segue::linkage
