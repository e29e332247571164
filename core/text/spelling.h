// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

//! What somebody may have meant who mistyped a word of a search. Words are as searchText() has them.
namespace segue::text {

//! True for a word that is worth correcting: of four letters or more, of one script whose letters are known
//! here, and without digits: a number that is not found is another number.
bool canBeMistyped(const QString& word);

//! The words that become `word` by one slip of the hand: two letters changed places, one is another, one too
//! many, one missing. The likelier slips come first; the first letter is taken to be right.
QStringList oneSlipFrom(const QString& word);

//! How many slips lead from one word to the other: letters changed, missing, too many, or two neighbours that
//! changed places, each of them moved once (optimal string alignment).
int slipsBetween(QStringView left, QStringView right);

} // namespace segue::text
