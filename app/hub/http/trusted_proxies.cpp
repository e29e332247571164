// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/http/trusted_proxies.h"

#include <algorithm>

namespace segue::hub::http {

using namespace Qt::StringLiterals;

Result<TrustedProxies> TrustedProxies::parse(const QStringList& blocks) {
    TrustedProxies proxies;
    for (const QString& text : blocks) {
        const auto block = NetBlock::parse(text.trimmed().toLatin1());
        if (!block)
            return fail(
                ErrorKind::Permanent, u"bad_trusted_proxy"_s,
                u"A trusted proxy must be an address or a block such as 10.0.0.0/8."_s);
        proxies.m_blocks.push_back(*block);
    }
    return proxies;
}

bool TrustedProxies::contains(const NetAddress& address) const {
    return std::any_of(m_blocks.begin(), m_blocks.end(), [&address](const NetBlock& block) {
        return block.contains(address);
    });
}

Client TrustedProxies::resolve(const NetAddress& peer, const Headers& headers) const {
    Client client{peer, false};
    if (!contains(peer))
        return client;
    client.secure = headers.value("X-Forwarded-Proto").trimmed().compare("https", Qt::CaseInsensitive) == 0;
    const QList<QByteArray> hops = listItems(headers, "X-Forwarded-For");
    for (auto hop = hops.crbegin(); hop != hops.crend() && contains(client.address); ++hop) {
        const auto address = NetAddress::parse(*hop);
        if (!address)
            break;
        client.address = *address;
    }
    return client;
}

} // namespace segue::hub::http
