// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/async.h"
#include "core/net/http_message.h"

#include <memory>

namespace segue {

//! Carries HTTP requests, each at most once: never repeats one, never follows a redirect. One for
//! each account, because connections are shared inside of one.
class HttpTransport {
public:
    virtual ~HttpTransport() = default;

    //! The server's final answer, whatever its status. Errors, where there is none: Transient
    //! (provably not processed, or a read), Ambiguous (a command of which some byte may have been
    //! sent), Protocol (not HTTP, or more than maxResponseBytes), Permanent (an address that is not
    //! http or https), Storage (bodyFile or saveTo).
    virtual Async<HttpResponse> send(HttpRequest request) = 0;
};

//! Makes transports, so that tests and simulations can put theirs in the place of sockets.
class HttpTransportFactory {
public:
    virtual ~HttpTransportFactory() = default;
    virtual std::unique_ptr<HttpTransport> makeHttpTransport() = 0;
};

} // namespace segue
