// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/http/http_connection.h"

#include "app/hub/http/access_log.h"
#include "app/hub/http/admission.h"
#include "app/hub/http/byte_array_body.h"
#include "app/hub/http/cors.h"
#include "app/hub/http/framing.h"
#include "app/hub/http/read_deadline.h"
#include "app/hub/http/refusals.h"
#include "app/hub/http/server_context.h"
#include "app/hub/http/websocket_connection.h"
#include "app/hub/http/wire_response.h"
#include "core/base/log.h"

#include <array>
#include <boost/asio/dispatch.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/write.hpp>
#include <limits>

namespace segue::hub::http {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t bufferBytes = 32 * 1024;
using Scrap = std::array<char, 16 * 1024>;
constexpr qint64 maxLingerBytes = 64 * 1024 * 1024;

//! One client's connection: a loop of idle → header → authorise → body → handler → answer.
//! Everything but authorise and handler runs on the connection's strand, and those only while
//! nothing is pending there.
class HttpConnection final : public Connection, public std::enable_shared_from_this<HttpConnection> {
public:
    HttpConnection(ServerContext& context, Accepted accepted)
        : m_context(context), m_limits(context.options.limits), m_stream(std::move(accepted.socket)),
          m_executor(m_stream.get_executor()), m_deadline(m_stream), m_buffer(bufferBytes),
          m_peer(accepted.peer), m_slot(std::move(accepted.slot)), m_bodyLease(context.bodyBudget),
          m_answerLease(context.answerBudget) {}
    ~HttpConnection() override { m_context.registry.remove(this); }

    void serve() {
        net::dispatch(m_executor, [self = shared_from_this()] { self->awaitRequest(); });
    }
    void refuse(Response refusal) {
        net::dispatch(m_executor, [self = shared_from_this(), refusal = std::move(refusal)]() mutable {
            self->m_mustClose = true;
            self->respond(std::move(refusal));
        });
    }

    void drain() override {
        net::post(m_executor, [self = shared_from_this()] {
            if (self->m_isIdle)
                self->closeNow();
        });
    }
    void abort() override {
        net::post(m_executor, [self = shared_from_this()] { self->closeNow(); });
    }
    void abandon() override {}

private:
    void awaitRequest();
    void readHeader();
    void onHeader(const error_code& error);
    void admitRequest();
    void authorise();
    void afterAuthorise(std::optional<Response> refusal);
    void continueThenReadBody();
    void readBody();
    void readMoreOfBody();
    void onBody(const error_code& error);
    void handle();
    void upgrade();
    void onReadFailed(const error_code& error);
    //! What the request brought has served; a slow reader of the answer must not hold it.
    void forgetBody();
    void respond(Response response);
    void onWritten(const error_code& error, bool keepAlive);
    void linger();
    void discard();
    void closeNow();

    bool hasBody() const { return !m_parser->is_done(); }
    //! Runs `work` on a worker and its answer's `then` on the strand.
    template <class Work, class Then> void onWorker(Work work, Then then);

    ServerContext& m_context;
    const ServerLimits& m_limits;
    beast::tcp_stream m_stream; //!< Moved from once the connection is a WebSocket.
    const beast::tcp_stream::executor_type m_executor;
    ReadDeadline m_deadline;
    beast::flat_buffer m_buffer;
    const NetAddress m_peer;
    SlotLease m_slot;

    bool m_isIdle = false;
    bool m_isUpgraded = false;
    bool m_mustClose = false;

    // Of the request in progress.
    std::optional<bhttp::request_parser<ByteArrayBody>> m_parser;
    Admission m_admission;
    BodyLease m_bodyLease;
    std::optional<WireResponse> m_response;
    BodyLease m_answerLease;
    AccessRecord m_record;
    Millis m_startedAt{0};

    std::unique_ptr<Scrap> m_scrap; //!< Where discarded bytes go.
    qint64 m_discarded = 0;
};

void HttpConnection::awaitRequest() {
    m_admission = {};
    m_parser.reset();
    m_response.reset();
    m_answerLease.release();
    m_record = {};
    if (m_buffer.size() > 0)
        return readHeader();
    if (m_context.draining)
        return closeNow();
    m_isIdle = true;
    m_stream.expires_after(m_limits.idleDeadline);
    m_stream.async_read_some(
        m_buffer.prepare(4096), [self = shared_from_this()](const error_code& error, std::size_t bytes) {
            self->m_isIdle = false;
            if (error)
                return self->closeNow();
            self->m_buffer.commit(bytes);
            self->readHeader();
        });
}

void HttpConnection::readHeader() {
    m_startedAt = m_context.clock.monotonic();
    m_parser.emplace();
    m_parser->header_limit(m_limits.headerBytes);
    // The route decides, and is not known yet. Not "none": Boost 1.74 takes that for zero.
    m_parser->body_limit(std::numeric_limits<std::uint64_t>::max());
    m_deadline.arm(m_limits.headerDeadline, shared_from_this());
    bhttp::async_read_header(
        m_stream, m_buffer, *m_parser,
        [self = shared_from_this()](const error_code& error, std::size_t) { self->onHeader(error); });
}

void HttpConnection::onHeader(const error_code& error) {
    m_deadline.disarm();
    if (error)
        return onReadFailed(error);
    admitRequest();
    if (m_admission.refusal) {
        const int status = m_admission.refusal->status;
        // Where the framing is in doubt, so is where the next request begins.
        m_mustClose = m_mustClose || status == 400 || status == 431;
        return respond(std::move(*m_admission.refusal));
    }
    authorise();
}

void HttpConnection::admitRequest() {
    const auto& header = m_parser->get();
    std::optional<quint64> announced = 0;
    if (m_parser->chunked())
        announced = std::nullopt;
    else if (const auto length = m_parser->content_length())
        announced = *length;
    m_admission = admit(m_context, header, m_peer, announced);
    m_record.method = toBytes(m_admission.request.method);
    m_record.route = m_admission.request.route;
}

template <class Work, class Then> void HttpConnection::onWorker(Work work, Then then) {
    m_stream.expires_never();
    m_context.workers.post([self = shared_from_this(), work = std::move(work), then = std::move(then)] {
        auto answer = work(*self);
        net::post(self->m_executor, [self, then, answer = std::move(answer)]() mutable {
            then(*self, std::move(answer));
        });
    });
}

void HttpConnection::authorise() {
    if (!m_admission.route->options.authorise)
        return afterAuthorise(std::nullopt);
    onWorker(
        [](HttpConnection& self) -> std::optional<Response> {
            try {
                return self.m_admission.route->options.authorise(self.m_admission.request);
            } catch (...) {
                qCWarning(segueHub) << "authorising threw:" << self.m_record.route;
                return internalError();
            }
        },
        [](HttpConnection& self, std::optional<Response> refusal) {
            self.afterAuthorise(std::move(refusal));
        });
}

void HttpConnection::afterAuthorise(std::optional<Response> refusal) {
    if (refusal)
        return respond(std::move(*refusal));
    if (m_admission.route->isWebSocket())
        return upgrade();
    if (!hasBody())
        return handle();
    continueThenReadBody();
}

void HttpConnection::continueThenReadBody() {
    static constexpr char go[] = "HTTP/1.1 100 Continue\r\n\r\n";
    const bool isAsked = m_admission.request.headers.contains("Expect");
    if (!isAsked || m_buffer.size() > 0 || m_parser->get().version() < 11)
        return readBody();
    m_stream.expires_after(m_limits.writeDeadline);
    net::async_write(
        m_stream, net::buffer(go, sizeof(go) - 1),
        [self = shared_from_this()](const error_code& error, std::size_t) {
            if (error)
                return self->closeNow();
            self->readBody();
        });
}

void HttpConnection::readBody() {
    const RouteOptions& options = m_admission.route->options;
    m_parser->body_limit(static_cast<std::uint64_t>(options.bodyLimit));
    const bool hasOwnDeadline = options.bodyDeadline.count() > 0;
    m_deadline.arm(hasOwnDeadline ? options.bodyDeadline : m_limits.bodyDeadline, shared_from_this());
    m_parser->eager(true);
    readMoreOfBody();
}

// Piece by piece, because memory is taken from the budget as it is needed: a length that is announced
// and never sent holds nothing.
void HttpConnection::readMoreOfBody() {
    bhttp::async_read_some(
        m_stream, m_buffer, *m_parser,
        [self = shared_from_this()](const error_code& error, std::size_t) { self->onBody(error); });
}

void HttpConnection::onBody(const error_code& error) {
    const bool hasRoom = m_bodyLease.growTo(m_parser->get().body().size());
    if (!error && hasRoom && !m_parser->is_done())
        return readMoreOfBody();
    m_deadline.disarm();
    if (error)
        return onReadFailed(error);
    if (!hasRoom)
        return respond(tooManyBodies());
    m_admission.request.body = std::move(m_parser->get().body());
    m_record.requestBytes = m_admission.request.body.size();
    handle();
}

void HttpConnection::handle() {
    onWorker(
        [](HttpConnection& self) -> Response {
            try {
                return self.m_admission.route->handler(self.m_admission.request);
            } catch (...) {
                qCWarning(segueHub) << "a handler threw:" << self.m_record.route;
                return internalError();
            }
        },
        [](HttpConnection& self, Response response) { self.respond(std::move(response)); });
}

void HttpConnection::upgrade() {
    if (m_buffer.size() > 0) {
        m_mustClose = true;
        return respond(
            errorResponse(400, u"bad_request"_s, u"Nothing may follow an upgrade before it is answered."_s));
    }
    std::vector<SlotLease> leases;
    // A proxy's connections count for nobody; the WebSockets behind them count for their clients.
    if (!(m_admission.client == m_peer)) {
        SlotLease lease;
        if (m_context.connectionSlots.acquireForClient(m_admission.client.clientKey(), lease) !=
            SlotAnswer::Granted)
            return respond(tooManyRequests(m_limits.idleDeadline));
        leases.push_back(std::move(lease));
    }
    leases.push_back(std::move(m_slot));
    m_isUpgraded = true;
    serveWebSocket(
        m_context, Upgrade{
                       std::move(m_stream), std::move(m_parser->get().base()), std::move(m_admission),
                       std::move(leases)});
}

void HttpConnection::onReadFailed(const error_code& error) {
    std::optional<Response> answer = answerToParseError(error);
    if (m_deadline.hasPassed())
        answer = errorResponse(408, u"request_timeout"_s, u"The request took too long to arrive."_s);
    if (!answer)
        return closeNow();
    m_mustClose = true;
    respond(std::move(*answer));
}

void HttpConnection::forgetBody() {
    m_admission.request.body = {};
    if (m_parser)
        m_parser->get().body() = {};
    m_bodyLease.release();
}

void HttpConnection::respond(Response response) {
    forgetBody();
    if (!m_answerLease.growTo(response.body.size()))
        response = tooManyAnswers();
    const bool isBodyUnread = m_parser && m_parser->is_header_done() && !m_parser->is_done();
    const bool keepAlive =
        !m_mustClose && !isBodyUnread && !m_context.draining && m_parser && m_parser->keep_alive();
    const Route* route = m_admission.route;
    if (route && route->options.cors)
        addCorsHeaders(*route->options.cors, m_admission.request, response);
    WireOptions options;
    options.keepAlive = keepAlive;
    options.now = m_context.clock.now();
    options.withoutBody = m_admission.request.method == Method::Head;
    if (m_parser && m_parser->is_header_done())
        options.version = m_parser->get().version();
    m_response = toWire(response, options);
    m_record.status = response.status;
    m_record.responseBytes = static_cast<qint64>(AnswerBody::size(m_response->body()));
    const Millis sending{1000 * m_record.responseBytes / m_limits.minimumWriteRate};
    m_stream.expires_after(m_limits.writeDeadline + sending);
    bhttp::async_write(
        m_stream, *m_response, [self = shared_from_this(), keepAlive](const error_code& error, std::size_t) {
            self->onWritten(error, keepAlive);
        });
}

void HttpConnection::onWritten(const error_code& error, bool keepAlive) {
    m_record.took = m_context.clock.monotonic() - m_startedAt;
    ++m_context.requests;
    logAccess(m_record);
    if (error)
        return closeNow();
    if (keepAlive)
        return awaitRequest();
    linger();
}

// A socket that is closed with unread bytes in it resets the connection, and the reset overtakes
// the answer. So what the client still sends is read and dropped until it has heard us, for a
// while.
void HttpConnection::linger() {
    error_code ignored;
    m_stream.socket().shutdown(tcp::socket::shutdown_send, ignored);
    m_stream.expires_after(m_limits.lingerDeadline);
    m_response.reset();
    m_answerLease.release();
    m_scrap = std::make_unique<Scrap>();
    discard();
}

void HttpConnection::discard() {
    m_stream.async_read_some(
        net::buffer(*m_scrap), [self = shared_from_this()](const error_code& error, std::size_t bytes) {
            self->m_discarded += static_cast<qint64>(bytes);
            if (error || self->m_discarded > maxLingerBytes)
                return self->closeNow();
            self->discard();
        });
}

void HttpConnection::closeNow() {
    if (m_isUpgraded)
        return;
    m_deadline.disarm();
    m_stream.close();
}

} // namespace

void serveHttp(ServerContext& context, Accepted accepted) {
    std::optional<Response> refusal = std::move(accepted.refusal);
    auto connection = std::make_shared<HttpConnection>(context, std::move(accepted));
    context.registry.add(connection);
    if (refusal)
        connection->refuse(std::move(*refusal));
    else
        connection->serve();
}

} // namespace segue::hub::http
