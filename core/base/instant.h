// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>
#include <QTimeZone>
#include <chrono>
#include <optional>

namespace segue {

using Millis = std::chrono::milliseconds;

//! A moment on the wall clock: milliseconds since 1970-01-01T00:00:00Z. Stored and sent as that integer.
using Instant = std::chrono::sys_time<Millis>;

constexpr qint64 toMs(Instant at) {
    return at.time_since_epoch().count();
}
constexpr Instant fromMs(qint64 ms) {
    return Instant{Millis{ms}};
}

//! For display and for RFC 3339 text only; never for arithmetic.
inline QDateTime toDateTime(Instant at) {
    return QDateTime::fromMSecsSinceEpoch(toMs(at));
}
inline QDateTime toUtcDateTime(Instant at) {
    return QDateTime::fromMSecsSinceEpoch(toMs(at), QTimeZone::utc());
}
inline QString toIso(Instant at) {
    return toUtcDateTime(at).toString(Qt::ISODateWithMs);
}
//! Accepts RFC 3339 with any offset; nothing for anything else.
std::optional<Instant> instantFromIso(const QString& text);

} // namespace segue
