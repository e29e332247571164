// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/http/beast.h"
#include "app/hub/http/connection_slots.h"
#include "core/base/result.h"

#include <QString>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

namespace segue::hub::http {

struct ServerContext;

//! Takes connections and hands each to an HTTP connection of its own, or turns it away.
class Listener {
public:
    Listener(ServerContext& context, net::io_context& io);

    //! Binds; the port that was bound. Errors as Server::start().
    Result<quint16> open(const QString& address, quint16 port);
    //! Begins to take connections.
    void accept();
    //! Takes no more. From any thread.
    void close();

private:
    void onAccepted(const error_code& error, tcp::socket socket);
    void acceptLater();
    void take(tcp::socket socket);

    ServerContext& m_context;
    net::io_context& m_io;
    tcp::acceptor m_acceptor;
    net::steady_timer m_retry;
    ConnectionSlots m_refusals; //!< Those that are being told to come back later.
};

} // namespace segue::hub::http
