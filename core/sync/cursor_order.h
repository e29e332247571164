// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace segue {

//! Whether rows that follow `after` can be stored where the stream stands at `stored`: nothing lies
//! between. Cursors are opaque, except that numbers are compared as numbers.
inline bool isContiguous(const QString& after, const QString& stored) {
    if (after == stored)
        return true;
    bool afterIsNumber = false;
    bool storedIsNumber = false;
    const qulonglong a = after.isEmpty() ? 0 : after.toULongLong(&afterIsNumber);
    const qulonglong s = stored.toULongLong(&storedIsNumber);
    return (afterIsNumber || after.isEmpty()) && storedIsNumber && a <= s;
}

//! Whether `next` is further than `stored`; cursors that are no numbers always are.
inline bool isAhead(const QString& next, const QString& stored) {
    bool nextIsNumber = false;
    bool storedIsNumber = false;
    const qulonglong n = next.toULongLong(&nextIsNumber);
    const qulonglong s = stored.toULongLong(&storedIsNumber);
    return !nextIsNumber || !storedIsNumber || n > s;
}

} // namespace segue
