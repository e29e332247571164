// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"

#include <QString>

//! Ways in which a value gets wrong.
namespace segue::bench {

//! A letter changed to a neighbour on the keyboard, dropped, doubled, put in or swapped.
QString withTypo(QString text, Random& random);
//! As a scanner misreads: m and rn, 1 and l, 0 and o, 5 and s…
QString withMisreading(QString text, Random& random);
//! As somebody spells who only heard it.
QString asHeard(QString text, Random& random);
//! A short or a pet form of a given name.
QString asNickname(const QString& name, Random& random);
//! "yyyy-mm-dd" with one digit wrong, day and month exchanged, only the year known, or a day or a year off.
QString withWrongDate(const QString& date, Random& random);

} // namespace segue::bench
