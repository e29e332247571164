// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/http/host_name.h"

#include "app/hub/http/net_address.h"

namespace segue::hub::http {

using namespace Qt::StringLiterals;

namespace {

QString withoutPort(const QString& host) {
    if (host.startsWith(u'[')) {
        const qsizetype end = host.indexOf(u']');
        return end < 0 ? host : host.sliced(1, end - 1);
    }
    const qsizetype colon = host.indexOf(u':');
    return colon < 0 ? host : host.first(colon);
}

} // namespace

bool isAllowedHost(const QString& host, const QStringList& allowed) {
    if (allowed.isEmpty())
        return true;
    const QString name = withoutPort(host);
    if (allowed.contains(name, Qt::CaseInsensitive) || name.compare("localhost"_L1, Qt::CaseInsensitive) == 0)
        return true;
    const auto address = NetAddress::parse(name.toLatin1());
    return address && address->isLoopback();
}

} // namespace segue::hub::http
