// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"

#include <QByteArray>
#include <QString>

namespace segue::hub::http {

//! One answered request. There is no room in it for what must not be logged: paths hold ids and
//! sometimes tokens, so the route's pattern stands for them.
struct AccessRecord {
    QByteArray method;
    QString route;
    int status = 0;
    qint64 requestBytes = 0;
    qint64 responseBytes = 0;
    Millis took{0};
};

void logAccess(const AccessRecord& record);

} // namespace segue::hub::http
