// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/test_hub_http_support.h"

#include <QLoggingCategory>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QTest>
#include <QWebSocket>
#include <QWebSocketProtocol>
#include <atomic>
#include <deque>
#include <mutex>
#include <stdexcept>
#include <thread>
#include <vector>

using namespace segue;
using namespace segue::hub::http;
using namespace Qt::StringLiterals;

namespace {

constexpr char key[] = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";

QByteArray upgradeRequest(const QByteArray& target, const QByteArray& headers = {}) {
    return getRequest(
        target, "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n" +
                    QByteArray(key) + headers);
}

} // namespace

//! WebSockets through a real server.
class TestHubHttpWebSocket : public QObject {
    Q_OBJECT

    std::unique_ptr<Server> m_server;
    std::mutex m_mutex;
    PeerPointer m_lastPeer;
    std::atomic<int> m_opened{0};
    std::atomic<int> m_closed{0};

    QUrl url(const QString& path) const {
        return QUrl(u"ws://127.0.0.1:%1%2"_s.arg(m_server->port()).arg(path));
    }
    PeerPointer lastPeer() {
        const std::lock_guard lock(m_mutex);
        return m_lastPeer;
    }
    WebSocketHandlers opened(const PeerPointer& peer) {
        {
            const std::lock_guard lock(m_mutex);
            m_lastPeer = peer;
        }
        ++m_opened;
        return {
            [](const PeerPointer& from, const QByteArray& message) { from->send("echo " + message); },
            [this](const PeerPointer&) { ++m_closed; }};
    }

    Router routes() {
        Router router;
        const auto onOpen = [this](const PeerPointer& peer, const Request&) { return opened(peer); };
        router.add(Method::Get, u"/"_s, {}, [](const Request&) { return text("home"); });
        router.addWebSocket(u"/echo"_s, {}, onOpen);
        WebSocketOptions shop;
        shop.origins.origins = {"https://shop.example"};
        router.addWebSocket(u"/shop"_s, shop, onOpen);
        WebSocketOptions narrow;
        narrow.queueLimit = 512 * 1024;
        router.addWebSocket(u"/narrow"_s, narrow, onOpen);
        WebSocketOptions metered;
        metered.messageRate = RateLimit{3, Millis{60'000}};
        router.addWebSocket(u"/metered"_s, metered, onOpen);
        WebSocketOptions guarded;
        guarded.authorise = [](Request& request) -> std::optional<Response> {
            if (request.bearerToken() != "dG9rZW4")
                return errorResponse(401, u"unauthorized"_s, u"A token is needed."_s);
            request.identity = request.subprotocols;
            return std::nullopt;
        };
        router.addWebSocket(u"/guarded"_s, guarded, [this](const PeerPointer& peer, const Request& request) {
            peer->send(std::any_cast<QStringList>(request.identity).join(u'+').toUtf8());
            return opened(peer);
        });
        router.addWebSocket(u"/throws"_s, {}, [this](const PeerPointer& peer, const Request&) {
            WebSocketHandlers handlers = opened(peer);
            handlers.onMessage = [](const PeerPointer&, const QByteArray&) { throw std::runtime_error("x"); };
            return handlers;
        });
        return router;
    }

    //! Opens `socket` and waits until the server has taken it over.
    bool connects(QWebSocket& socket, const QString& path) {
        const int before = m_opened;
        QSignalSpy connected(&socket, &QWebSocket::connected);
        socket.open(url(path));
        return connected.wait(5000) && QTest::qWaitFor([&] { return m_opened > before; });
    }

private Q_SLOTS:
    void initTestCase() { QLoggingCategory::setFilterRules(u"segue.hub.access.info=false"_s); }

    void init() {
        m_opened = 0;
        m_closed = 0;
        ServerOptions options;
        options.ioThreads = 2;
        options.limits.drainDeadline = Millis{2000};
        options.limits.webSocketIdle = Millis{800};
        options.limits.webSocketHandshake = Millis{500};
        m_server = std::make_unique<Server>(options, routes());
        QVERIFY(m_server->start());
    }

    void cleanup() {
        m_server.reset();
        QCOMPARE(m_closed.load(), m_opened.load());
        if (const PeerPointer peer = lastPeer()) {
            // Whoever still holds a peer of a server that is gone holds nothing dangerous.
            QVERIFY(!peer->isOpen());
            QVERIFY(!peer->send("late"));
            peer->close(CloseCode::Normal, {});
        }
    }

    void echoInOrder() {
        QWebSocket socket;
        QVERIFY(connects(socket, u"/echo"_s));
        QSignalSpy messages(&socket, &QWebSocket::textMessageReceived);
        for (int i = 0; i < 200; ++i)
            socket.sendTextMessage(u"grüße %1"_s.arg(i));
        QTRY_COMPARE(messages.size(), 200);
        for (int i = 0; i < 200; ++i)
            QCOMPARE(messages.at(i).first().toString(), u"echo grüße %1"_s.arg(i));
        QCOMPARE(m_server->stats().webSockets, 1);
        socket.close();
        QTRY_COMPARE(m_closed.load(), 1);
        QTRY_COMPARE(m_server->stats().webSockets, 0);
        QTRY_COMPARE(m_server->stats().connections, 0);
    }

    void sharedPayloadFromAnyThread() {
        std::deque<QWebSocket> sockets;
        std::vector<PeerPointer> peers;
        QList<std::shared_ptr<QSignalSpy>> spies;
        for (int i = 0; i < 5; ++i) {
            QVERIFY(connects(sockets.emplace_back(), u"/echo"_s));
            spies.append(std::make_shared<QSignalSpy>(&sockets.back(), &QWebSocket::textMessageReceived));
            peers.push_back(lastPeer());
        }
        const auto payload = std::make_shared<const QByteArray>("to all");
        std::vector<std::thread> threads;
        for (int i = 0; i < 4; ++i)
            threads.emplace_back([&] {
                for (const PeerPointer& peer : peers)
                    peer->send(payload);
            });
        for (std::thread& thread : threads)
            thread.join();
        for (const auto& spy : spies)
            QTRY_COMPARE(spy->size(), 4);
        QTRY_COMPARE(payload.use_count(), 1);
    }

    void oversizeMessage() {
        QWebSocket socket;
        QVERIFY(connects(socket, u"/echo"_s));
        socket.sendTextMessage(QString(64 * 1024, u'a'));
        QSignalSpy messages(&socket, &QWebSocket::textMessageReceived);
        QTRY_COMPARE(messages.size(), 1);
        QSignalSpy disconnected(&socket, &QWebSocket::disconnected);
        socket.sendTextMessage(QString(64 * 1024 + 1, u'a'));
        QTRY_COMPARE(disconnected.size(), 1);
        QCOMPARE(socket.closeCode(), QWebSocketProtocol::CloseCodeTooMuchData);
        QTRY_COMPARE(m_closed.load(), 1);
        QCOMPARE(askOnce(m_server->port(), getRequest("/")).body, QByteArray("home"));
    }

    void closesWithAReason_data() {
        QTest::addColumn<QString>("path");
        QTest::addColumn<bool>("binary");
        QTest::addColumn<int>("messages");
        QTest::addColumn<int>("code");
        QTest::newRow("binary") << u"/echo"_s << true << 1 << 1003;
        QTest::newRow("flood") << u"/metered"_s << false << 4 << 1008;
        QTest::newRow("handler throws") << u"/throws"_s << false << 1 << 1011;
    }

    void closesWithAReason() {
        QFETCH(QString, path);
        QFETCH(bool, binary);
        QFETCH(int, messages);
        QFETCH(int, code);
        QWebSocket socket;
        QVERIFY(connects(socket, path));
        QSignalSpy disconnected(&socket, &QWebSocket::disconnected);
        for (int i = 0; i < messages; ++i)
            binary ? socket.sendBinaryMessage("x") : socket.sendTextMessage(u"x"_s);
        QTRY_COMPARE(disconnected.size(), 1);
        QCOMPARE(int(socket.closeCode()), code);
        QTRY_COMPARE(m_closed.load(), 1);
    }

    void closeFromTheHub() {
        QWebSocket socket;
        QVERIFY(connects(socket, u"/echo"_s));
        QSignalSpy messages(&socket, &QWebSocket::textMessageReceived);
        QSignalSpy disconnected(&socket, &QWebSocket::disconnected);
        lastPeer()->send("last words");
        lastPeer()->close(CloseCode::PolicyViolation, u"ü"_s.repeated(100));
        QVERIFY(!lastPeer()->send("too late"));
        QTRY_COMPARE(disconnected.size(), 1);
        QCOMPARE(messages.size(), 1);
        QCOMPARE(socket.closeCode(), QWebSocketProtocol::CloseCodePolicyViolated);
        QCOMPARE(socket.closeReason(), u"ü"_s.repeated(61));
        QTRY_COMPARE(m_closed.load(), 1);
    }

    void origins() {
        const auto statusFor = [this](const QByteArray& path, const QByteArray& origin) {
            return askOnce(m_server->port(), upgradeRequest(path, "Origin: " + origin + "\r\n")).status;
        };
        QCOMPARE(statusFor("/echo", "https://evil.example"), 403);
        QCOMPARE(statusFor("/echo", "null"), 403);
        QCOMPARE(statusFor("/shop", "https://evil.example"), 403);
        QCOMPARE(m_opened.load(), 0);
        QCOMPARE(statusFor("/shop", "https://shop.example"), 101);
        QCOMPARE(statusFor("/echo", "http://hub"), 101);
        QTRY_COMPARE(m_opened.load(), 2);
    }

    void tokenInTheSubprotocol() {
        RawClient client(m_server->port());
        const RawResponse answer = client.ask(
            upgradeRequest("/guarded", "Sec-WebSocket-Protocol: segue.v1, segue.token.dG9rZW4\r\n"));
        QCOMPARE(answer.status, 101);
        QCOMPARE(answer.header("sec-websocket-protocol"), QByteArray("segue.v1"));
        // What authorise saw comes back as the first frame: the offer without the token.
        QTRY_VERIFY(client.socket().bytesAvailable() > 0 || !client.received().isEmpty());
        QVERIFY((client.received() + client.socket().readAll()).contains("segue.v1"));
        const QByteArray wrong =
            upgradeRequest("/guarded", "Sec-WebSocket-Protocol: segue.v1, segue.token.x\r\n");
        QCOMPARE(askOnce(m_server->port(), wrong).status, 401);
        const QByteArray two =
            upgradeRequest("/guarded", "Sec-WebSocket-Protocol: segue.token.dG9rZW4, segue.token.x\r\n");
        QCOMPARE(askOnce(m_server->port(), two).status, 401);
        const RawResponse header =
            askOnce(m_server->port(), upgradeRequest("/guarded", "Authorization: Bearer dG9rZW4\r\n"));
        QCOMPARE(header.status, 101);
        QVERIFY(header.header("sec-websocket-protocol").isNull());
        QTRY_COMPARE(m_opened.load(), 2);
    }

    void notAnUpgrade() {
        const RawResponse plain = askOnce(m_server->port(), getRequest("/echo"));
        QCOMPARE(plain.status, 426);
        QCOMPARE(plain.header("upgrade"), QByteArray("websocket"));
        const QByteArray withBody = upgradeRequest("/echo", "Content-Length: 1\r\n") + "x";
        QCOMPARE(askOnce(m_server->port(), withBody).status, 426);
        QCOMPARE(askOnce(m_server->port(), upgradeRequest("/echo") + "\x81\x80").status, 400);
        const QByteArray noKey =
            getRequest("/echo", "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n");
        QCOMPARE(askOnce(m_server->port(), noKey).status, 400);
        QCOMPARE(askOnce(m_server->port(), postRequest("/echo", "")).status, 405);
        QCOMPARE(m_opened.load(), 0);
        QTRY_COMPARE(m_server->stats().connections, 0);
    }

    void slowReaderIsDropped() {
        RawClient client(m_server->port());
        client.socket().setReadBufferSize(1024);
        QCOMPARE(client.ask(upgradeRequest("/narrow")).status, 101);
        QTRY_COMPARE(m_opened.load(), 1);
        const auto payload = std::make_shared<const QByteArray>(64 * 1024, 'x');
        int taken = 0;
        // More than the kernel's buffers and the queue hold together.
        for (int i = 0; i < 1000 && lastPeer()->send(payload); ++i)
            ++taken;
        QVERIFY(taken < 1000);
        QVERIFY(!lastPeer()->isOpen());
        QTRY_COMPARE(m_closed.load(), 1);
        QCOMPARE(m_server->stats().slowPeersDropped, 1u);
        QTRY_COMPARE(payload.use_count(), 1);
        QTRY_COMPARE(m_server->stats().connections, 0);
    }

    void silentPeerIsDropped() {
        // A raw client never answers a ping.
        RawClient client(m_server->port());
        QCOMPARE(client.ask(upgradeRequest("/echo")).status, 101);
        QVERIFY(client.isClosedWithin(5000));
        QTRY_COMPARE(m_closed.load(), 1);
    }

    void quietPeerStays() {
        QWebSocket socket;
        QVERIFY(connects(socket, u"/echo"_s));
        // As silent, but deaf to pings: when the server has dropped that one, the other had been silent
        // longer.
        RawClient deaf(m_server->port());
        QCOMPARE(deaf.ask(upgradeRequest("/echo")).status, 101);
        QTRY_COMPARE_WITH_TIMEOUT(deaf.socket().state(), QAbstractSocket::UnconnectedState, 20'000);
        QCOMPARE(socket.state(), QAbstractSocket::ConnectedState);
        QSignalSpy messages(&socket, &QWebSocket::textMessageReceived);
        socket.sendTextMessage(u"still here"_s);
        QTRY_COMPARE(messages.size(), 1);
    }

    void stopSaysGoingAway() {
        QWebSocket socket;
        QVERIFY(connects(socket, u"/echo"_s));
        RawClient rude(m_server->port());
        QCOMPARE(rude.ask(upgradeRequest("/echo")).status, 101);
        QTRY_COMPARE(m_opened.load(), 2);
        QSignalSpy disconnected(&socket, &QWebSocket::disconnected);
        std::thread stopper([this] { m_server->stop(); });
        const auto joined = qScopeGuard([&stopper] { stopper.join(); });
        QTRY_COMPARE(disconnected.size(), 1);
        QCOMPARE(socket.closeCode(), QWebSocketProtocol::CloseCodeGoingAway);
        // The other one never answers the close, and cannot hold up the stop.
        QTRY_COMPARE(m_closed.load(), 2);
    }

    void socketsBehindAProxyCountForTheirClient() {
        ServerOptions options;
        options.trustedProxies = QStringList{u"127.0.0.1"_s};
        options.limits.connectionsPerClient = 1;
        m_server = std::make_unique<Server>(options, routes());
        QVERIFY(m_server->start());
        const QByteArray from = "X-Forwarded-For: 203.0.113.1\r\n";
        RawClient first(m_server->port());
        QCOMPARE(first.ask(upgradeRequest("/echo", from)).status, 101);
        QCOMPARE(askOnce(m_server->port(), upgradeRequest("/echo", from)).status, 429);
        RawClient other(m_server->port());
        QCOMPARE(other.ask(upgradeRequest("/echo", "X-Forwarded-For: 203.0.113.2\r\n")).status, 101);
        QTRY_COMPARE(m_opened.load(), 2);
    }
};

QTEST_GUILESS_MAIN(TestHubHttpWebSocket)
#include "test_hub_http_websocket.moc"
