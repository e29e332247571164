// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/http/access_log.h"

#include <QLoggingCategory>

namespace segue::hub::http {

namespace {
Q_LOGGING_CATEGORY(hubAccess, "segue.hub.access", QtInfoMsg)
} // namespace

void logAccess(const AccessRecord& record) {
    qCInfo(hubAccess).noquote() << (record.method.isEmpty() ? QByteArray("-") : record.method)
                                << (record.route.isEmpty() ? QStringLiteral("-") : record.route)
                                << record.status << record.requestBytes << record.responseBytes
                                << record.took.count();
}

} // namespace segue::hub::http
