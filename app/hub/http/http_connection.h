// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/http/beast.h"
#include "app/hub/http/connection_slots.h"
#include "app/hub/http/net_address.h"
#include "app/hub/http/response.h"

#include <optional>

namespace segue::hub::http {

struct ServerContext;

//! A socket that was just accepted, and what was decided about it.
struct Accepted {
    tcp::socket socket;
    NetAddress peer;
    SlotLease slot;
    std::optional<Response> refusal; //!< The only thing that this client is told.
};

//! Speaks HTTP on the socket until one side ends it, or it becomes a WebSocket. Lives by itself.
void serveHttp(ServerContext& context, Accepted accepted);

} // namespace segue::hub::http
