// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/linkage/column.h"

#include <string>
#include <string_view>

//! The forms in which values are compared. Nothing is transliterated: letters of two scripts that look alike
//! stay different.
namespace segue::linkage {

//! Longer values are cut before anything else looks at them.
constexpr qsizetype longestValue = 256;

//! The comparable form of a value of that kind into `out`; empty where the value says nothing. Names, places
//! and free text are words between single spaces, folded as core/text folds; numbers and postcodes lose their
//! separators; a date that can be read becomes eight digits, year first, "00" for what it does not say.
void foldValue(ColumnKind kind, QStringView text, std::u16string& out);

//! The parts of a date; 0 is unknown.
struct DateParts {
    int year = 0;
    int month = 0;
    int day = 0;
};
//! Reads a folded date; all unknown if it is none.
DateParts datePartsOf(std::u16string_view folded);

//! The part of a folded postcode that names the wider area: of "tq138df" "tq13", of digits all but the last
//! two.
std::u16string_view postcodeAreaOf(std::u16string_view folded);

//! A full name's given name and surname. The surname is the last word, or what stands before a comma
//! ("Müller, Anna"); one word alone is a given name. Takes the text as it was before
//! folding, for the comma.
struct NameParts {
    QString given;
    QString surname;
};
NameParts namePartsOf(QStringView fullName);

} // namespace segue::linkage
