// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/seguectl/sample/work_calendar.h"

#include <QJsonObject>
#include <algorithm>

namespace segue::ctl::sample {

using namespace Qt::StringLiterals;

namespace {
Instant instantOf(const QDateTime& at) {
    return fromMs(at.toMSecsSinceEpoch());
}
} // namespace

WorkCalendar::WorkCalendar(const QTimeZone& zone, const QJsonArray& hours, Instant now)
    : m_zone(zone.isValid() ? zone : QTimeZone::utc()), m_now(now) {
    for (const QJsonValue& value : hours) {
        const QJsonObject row = value.toObject();
        m_hours.append(
            {row.value("day"_L1).toInt(), QTime::fromString(row.value("from"_L1).toString(), u"HH:mm"_s),
             QTime::fromString(row.value("to"_L1).toString(), u"HH:mm"_s)});
    }
}

QDateTime WorkCalendar::local(Instant at) const {
    return toDateTime(at).toTimeZone(m_zone);
}

QList<WorkCalendar::Span> WorkCalendar::spansOf(const QDate& day) const {
    if (day == local(m_now).date())
        return {
            {instantOf(QDateTime(day, QTime(0, 0), m_zone)),
             instantOf(QDateTime(day.addDays(1), QTime(0, 0), m_zone))}};
    QList<Span> spans;
    for (const Hours& hours : m_hours) {
        if (hours.day == day.dayOfWeek())
            spans.append(
                {instantOf(QDateTime(day, hours.from, m_zone)), instantOf(QDateTime(day, hours.to, m_zone))});
    }
    return spans;
}

Instant WorkCalendar::after(Instant from, Millis work) const {
    constexpr int mostDays = 400;
    QDate day = local(from).date();
    for (int i = 0; i < mostDays; ++i, day = day.addDays(1)) {
        for (const Span& span : spansOf(day)) {
            const Instant begin = std::max(span.from, from);
            if (begin >= span.to)
                continue;
            if (begin + work <= span.to)
                return begin + work;
            work -= span.to - begin;
        }
    }
    return from + work;
}

} // namespace segue::ctl::sample
