// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/http/answer_body.h"
#include "app/hub/http/response.h"
#include "core/base/instant.h"

namespace segue::hub::http {

using WireResponse = bhttp::response<AnswerBody>;

//! How an answer is put on the wire.
struct WireOptions {
    unsigned version = 11;
    bool keepAlive = true;
    bool withoutBody = false; //!< HEAD: the length is said and the body is not sent.
    Instant now;
};

WireResponse toWire(const Response& response, const WireOptions& options);

//! "Sun, 06 Nov 1994 08:49:37 GMT"
QByteArray httpDate(Instant at);

} // namespace segue::hub::http
