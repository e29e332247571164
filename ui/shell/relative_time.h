// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"

#include <QString>
#include <QTime>

namespace segue {

//! For lists: "now", "4m", "3h", "Tue", "12 Mar", "Mar 2024". Never longer than ten characters in English.
QString relativeTime(Instant at, Instant now);
//! For timelines: the time of day, "14:02".
QString timeOfDay(Instant at);
QString timeOfDay(const QTime& time);
//! For day breaks: "Today", "Yesterday", "Tuesday 3 March", with the year where it is not this one's.
QString dayName(Instant at, Instant now);
//! For a moment within the next weeks: "Tue 3 Mar, 14:02".
QString dayAndTime(Instant at);
//! "12 Mar", in the order of the language.
QString dayAndMonth(Instant at);
//! For tool tips and accessible names: the whole date, and the time of day.
QString exactTime(Instant at);
//! A span in its two largest units: "2 h 5 min", "3 d".
QString displayDuration(Millis span);
bool isSameDay(Instant a, Instant b);

} // namespace segue
