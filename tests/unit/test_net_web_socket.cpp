// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/qt_web_socket.h"
#include "tests/fakes/fake_scheduler.h"
#include "tests/fakes/fault_server.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QWebSocketServer>

using namespace segue;
using namespace Qt::StringLiterals;

namespace {

//! What a client told, for tests that look at all of it.
struct Heard {
    explicit Heard(WebSocketClient& client) {
        QObject::connect(&client, &WebSocketClient::opened, &client, [this] { ++opened; });
        QObject::connect(&client, &WebSocketClient::textReceived, &client, [this](const QString& text) {
            texts.append(text);
        });
        QObject::connect(&client, &WebSocketClient::closed, &client, [this](int code, const QString&) {
            closeCodes.append(code);
        });
        QObject::connect(
            &client, &WebSocketClient::failed, &client, [this](const Error& error) { errors.append(error); });
    }
    qsizetype ends() const { return closeCodes.size() + errors.size(); }

    int opened = 0;
    QStringList texts;
    QList<int> closeCodes;
    QList<Error> errors;
};

} // namespace

class TestNetWebSocket : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void sendsHeadersAndText();
    void saysGoodbye();
    void hearsTheServerClose();
    void lostConnectionEndsOnce();
    void tooLargeMessageIsRefused();
    void silentPeerIsGivenUp();
    void answeredPingsKeepItOpen();
    void refusedFails();
    void somethingElseFails();
    void stalledOpeningTimesOut();
    void closingBeforeItOpened();

private:
    QUrl url() const { return QUrl(u"ws://127.0.0.1:%1/stream?after=1"_s.arg(m_server->serverPort())); }
    QWebSocket* accepted() {
        QWebSocket* peer = m_server->nextPendingConnection();
        peer->setParent(m_server.get());
        return peer;
    }

    //! Another connection opens and says goodbye. What an ended one had still to tell comes before that.
    bool anotherComesAndGoes() {
        QtWebSocket client(m_scheduler);
        Heard heard(client);
        client.open(url(), {});
        if (!QTest::qWaitFor([&] { return heard.opened == 1; }, 20'000))
            return false;
        client.close();
        return QTest::qWaitFor([&] { return heard.closeCodes.size() == 1; }, 20'000);
    }

    QtScheduler m_scheduler;
    std::unique_ptr<QWebSocketServer> m_server;
};

void TestNetWebSocket::init() {
    m_server = std::make_unique<QWebSocketServer>(u"test"_s, QWebSocketServer::NonSecureMode);
    QVERIFY(m_server->listen(QHostAddress::LocalHost));
}

void TestNetWebSocket::cleanup() {
    m_server.reset();
}

void TestNetWebSocket::sendsHeadersAndText() {
    QtWebSocket client(m_scheduler);
    Heard heard(client);
    client.send(u"too early"_s);
    client.open(url(), {{"Authorization", "Bearer t"}});
    QTRY_COMPARE(heard.opened, 1);
    QTRY_VERIFY(m_server->hasPendingConnections());
    QWebSocket* peer = accepted();
    QCOMPARE(peer->request().rawHeader("Authorization"), QByteArray("Bearer t"));
    QCOMPARE(peer->requestUrl().query(), u"after=1"_s);
    QStringList atServer;
    connect(
        peer, &QWebSocket::textMessageReceived, this, [&](const QString& text) { atServer.append(text); });
    client.send(u"hällo"_s);
    QTRY_COMPARE(atServer, QStringList{u"hällo"_s});
    peer->sendTextMessage(u"wörld"_s);
    QTRY_COMPARE(heard.texts, QStringList{u"wörld"_s});
}

void TestNetWebSocket::saysGoodbye() {
    QtWebSocket client(m_scheduler);
    Heard heard(client);
    client.open(url(), {});
    QTRY_COMPARE(heard.opened, 1);
    client.close();
    QTRY_COMPARE(heard.closeCodes.size(), 1);
    QVERIFY(heard.errors.isEmpty());
    client.close();
    QVERIFY(anotherComesAndGoes());
    QCOMPARE(heard.ends(), 1);
}

void TestNetWebSocket::hearsTheServerClose() {
    QtWebSocket client(m_scheduler);
    Heard heard(client);
    client.open(url(), {});
    QTRY_VERIFY(m_server->hasPendingConnections());
    QTRY_COMPARE(heard.opened, 1);
    accepted()->close(QWebSocketProtocol::CloseCodeGoingAway, u"later"_s);
    QTRY_COMPARE(heard.closeCodes, QList<int>{1001});
    QVERIFY(heard.errors.isEmpty());
}

void TestNetWebSocket::lostConnectionEndsOnce() {
    QtWebSocket client(m_scheduler);
    Heard heard(client);
    client.open(url(), {});
    QTRY_VERIFY(m_server->hasPendingConnections());
    QTRY_COMPARE(heard.opened, 1);
    accepted()->abort();
    QTRY_COMPARE(heard.ends(), 1);
    QVERIFY(anotherComesAndGoes());
    QCOMPARE(heard.ends(), 1);
}

void TestNetWebSocket::tooLargeMessageIsRefused() {
    WebSocketLimits limits;
    limits.maxMessageBytes = 10'000;
    QtWebSocket client(m_scheduler, limits);
    Heard heard(client);
    client.open(url(), {});
    QTRY_VERIFY(m_server->hasPendingConnections());
    QTRY_COMPARE(heard.opened, 1);
    QWebSocket* peer = accepted();
    peer->sendTextMessage(QString(9'000, u'x'));
    QTRY_COMPARE(heard.texts.size(), 1);
    peer->sendTextMessage(QString(50'000, u'x'));
    QTRY_COMPARE(heard.errors.size(), 1);
    QCOMPARE(toString(heard.errors.first().kind), u"protocol"_s);
    QCOMPARE(heard.texts.size(), 1);
}

void TestNetWebSocket::silentPeerIsGivenUp() {
    // A peer that upgrades and then neither reads nor answers: only a ping tells.
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    connect(&server, &QTcpServer::newConnection, this, [&] {
        QTcpSocket* socket = server.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, socket, [socket] {
            const QByteArray head = socket->readAll();
            const qsizetype at = head.indexOf("Sec-WebSocket-Key: ");
            if (at < 0)
                return;
            const QByteArray key = head.mid(at + 19, head.indexOf("\r\n", at) - at - 19);
            const QByteArray accept =
                QCryptographicHash::hash(
                    key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11", QCryptographicHash::Sha1)
                    .toBase64();
            socket->write(
                "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n"
                "Connection: Upgrade\r\nSec-WebSocket-Accept: " +
                accept + "\r\n\r\n");
        });
    });
    WebSocketLimits limits;
    limits.pingEvery = Millis{50};
    limits.pongTimeout = Millis{100};
    QtWebSocket client(m_scheduler, limits);
    Heard heard(client);
    client.open(QUrl(u"ws://127.0.0.1:%1/"_s.arg(server.serverPort())), {});
    QTRY_COMPARE(heard.opened, 1);
    QTRY_COMPARE(heard.errors.size(), 1);
    QCOMPARE(heard.errors.first().code, u"timeout"_s);
    QCOMPARE(toString(heard.errors.first().kind), u"transient"_s);
    QVERIFY(heard.closeCodes.isEmpty());
}

void TestNetWebSocket::answeredPingsKeepItOpen() {
    // Its time passes when the test says so; the pings and their answers are real.
    FakeClock clock;
    FakeScheduler scheduler(clock);
    const WebSocketLimits limits;
    QtWebSocket client(scheduler, limits);
    Heard heard(client);
    client.open(url(), {});
    QTRY_COMPARE(heard.opened, 1);
    for (int i = 0; i < 5; ++i) {
        scheduler.advance(limits.pingEvery);
        QCOMPARE(scheduler.nextIn(), std::optional(limits.pongTimeout));
        QTRY_COMPARE_WITH_TIMEOUT(scheduler.nextIn(), std::optional(limits.pingEvery), 20'000);
    }
    QCOMPARE(heard.ends(), 0);
}

void TestNetWebSocket::refusedFails() {
    const QUrl address = url();
    m_server->close();
    QtWebSocket client(m_scheduler);
    Heard heard(client);
    client.open(address, {});
    QCOMPARE(heard.ends(), 0);
    QTRY_COMPARE(heard.errors.size(), 1);
    QCOMPARE(toString(heard.errors.first().kind), u"transient"_s);
}

void TestNetWebSocket::somethingElseFails() {
    FaultServer server;
    QUrl address = server.url(u"/stream"_s);
    address.setScheme(u"ws"_s);
    QtWebSocket client(m_scheduler);
    Heard heard(client);
    client.open(address, {});
    QTRY_COMPARE(heard.errors.size(), 1);
    QVERIFY(anotherComesAndGoes());
    QCOMPARE(heard.ends(), 1);
    QCOMPARE(heard.opened, 0);
}

void TestNetWebSocket::stalledOpeningTimesOut() {
    FaultServer server;
    FaultReply stall;
    stall.fault = FaultReply::Fault::Stall;
    server.on("/stream", stall);
    QUrl address = server.url(u"/stream"_s);
    address.setScheme(u"ws"_s);
    WebSocketLimits limits;
    limits.openTimeout = Millis{100};
    QtWebSocket client(m_scheduler, limits);
    Heard heard(client);
    client.open(address, {});
    QTRY_COMPARE(heard.errors.size(), 1);
    QCOMPARE(heard.errors.first().code, u"timeout"_s);
    QVERIFY(anotherComesAndGoes());
    QCOMPARE(heard.ends(), 1);
}

void TestNetWebSocket::closingBeforeItOpened() {
    QtWebSocket client(m_scheduler);
    Heard heard(client);
    client.open(url(), {});
    client.close();
    QCOMPARE(heard.ends(), 0);
    QTRY_COMPARE(heard.ends(), 1);
    QVERIFY(anotherComesAndGoes());
    QCOMPARE(heard.ends(), 1);
    QCOMPARE(heard.opened, 0);
}

QTEST_GUILESS_MAIN(TestNetWebSocket)
#include "test_net_web_socket.moc"
