// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/qt_http_transport.h"

#include "core/net/http_exchange.h"

namespace segue {

Async<HttpResponse> QtHttpTransport::send(HttpRequest request) {
    auto* exchange = new HttpExchange(std::move(request), m_manager, m_scheduler, &m_exchanges);
    return exchange->future();
}

} // namespace segue
