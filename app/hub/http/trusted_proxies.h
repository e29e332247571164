// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/http/headers.h"
#include "app/hub/http/net_address.h"
#include "core/base/result.h"

#include <QStringList>
#include <vector>

namespace segue::hub::http {

//! Who really asks: the peer, or what a trusted proxy says of it.
struct Client {
    NetAddress address;
    bool secure = false;
};

//! The proxies whose X-Forwarded-For and X-Forwarded-Proto are believed.
class TrustedProxies {
public:
    //! Addresses or CIDR blocks. Errors: Permanent "bad_trusted_proxy".
    static Result<TrustedProxies> parse(const QStringList& blocks);

    bool contains(const NetAddress& address) const;
    //! Walks X-Forwarded-For from its end for as long as the writers are trusted: what stands left
    //! of an address that is not trusted may be invented.
    Client resolve(const NetAddress& peer, const Headers& headers) const;

private:
    std::vector<NetBlock> m_blocks;
};

} // namespace segue::hub::http
