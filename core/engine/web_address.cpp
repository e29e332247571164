// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/web_address.h"

#include <QHostAddress>

namespace segue {

using namespace Qt::StringLiterals;

bool isThisComputer(const QString& host) {
    return host == "localhost"_L1 || QHostAddress(host).isLoopback();
}

bool isUnprotected(const QUrl& address) {
    return address.scheme() == "http"_L1 && !isThisComputer(address.host());
}

} // namespace segue
