// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fakes/sim_network.h"

#include "core/base/json.h"
#include "core/net/http_errors.h"

#include <QUrlQuery>

namespace segue {

using namespace Qt::StringLiterals;

namespace {
//! A request that takes longest reaches its server this late.
constexpr int longestWayMs = 45'000;
constexpr int framesRows = 8;

bool isCommand(const HttpRequest& request) {
    return request.method == "POST" && request.url.path().endsWith("/commands"_L1);
}
} // namespace

class SimTransport final : public HttpTransport {
public:
    explicit SimTransport(SimNetwork& network) : m_network(network) {}
    Async<HttpResponse> send(HttpRequest request) override { return m_network.send(request, m_alive); }

private:
    SimNetwork& m_network;
    std::shared_ptr<const void> m_alive = std::make_shared<int>();
};

SimNetwork::SimNetwork(FakeScheduler& scheduler, const Clock& clock, Random& random)
    : m_scheduler(scheduler), m_clock(clock), m_random(random) {}
SimNetwork::~SimNetwork() = default;

void SimNetwork::attach(SimServer& server) {
    m_servers.insert(server.name(), &server);
    server.onChange = [this, &server] { announce(server); };
}

std::unique_ptr<HttpTransport> SimNetwork::makeHttpTransport() {
    return std::make_unique<SimTransport>(*this);
}

std::unique_ptr<WebSocketClient> SimNetwork::makeWebSocket() {
    auto socket = std::make_unique<SimWebSocket>(*this);
    m_sockets.append(socket.get());
    return socket;
}

void SimNetwork::after(Millis delay, std::function<void()> call) {
    const quint64 id = ++m_lastTimer;
    m_timers[id] = m_scheduler.after(delay, [this, id, call = std::move(call)] {
        m_timers.erase(id);
        call();
    });
}

bool SimNetwork::happens(double SimFaults::* fault, const char* name) {
    const double probability = faults.*fault;
    if (probability <= 0 || m_random.unit() >= probability)
        return false;
    ++m_accidents[QString::fromLatin1(name)];
    return true;
}

Millis SimNetwork::between(int least, int most) {
    return Millis{least + static_cast<qint64>(m_random.below(quint64(most - least + 1)))};
}

Async<HttpResponse> SimNetwork::send(const HttpRequest& request, const std::shared_ptr<const void>& caller) {
    const auto reply = std::make_shared<Call>(answerLost(request, u"network_gone"_s, {}));
    reply->caller = caller;
    auto future = reply->future();
    if (isClientDead())
        return future;
    ++requests;
    if (isCommand(request))
        countCommand(request);
    const QString host = request.url.host();
    SimServer* server = m_servers.value(host);
    if (!server || isPartitioned(host) || happens(&SimFaults::unreachable, "unreachable")) {
        after(between(1, 500), [reply] { reply->give(fail(requestNotSent(u"unreachable"_s, {}))); });
        return future;
    }
    after(request.timeout, [request, reply] { reply->give(fail(answerLost(request, u"timeout"_s, {}))); });
    if (happens(&SimFaults::lostRequest, "lost request")) {
        if (m_random.below(2) == 0)
            after(between(1, 200), [request, reply] {
                reply->give(fail(answerLost(request, u"reset"_s, {})));
            });
        return future;
    }
    const bool isSlow = happens(&SimFaults::slow, "slow");
    const auto way = [&] { return between(1, isSlow ? longestWayMs : 40); };
    after(way(), [=, this] { deliverTo(*server, request, reply); });
    // Without a key or a state to compare, nobody could tell that it came twice.
    const bool isRepeatable = !isCommand(request) || server->simClass() == SimClass::Key ||
                              server->simClass() == SimClass::CompareAndSet;
    if (isRepeatable && happens(&SimFaults::repeated, "repeated"))
        after(way(), [=] { server->handle(request); });
    return future;
}

void SimNetwork::countCommand(const HttpRequest& request) {
    ++commandRequests;
    const QString host = request.url.host();
    // A write in two phases had begun before.
    const bool isBegun = m_servers.value(host)->simClass() == SimClass::CompareAndSet;
    if (!isBegun && m_clock.monotonic() < m_quietUntil.value(host))
        ++impatientCommands;
}

HttpResponse SimNetwork::serve(SimServer& server, const HttpRequest& request) {
    HttpResponse response;
    const bool mayBeRefused = request.url.path().contains("/commands"_L1);
    if (mayBeRefused && happens(&SimFaults::stranger, "stranger")) {
        if (m_random.below(2) == 0)
            server.handle(request);
        response.status = m_random.below(2) == 0 ? 403 : 404;
    } else if (happens(&SimFaults::rateLimited, "rate limited")) {
        response.status = 429;
        response.headers.set("Retry-After", QByteArray::number(m_random.below(15)));
    } else if (happens(&SimFaults::unavailable, "unavailable")) {
        response.status = 503;
    } else if (happens(&SimFaults::unauthorised, "unauthorised")) {
        response.status = 401;
    } else {
        response = server.handle(request);
        if (happens(&SimFaults::failsAfter, "fails after")) {
            response = HttpResponse();
            response.status = 500;
        }
    }
    return response;
}

void SimNetwork::deliverTo(SimServer& server, const HttpRequest& request, const Reply& reply) {
    // Cut off on the way, and nobody is told.
    if (isPartitioned(server.name()))
        return;
    HttpResponse response = serve(server, request);
    if (happens(&SimFaults::lostAnswer, "lost answer")) {
        if (m_random.below(2) == 0)
            after(between(1, 200), [request, reply] {
                reply->give(fail(answerLost(request, u"reset"_s, {})));
            });
        return;
    }
    after(between(1, 40), [this, request, response, reply] { answer(request, response, reply); });
}

void SimNetwork::answer(const HttpRequest& request, HttpResponse response, const Reply& reply) {
    if (isPartitioned(request.url.host()))
        return;
    if (happens(&SimFaults::cutAnswer, "cut answer")) {
        // With a length the transport notices; without one the adapter does.
        if (m_random.below(2) == 0)
            return reply->give(fail(answerLost(request, u"cut"_s, {})));
        response.body.truncate(qsizetype(m_random.below(quint64(response.body.size()) + 1)));
    }
    if (response.status == 429 && isCommand(request) && reply->isHeard())
        m_quietUntil[request.url.host()] =
            m_clock.monotonic() + std::chrono::seconds(response.headers.value("Retry-After").toInt());
    reply->give(response);
}

void SimNetwork::partition(const QString& name) {
    m_partitioned.insert(name);
    // The keep-alive notices some time later.
    for (const auto& socket : std::as_const(m_sockets)) {
        if (socket && socket->m_url.host() == name)
            after(between(0, 20'000), [this, socket] { drop(socket); });
    }
}

void SimNetwork::drop(SimWebSocket* socket) {
    if (!socket || socket->m_hasEnded)
        return;
    socket->m_hasEnded = true;
    socket->m_isOpen = false;
    Q_EMIT socket->failed({ErrorKind::Transient, u"connection_lost"_s, {}, 0, {}});
}

void SimNetwork::connectSocket(SimWebSocket* socket) {
    m_sockets.removeAll(nullptr);
    after(between(1, 300), [this, guard = QPointer(socket)] {
        if (!guard || guard->m_hasEnded)
            return;
        SimServer* server = m_servers.value(guard->m_url.host());
        if (!server || isPartitioned(server->name()) || happens(&SimFaults::unreachable, "unreachable") ||
            !server->admits(guard->m_headers))
            return drop(guard);
        guard->m_isOpen = true;
        guard->m_sentUpTo = QUrlQuery(guard->m_url).queryItemValue(u"after"_s).toLongLong();
        Q_EMIT guard->opened();
        announce(*server);
    });
}

void SimNetwork::announce(SimServer& server) {
    for (const auto& socket : std::as_const(m_sockets)) {
        if (!socket || !socket->m_isOpen || socket->m_url.host() != server.name() ||
            socket->m_sentUpTo >= server.head())
            continue;
        QJsonObject frame = server.page(socket->m_sentUpTo, framesRows);
        if (frame.value("complete"_L1).toBool() && server.canReplay(socket->m_sentUpTo))
            frame.insert(u"type"_s, u"changes"_s);
        else
            frame = {{u"type"_s, u"behind"_s}, {u"head"_s, server.head()}};
        socket->m_sentUpTo = server.head();
        sendFrame(socket, frame);
    }
}

void SimNetwork::sendFrame(SimWebSocket* socket, const QJsonObject& frame) {
    if (happens(&SimFaults::socketDropped, "socket dropped"))
        return after(between(0, 50), [this, guard = QPointer(socket)] { drop(guard); });
    if (happens(&SimFaults::frameLost, "frame lost"))
        return;
    const int copies = happens(&SimFaults::frameRepeated, "frame repeated") ? 2 : 1;
    for (int i = 0; i < copies; ++i) {
        const Millis way = happens(&SimFaults::frameLate, "frame late") ? between(1, 3'000) : between(1, 20);
        after(way, [this, guard = QPointer(socket), frame] {
            if (guard && guard->m_isOpen && !isPartitioned(guard->m_url.host()))
                Q_EMIT guard->textReceived(QString::fromUtf8(toJson(frame)));
        });
    }
}

void SimWebSocket::open(const QUrl& url, const HttpHeaders& headers) {
    m_url = url;
    m_headers = headers;
    m_network.connectSocket(this);
}

void SimWebSocket::close() {
    if (m_hasEnded)
        return;
    m_isOpen = false;
    m_hasEnded = true;
    m_network.after(Millis{0}, [guard = QPointer(this)] {
        if (guard)
            Q_EMIT guard->closed(1000, {});
    });
}

} // namespace segue
