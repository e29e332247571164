// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What one Qt version of the network modules has and another lacks.

#include <QWebSocket>
#include <QtGlobal>

namespace segue::qt_compat {

//! QWebSocket's error signal: `error` until Qt 6.4, `errorOccurred` since 6.5.
constexpr auto webSocketError() {
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    return &QWebSocket::errorOccurred;
#else
    return qOverload<QAbstractSocket::SocketError>(&QWebSocket::error);
#endif
}

} // namespace segue::qt_compat
