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
//! For tool tips and accessible names: date and time in full.
QString exactTime(Instant at);
//! A span in its two largest units: "2 h 5 min", "3 d".
QString displayDuration(Millis span);
bool isSameDay(Instant a, Instant b);

} // namespace segue
