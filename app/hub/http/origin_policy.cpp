// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/http/origin_policy.h"

namespace segue::hub::http {

namespace {
bool isOwnPage(const QByteArray& origin, const QByteArray& host) {
    // Both schemes: behind a proxy that ends TLS the hub itself is reached by http.
    return origin.compare("http://" + host, Qt::CaseInsensitive) == 0 ||
           origin.compare("https://" + host, Qt::CaseInsensitive) == 0;
}
} // namespace

bool OriginPolicy::allows(const QByteArray& origin, const QByteArray& host) const {
    return any || origin.isEmpty() || isOwnPage(origin, host) || origins.contains(origin);
}

} // namespace segue::hub::http
