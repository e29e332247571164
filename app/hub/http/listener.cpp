// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/http/listener.h"

#include "app/hub/http/http_connection.h"
#include "app/hub/http/server_context.h"
#include "core/base/log.h"

#include <boost/asio/ip/v6_only.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/strand.hpp>

namespace segue::hub::http {

using namespace Qt::StringLiterals;

namespace {

constexpr Millis retryInterval{100};
constexpr int maxRefusals = 64;

tl::unexpected<Error> bindError(const error_code& error, quint16 port) {
    const QString where = QString::number(port);
    if (error == net::error::address_in_use)
        return fail(
            ErrorKind::Permanent, u"port_in_use"_s, u"Port %1 is used by another program."_s.arg(where));
    if (error == net::error::access_denied)
        return fail(
            ErrorKind::Permanent, u"port_forbidden"_s,
            u"The system does not let this user listen on port %1."_s.arg(where));
    if (error == error_code(boost::system::errc::address_not_available, boost::system::system_category()))
        return fail(
            ErrorKind::Permanent, u"bad_address"_s,
            u"The address to listen on is not one of this machine's."_s);
    return fail(
        ErrorKind::Permanent, u"listen_failed"_s,
        u"Cannot listen on port %1: %2"_s.arg(where, QString::fromStdString(error.message())));
}

Response refusalFor(SlotAnswer answer) {
    if (answer == SlotAnswer::AddressFull)
        return errorResponse(
            429, u"too_many_connections"_s, u"There are too many connections from this address."_s);
    return errorResponse(503, u"server_full"_s, u"The hub has no free connection."_s);
}

} // namespace

Listener::Listener(ServerContext& context, net::io_context& io)
    : m_context(context), m_io(io), m_acceptor(net::make_strand(io)), m_retry(m_acceptor.get_executor()),
      m_refusals(maxRefusals, maxRefusals) {}

Result<quint16> Listener::open(const QString& address, quint16 port) {
    error_code error;
    const auto parsed = net::ip::make_address(address.toStdString(), error);
    if (error)
        return fail(
            ErrorKind::Permanent, u"bad_address"_s,
            u"The address to listen on must be a literal IP address."_s);
    const tcp::endpoint endpoint(parsed, port);
    m_acceptor.open(endpoint.protocol(), error);
    if (error)
        return bindError(error, port);
#ifndef Q_OS_WIN // There it would let another program take the port over.
    m_acceptor.set_option(net::socket_base::reuse_address(true), error);
#endif
    if (parsed.is_v6())
        m_acceptor.set_option(net::ip::v6_only(false), error);
    m_acceptor.bind(endpoint, error);
    if (!error)
        m_acceptor.listen(net::socket_base::max_listen_connections, error);
    if (error)
        return bindError(error, port);
    return m_acceptor.local_endpoint().port();
}

void Listener::accept() {
    m_acceptor.async_accept(net::make_strand(m_io), [this](const error_code& error, tcp::socket socket) {
        onAccepted(error, std::move(socket));
    });
}

void Listener::close() {
    net::post(m_acceptor.get_executor(), [this] {
        error_code ignored;
        m_acceptor.close(ignored);
        m_retry.cancel();
    });
}

void Listener::onAccepted(const error_code& error, tcp::socket socket) {
    if (!m_acceptor.is_open())
        return;
    if (error == net::error::no_descriptors || error == net::error::no_memory ||
        error == net::error::no_buffer_space)
        return acceptLater();
    if (!error)
        take(std::move(socket));
    accept();
}

// Out of descriptors, the next accept would fail at once, and so on for ever.
void Listener::acceptLater() {
    qCWarning(segueHub) << "out of file descriptors";
    m_retry.expires_after(retryInterval);
    m_retry.async_wait([this](const error_code& error) {
        if (!error && m_acceptor.is_open())
            accept();
    });
}

void Listener::take(tcp::socket socket) {
    error_code error;
    const auto endpoint = socket.remote_endpoint(error);
    if (error)
        return;
    socket.set_option(tcp::no_delay(true), error);
    auto address = endpoint.address();
    if (address.is_v6()) {
        auto withoutZone = address.to_v6();
        withoutZone.scope_id(0);
        address = withoutZone;
    }
    const auto peer = NetAddress::parse(QByteArray::fromStdString(address.to_string()));
    if (!peer)
        return;
    Accepted accepted{std::move(socket), *peer, {}, std::nullopt};
    const bool isProxy = m_context.proxies.contains(*peer);
    const SlotAnswer answer =
        m_context.connectionSlots.acquire(isProxy ? QByteArray() : peer->clientKey(), accepted.slot);
    if (answer != SlotAnswer::Granted) {
        ++m_context.refused;
        if (m_refusals.acquire({}, accepted.slot) != SlotAnswer::Granted)
            return;
        accepted.refusal = refusalFor(answer);
        accepted.refusal->headers.set("Retry-After", "1");
    }
    serveHttp(m_context, std::move(accepted));
}

} // namespace segue::hub::http
