// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/http/router.h"
#include "core/base/result.h"

#include <QString>
#include <QStringList>
#include <functional>
#include <memory>
#include <optional>

namespace segue::hub::http {

//! What one client may cost. The deadlines are absolute: a trickle of bytes does not move them.
struct ServerLimits {
    quint32 headerBytes = 16 * 1024; //!< 431 above it.
    Millis headerDeadline{10'000};   //!< From a request's first byte to its last header; then 408.
    Millis bodyDeadline{30'000};     //!< For the whole body, where the route has none of its own; then 408.
    Millis writeDeadline{30'000}; //!< For an answer, beside the time that its size takes at minimumWriteRate.
    qint64 minimumWriteRate = 64 * 1024; //!< Bytes a second.
    Millis idleDeadline{60'000};         //!< Between two requests; then the connection is closed.
    //! How long a connection that is given up is read, so that the last answer is not lost to a
    //! reset.
    Millis lingerDeadline{5'000};
    Millis drainDeadline{5'000}; //!< How long stop() lets answers and WebSocket closes finish.
    //! Of all bodies that are read or worked on, beyond the first 64 KiB of each; 503 above it.
    qint64 bodyBytesInFlight = 256LL * 1024 * 1024;
    //! The same of all answers that their clients have not read yet; files count nothing.
    qint64 answerBytesInFlight = 256LL * 1024 * 1024;
    int connections = 1000;
    int connectionsPerClient = 100; //!< IPv6: per /64. A trusted proxy's clients: their WebSockets.
    std::optional<RateLimit> requestsPerClient;
    quint64 webSocketMessageBytes = 64 * 1024; //!< 1009 above it.
    Millis webSocketHandshake{10'000};         //!< Of opening and of closing.
    Millis webSocketIdle{20'000}; //!< Half of it without a sign of life: a ping; all of it: closed.
};

struct ServerOptions {
    QString address = QStringLiteral("127.0.0.1"); //!< A literal one; "::" takes IPv4 too.
    quint16 port = 0;                              //!< 0: any that is free.
    int ioThreads = 1;
    int workerThreads = 4;
    //! First and last on each worker thread, for what belongs to one thread (a database
    //! connection). Must not throw.
    std::function<void()> workerStarted;
    std::function<void()> workerEnding;
    QStringList trustedProxies; //!< Addresses or CIDR blocks.
    //! Names by which the hub is reached, without ports. Any other Host is 421, so that no page can
    //! reach a hub on this machine under a name of its own; localhost and loopback literals always
    //! pass. Empty: any.
    QStringList allowedHosts;
    ServerLimits limits;
};

struct ServerStats {
    int connections = 0;
    int webSockets = 0;
    quint64 requests = 0;         //!< Answered, refusals included.
    quint64 refused = 0;          //!< Connections turned away for want of a slot.
    quint64 slowPeersDropped = 0; //!< WebSockets whose queue ran over.
};

//! An HTTP/1.1 and WebSocket server without TLS (that is a proxy's job). The network has its own
//! threads; handlers run on worker threads and nothing runs on the caller's.
//!
//! Every answer is logged under "segue.hub.access" with its route's pattern: no query, body,
//! address or token.
class Server {
public:
    Server(ServerOptions options, Router router);
    //! Stops.
    ~Server();

    //! Binds and serves; the port that was bound. Once in a Server's life. Errors, all Permanent:
    //! "port_in_use", "port_forbidden", "bad_address" (not a literal address, or not this
    //! machine's), "bad_trusted_proxy", "listen_failed".
    Result<quint16> start();
    //! Takes no more connections, lets answers in progress finish and closes WebSockets with 1001,
    //! within the drain deadline; then waits for running handlers. Blocks; does nothing the second
    //! time. Not from a handler.
    void stop();

    //! 0 before start().
    quint16 port() const;
    ServerStats stats() const;

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace segue::hub::http
