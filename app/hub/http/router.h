// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/http/origin_policy.h"
#include "app/hub/http/rate_limiter.h"
#include "app/hub/http/request.h"
#include "app/hub/http/response.h"
#include "app/hub/http/websocket_peer.h"

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace segue::hub::http {

//! Plain synchronous code, called on a worker thread. What it throws becomes a 500.
using Handler = std::function<Response(const Request&)>;
//! Called on a worker thread before the body is read: a refusal, or nothing to go on. May set
//! `identity`.
using Authorise = std::function<std::optional<Response>(Request&)>;
//! Called on a worker thread when the socket is open, before the first message is read.
using OnOpen = std::function<WebSocketHandlers(const PeerPointer&, const Request&)>;

//! What a route asks of a request before its handler runs.
struct RouteOptions {
    qint64 bodyLimit = 1024 * 1024; //!< Bytes; 413 above it.
    Millis bodyDeadline{0};         //!< For the whole body; 0: the server's. Uploads want minutes.
    std::optional<RateLimit> rate;  //!< By client address (IPv6: its /64), beside the server's own.
    //! Web pages elsewhere that may call the route. Without it, a request from a foreign page is
    //! 403 and OPTIONS is 405.
    std::optional<OriginPolicy> cors;
    Authorise authorise;
};

struct WebSocketOptions {
    OriginPolicy origins;
    std::optional<RateLimit> rate;        //!< Of openings, by client address.
    std::optional<RateLimit> messageRate; //!< Of messages, by socket; 1008 above it.
    qint64 queueLimit = 1024 * 1024;      //!< Bytes queued for a client before it is cut off.
    Authorise authorise;
};

//! One entry of the Router's table.
struct Route {
    Method method = Method::Get;
    QString pattern;
    QStringList segments;
    QByteArray specificity; //!< Of two patterns that match, the smaller one is meant.
    RouteOptions options;
    Handler handler;
    WebSocketOptions webSocket;
    OnOpen onOpen; //!< Set for WebSocket routes only.

    bool isWebSocket() const { return static_cast<bool>(onOpen); }
};

//! What the Router knows of a path.
struct RouteMatch {
    const Route* route = nullptr; //!< Null where `allowed` says whether it is a 404 or a 405.
    QHash<QString, QString> parameters;
    QList<Method> allowed; //!< What the path answers to; empty for an unknown path.
};

//! The table of routes. Filled before the server starts, read by all its threads afterwards.
//!
//! Patterns: "/api/v1/conversations/:id" (a name takes one segment that is not empty),
//! "/widget/*path" (a last name with a star takes the rest, which may be empty). A literal segment
//! wins over a name, and a name over the rest.
class Router {
public:
    Router();
    ~Router();
    Router(Router&&) noexcept;
    Router& operator=(Router&&) noexcept;

    //! A GET route answers HEAD too, unless there is a HEAD route. The same method and pattern
    //! twice is a mistake in the program.
    void add(Method method, const QString& pattern, RouteOptions options, Handler handler);
    void addWebSocket(const QString& pattern, WebSocketOptions options, OnOpen onOpen);

    //! `segments`: the decoded path, cut at its slashes, without the first one.
    RouteMatch match(Method method, const QStringList& segments) const;

private:
    void insert(std::unique_ptr<Route> route);

    std::vector<std::unique_ptr<Route>> m_routes;
};

} // namespace segue::hub::http
