// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/http/subprotocol.h"

namespace segue::hub::http {

QByteArray tokenOffered(const Headers& headers) {
    constexpr QByteArrayView prefix(subprotocolTokenPrefix);
    QByteArray token;
    for (const QByteArray& item : listItems(headers, "Sec-WebSocket-Protocol")) {
        if (!item.startsWith(prefix))
            continue;
        if (!token.isEmpty())
            return {};
        token = item.sliced(prefix.size());
    }
    return token;
}

QStringList subprotocolsOffered(const Headers& headers) {
    QStringList names;
    for (const QByteArray& item : listItems(headers, "Sec-WebSocket-Protocol")) {
        if (!item.startsWith(subprotocolTokenPrefix))
            names.append(QString::fromLatin1(item));
    }
    return names;
}

} // namespace segue::hub::http
