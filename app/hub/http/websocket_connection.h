// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/http/admission.h"
#include "app/hub/http/beast.h"
#include "app/hub/http/connection_slots.h"

#include <vector>

namespace segue::hub::http {

//! A request that was let in to a WebSocket route, and its socket.
struct Upgrade {
    beast::tcp_stream stream;
    RequestHeader header;
    Admission admission;
    std::vector<SlotLease> leases;
};

//! Answers the upgrade and speaks WebSocket until one side ends it. Lives by itself.
void serveWebSocket(ServerContext& context, Upgrade upgrade);

} // namespace segue::hub::http
