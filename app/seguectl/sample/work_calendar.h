// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"

#include <QJsonArray>
#include <QList>
#include <QTimeZone>

namespace segue::ctl::sample {

//! When the sample's team works: its business hours, and all of today up to now, so that something
//! happens whenever the workspace is made.
class WorkCalendar {
public:
    //! `hours` as in the workspace's settings: `[{"day":1,"from":"08:00","to":"18:00"}]`.
    WorkCalendar(const QTimeZone& zone, const QJsonArray& hours, Instant now);

    Instant now() const { return m_now; }
    const QTimeZone& zone() const { return m_zone; }
    QDateTime local(Instant at) const;
    //! The moment `work` of working time after `from`.
    Instant after(Instant from, Millis work) const;

private:
    struct Span {
        Instant from;
        Instant to;
    };
    QList<Span> spansOf(const QDate& day) const;

    struct Hours {
        int day = 1;
        QTime from;
        QTime to;
    };
    QTimeZone m_zone;
    QList<Hours> m_hours;
    Instant m_now;
};

} // namespace segue::ctl::sample
