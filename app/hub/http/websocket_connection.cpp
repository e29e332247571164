// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/http/websocket_connection.h"

#include "app/hub/http/access_log.h"
#include "app/hub/http/peer_mailbox.h"
#include "app/hub/http/server_context.h"
#include "app/hub/http/subprotocol.h"
#include "core/base/log.h"

#include <boost/asio/dispatch.hpp>
#include <boost/asio/post.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/websocket/stream.hpp>

namespace segue::hub::http {

using namespace Qt::StringLiterals;
namespace ws = beast::websocket;

namespace {

//! One WebSocket. The read loop is its life: every way to end makes the pending read fail, and
//! there it is taken apart. Handlers run on a worker while no read is pending.
class WebSocketConnection final : public Connection,
                                  public std::enable_shared_from_this<WebSocketConnection> {
public:
    WebSocketConnection(ServerContext& context, Upgrade upgrade)
        : m_context(context), m_stream(std::move(upgrade.stream)), m_executor(m_stream.get_executor()),
          m_header(std::move(upgrade.header)), m_request(std::move(upgrade.admission.request)),
          m_route(*upgrade.admission.route), m_leases(std::move(upgrade.leases)),
          m_mailbox(std::make_shared<PeerMailbox>(m_route.webSocket.queueLimit)) {
        ++m_context.webSockets;
    }
    ~WebSocketConnection() override {
        m_mailbox->disconnect();
        --m_context.webSockets;
        m_context.registry.remove(this);
    }

    void accept();

    void drain() override { m_mailbox->close(CloseCode::GoingAway, u"The hub is stopping."_s); }
    void abort() override {
        net::post(m_executor, [self = shared_from_this()] { self->cutOff(); });
    }
    void abandon() override { m_mailbox->disconnect(); }

private:
    void configure();
    void onAccepted(const error_code& error);
    void open();
    void read();
    void onRead(const error_code& error);
    void deliver(QByteArray message);
    void onWoken();
    void writeNext();
    void write(const PeerMailbox::Close& close);
    void write(const std::shared_ptr<const QByteArray>& message);
    void cutOff();
    void finish();
    //! Runs `work` on a worker; if it throws, the socket is closed with 1011. Then runs `then` on
    //! the strand.
    template <class Work, class Then> void onWorker(Work work, Then then);

    ServerContext& m_context;
    ws::stream<beast::tcp_stream, false> m_stream;
    const beast::tcp_stream::executor_type m_executor;
    RequestHeader m_header;
    const Request m_request;
    const Route& m_route;
    const std::vector<SlotLease> m_leases;
    const std::shared_ptr<PeerMailbox> m_mailbox;
    WebSocketHandlers m_handlers;
    beast::flat_buffer m_buffer;
    TokenBucket m_messageBucket;
    bool m_isOpen = false; //!< The handshake has been answered.
    bool m_isWriting = false;
    bool m_isCutOff = false;
};

void WebSocketConnection::configure() {
    const ServerLimits& limits = m_context.options.limits;
    beast::get_lowest_layer(m_stream).expires_never();
    m_stream.set_option(ws::stream_base::timeout{limits.webSocketHandshake, limits.webSocketIdle, true});
    const bool answersSubprotocol = m_request.subprotocols.contains(QLatin1StringView(subprotocolName));
    m_stream.set_option(ws::stream_base::decorator([answersSubprotocol](ws::response_type& response) {
        if (answersSubprotocol)
            response.set(bhttp::field::sec_websocket_protocol, subprotocolName);
    }));
    m_stream.read_message_max(limits.webSocketMessageBytes);
    m_stream.text(true);
    m_mailbox->connect([weak = weak_from_this(), executor = m_executor] {
        net::post(executor, [weak] {
            if (const auto self = weak.lock())
                self->onWoken();
        });
    });
}

void WebSocketConnection::accept() {
    configure();
    m_stream.async_accept(
        bhttp::request<bhttp::empty_body>(std::move(m_header)),
        [self = shared_from_this()](const error_code& error) { self->onAccepted(error); });
}

void WebSocketConnection::onAccepted(const error_code& error) {
    ++m_context.requests;
    logAccess({"GET", m_route.pattern, error ? 400 : 101, 0, 0, Millis{0}});
    // A refused handshake has been answered by Beast. There is nobody to tell.
    if (error)
        return;
    m_isOpen = true;
    if (m_context.draining)
        drain();
    writeNext();
    open();
}

template <class Work, class Then> void WebSocketConnection::onWorker(Work work, Then then) {
    m_context.workers.post([self = shared_from_this(), work = std::move(work), then = std::move(then)] {
        try {
            work(*self);
        } catch (...) {
            qCWarning(segueHub) << "a WebSocket handler threw:" << self->m_route.pattern;
            self->m_mailbox->close(CloseCode::InternalError, {});
        }
        net::post(self->m_executor, [self, then] { then(*self); });
    });
}

void WebSocketConnection::open() {
    onWorker(
        [](WebSocketConnection& self) {
            self.m_handlers = self.m_route.onOpen(self.m_mailbox, self.m_request);
        },
        [](WebSocketConnection& self) { self.read(); });
}

void WebSocketConnection::read() {
    m_stream.async_read(
        m_buffer, [self = shared_from_this()](const error_code& error, std::size_t) { self->onRead(error); });
}

void WebSocketConnection::onRead(const error_code& error) {
    if (error)
        return finish();
    const auto bytes = m_buffer.cdata();
    QByteArray message(static_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size()));
    m_buffer.consume(bytes.size());
    const auto& rate = m_route.webSocket.messageRate;
    if (!m_stream.got_text())
        m_mailbox->close(CloseCode::UnknownData, u"Only text is understood."_s);
    else if (rate && m_messageBucket.take(*rate, m_context.clock.monotonic()))
        m_mailbox->close(CloseCode::PolicyViolation, u"Too many messages."_s);
    else if (m_handlers.onMessage && m_mailbox->isOpen())
        return deliver(std::move(message));
    read();
}

void WebSocketConnection::deliver(QByteArray message) {
    onWorker(
        [message = std::move(message)](WebSocketConnection& self) {
            self.m_handlers.onMessage(self.m_mailbox, message);
        },
        [](WebSocketConnection& self) { self.read(); });
}

void WebSocketConnection::onWoken() {
    if (m_mailbox->hasOverflowed()) {
        if (std::exchange(m_isCutOff, true))
            return;
        ++m_context.slowPeersDropped;
        qCInfo(segueHub) << "dropped a client that does not read:" << m_route.pattern;
        return cutOff();
    }
    if (m_isOpen && !m_isWriting)
        writeNext();
}

void WebSocketConnection::writeNext() {
    m_isWriting = false;
    const auto item = m_mailbox->next();
    if (!item)
        return;
    m_isWriting = true;
    std::visit([this](const auto& next) { write(next); }, *item);
}

void WebSocketConnection::write(const PeerMailbox::Close& close) {
    ws::close_reason reason(static_cast<ws::close_code>(close.code));
    reason.reason.assign(close.reason.constData(), static_cast<std::size_t>(close.reason.size()));
    m_stream.async_close(reason, [self = shared_from_this()](const error_code&) {});
}

void WebSocketConnection::write(const std::shared_ptr<const QByteArray>& message) {
    const net::const_buffer bytes(message->constData(), static_cast<std::size_t>(message->size()));
    // A failed write needs no care: the read fails too.
    m_stream.async_write(bytes, [self = shared_from_this(), message](const error_code& error, std::size_t) {
        if (!error)
            self->writeNext();
    });
}

void WebSocketConnection::cutOff() {
    beast::get_lowest_layer(m_stream).close();
}

void WebSocketConnection::finish() {
    m_mailbox->disconnect();
    onWorker(
        [](WebSocketConnection& self) {
            const WebSocketHandlers handlers = std::move(self.m_handlers);
            self.m_handlers = {};
            if (handlers.onClose)
                handlers.onClose(self.m_mailbox);
        },
        [](WebSocketConnection&) {});
}

} // namespace

void serveWebSocket(ServerContext& context, Upgrade upgrade) {
    auto connection = std::make_shared<WebSocketConnection>(context, std::move(upgrade));
    context.registry.add(connection);
    connection->accept();
}

} // namespace segue::hub::http
