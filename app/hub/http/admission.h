// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/http/beast.h"
#include "app/hub/http/net_address.h"
#include "app/hub/http/server_context.h"

#include <optional>

namespace segue::hub::http {

//! What is decided about a request by its header alone, before a worker or its body costs anything.
struct Admission {
    Request request;
    NetAddress client;
    const Route* route = nullptr;    //!< Also set with most refusals, for the log and for CORS.
    std::optional<Response> refusal; //!< The answer, if it is known already.
};

//! `announcedBody`: bytes that Content-Length announces; nothing for a chunked body.
Admission admit(
    ServerContext& context, const RequestHeader& header, const NetAddress& peer,
    std::optional<quint64> announcedBody);

} // namespace segue::hub::http
