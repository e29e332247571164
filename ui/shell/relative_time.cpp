// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/relative_time.h"

#include <QCoreApplication>
#include <QLocale>
#include <chrono>

namespace segue {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
struct RelativeTime {
    Q_DECLARE_TR_FUNCTIONS(segue::RelativeTime)
};

int count(Millis span, Millis unit) {
    return static_cast<int>(span / unit);
}
} // namespace

QString relativeTime(Instant at, Instant now) {
    const Millis age = now - at;
    if (age < 1min)
        return RelativeTime::tr("now");
    if (age < 1h)
        //: Minutes, as short as possible.
        return RelativeTime::tr("%1m").arg(count(age, 1min));
    if (age < 24h)
        //: Hours, as short as possible.
        return RelativeTime::tr("%1h").arg(count(age, 1h));
    const QDateTime then = toDateTime(at);
    const QDate today = toDateTime(now).date();
    const QLocale locale;
    if (then.date().daysTo(today) < 7)
        return locale.toString(then.date(), u"ddd"_s);
    if (then.date().year() == today.year())
        return dayAndMonth(at);
    return locale.toString(then.date(), RelativeTime::tr("MMM yyyy", "date format, a month"));
}

QString timeOfDay(const QTime& time) {
    QString format = QLocale().timeFormat(QLocale::ShortFormat);
    // A few locales, "C" among them, put seconds into their short form.
    format.remove(u":ss"_s);
    return QLocale().toString(time, format);
}

QString timeOfDay(Instant at) {
    return timeOfDay(toDateTime(at).time());
}

QString dayName(Instant at, Instant now) {
    const QDate day = toDateTime(at).date();
    const QDate today = toDateTime(now).date();
    if (day == today)
        return RelativeTime::tr("Today");
    if (day.daysTo(today) == 1)
        return RelativeTime::tr("Yesterday");
    const QString format = day.year() == today.year()
                               ? RelativeTime::tr("dddd d MMMM", "date format, a day of this year")
                               : RelativeTime::tr("dddd d MMMM yyyy", "date format, a day of another year");
    return QLocale().toString(day, format);
}

QString dayAndMonth(Instant at) {
    return QLocale().toString(toDateTime(at).date(), RelativeTime::tr("d MMM", "date format, a short day"));
}

QString dayAndTime(Instant at) {
    const QString format = RelativeTime::tr("ddd d MMM", "date format, a short day with its weekday");
    const QString day = QLocale().toString(toDateTime(at).date(), format);
    return RelativeTime::tr("%1, %2", "day and time of day").arg(day, timeOfDay(at));
}

QString exactTime(Instant at) {
    const QString day = QLocale().toString(toDateTime(at).date(), QLocale::LongFormat);
    return RelativeTime::tr("%1, %2", "day and time of day").arg(day, timeOfDay(at));
}

QString displayDuration(Millis span) {
    if (span < 1min)
        return RelativeTime::tr("%1 s").arg(count(span, 1s));
    if (span < 1h)
        return RelativeTime::tr("%1 min").arg(count(span, 1min));
    if (span < 24h) {
        const int minutes = count(span, 1min) % 60;
        return minutes ? RelativeTime::tr("%1 h %2 min").arg(count(span, 1h)).arg(minutes)
                       : RelativeTime::tr("%1 h").arg(count(span, 1h));
    }
    const int hours = count(span, 1h) % 24;
    return hours ? RelativeTime::tr("%1 d %2 h").arg(count(span, 24h)).arg(hours)
                 : RelativeTime::tr("%1 d").arg(count(span, 24h));
}

bool isSameDay(Instant a, Instant b) {
    return toDateTime(a).date() == toDateTime(b).date();
}

} // namespace segue
