// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/test_hub_http_support.h"

#include <QFile>
#include <QLoggingCategory>
#include <QTest>
#include <atomic>
#include <deque>
#include <thread>
#include <vector>

using namespace segue;
using namespace segue::hub::http;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 megabyte = 1024 * 1024;

//! A line of this process's status, in bytes; nothing off Linux.
std::optional<qint64> processMemory(const QByteArray& line) {
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly))
        return std::nullopt;
    for (const QByteArray& candidate : status.readAll().split('\n')) {
        if (candidate.startsWith(line + ':'))
            return candidate.sliced(line.size() + 1).trimmed().split(' ').first().toLongLong() * 1024;
    }
    return std::nullopt;
}

const QByteArray chunkedHead = "POST /echo HTTP/1.1\r\nHost: hub\r\nTransfer-Encoding: chunked\r\n\r\n";

} // namespace

//! What hostile and broken clients do to a real server.
class TestHubHttpLimits : public QObject {
    Q_OBJECT

    std::unique_ptr<Server> m_server;
    std::atomic<int> m_handled{0};

    quint16 port() const { return m_server->port(); }
    bool stillAnswers() { return askOnce(port(), getRequest("/")).body == "home"; }

    static Router routes(std::atomic<int>* handled) {
        Router router;
        router.add(Method::Get, u"/"_s, {}, [](const Request&) { return text("home"); });
        RouteOptions small;
        small.bodyLimit = 1000;
        small.bodyDeadline = Millis{400};
        router.add(Method::Post, u"/echo"_s, small, [handled](const Request& request) {
            ++*handled;
            return text(request.body);
        });
        RouteOptions large;
        large.bodyLimit = 256 * megabyte;
        router.add(Method::Post, u"/upload"_s, large, [](const Request& request) {
            return text(QByteArray::number(request.body.size()));
        });
        router.add(
            Method::Get, u"/big"_s, {}, [](const Request&) { return text(QByteArray(64 * megabyte, 'x')); });
        RouteOptions limited;
        limited.rate = RateLimit{2, Millis{60'000}};
        router.add(Method::Get, u"/limited"_s, limited, [](const Request&) { return text("ok"); });
        return router;
    }

    std::unique_ptr<Server> started(const ServerOptions& options) {
        auto server = std::make_unique<Server>(options, routes(&m_handled));
        return server->start() ? std::move(server) : nullptr;
    }

private Q_SLOTS:
    void initTestCase() { QLoggingCategory::setFilterRules(u"segue.hub.access.info=false"_s); }

    void init() {
        ServerOptions options;
        options.limits.headerDeadline = Millis{400};
        options.limits.bodyDeadline = Millis{2000};
        options.limits.idleDeadline = Millis{600};
        options.limits.lingerDeadline = Millis{2000};
        options.limits.writeDeadline = Millis{500};
        options.limits.minimumWriteRate = 128 * megabyte;
        options.limits.drainDeadline = Millis{1000};
        m_server = started(options);
        QVERIFY(m_server);
        m_handled = 0;
    }

    void framing_data() {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<int>("status");
        const auto post = [](const QByteArray& headers, const QByteArray& body = "hello") {
            return "POST /echo HTTP/1.1\r\nHost: hub\r\n" + headers + "\r\n" + body;
        };
        QTest::newRow("negative length") << post("Content-Length: -5\r\n") << 400;
        QTest::newRow("signed length") << post("Content-Length: +5\r\n") << 400;
        QTest::newRow("hex length") << post("Content-Length: 0x5\r\n") << 400;
        QTest::newRow("wordy length") << post("Content-Length: five\r\n") << 400;
        QTest::newRow("empty length") << post("Content-Length:\r\n") << 400;
        QTest::newRow("overflowing length") << post("Content-Length: 18446744073709551617\r\n") << 400;
        QTest::newRow("two lengths") << post("Content-Length: 5\r\nContent-Length: 6\r\n") << 400;
        QTest::newRow("length twice") << post("Content-Length: 5\r\nContent-Length: 5\r\n") << 400;
        QTest::newRow("length list") << post("Content-Length: 5, 5\r\n") << 400;
        QTest::newRow("length and chunked")
            << post("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n") << 400;
        QTest::newRow("chunked and length")
            << post("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n", "0\r\n\r\n") << 400;
        QTest::newRow("gzip, chunked") << post("Transfer-Encoding: gzip, chunked\r\n", "0\r\n\r\n") << 400;
        QTest::newRow("chunked, gzip") << post("Transfer-Encoding: chunked, gzip\r\n", "0\r\n\r\n") << 400;
        QTest::newRow("chunked twice")
            << post("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n") << 400;
        QTest::newRow("chunked, chunked")
            << post("Transfer-Encoding: chunked, chunked\r\n", "0\r\n\r\n") << 400;
        QTest::newRow("identity") << post("Transfer-Encoding: identity\r\n") << 400;
        QTest::newRow("xchunked") << post("Transfer-Encoding: xchunked\r\n", "0\r\n\r\n") << 400;
        QTest::newRow("quoted chunked") << post("Transfer-Encoding: \"chunked\"\r\n", "0\r\n\r\n") << 400;
        QTest::newRow("chunked in HTTP/1.0")
            << QByteArray("POST /echo HTTP/1.0\r\nHost: hub\r\nTransfer-Encoding: "
                          "chunked\r\n\r\n0\r\n\r\n")
            << 400;
        QTest::newRow("space before colon") << post("Content-Length : 5\r\n") << 400;
        QTest::newRow("no host") << QByteArray("GET / HTTP/1.1\r\n\r\n") << 400;
        QTest::newRow("two hosts") << QByteArray("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n") << 400;
        QTest::newRow("empty host") << QByteArray("GET / HTTP/1.1\r\nHost:\r\n\r\n") << 400;
        QTest::newRow("host with user") << QByteArray("GET / HTTP/1.1\r\nHost: a@b\r\n\r\n") << 400;
        QTest::newRow("host list") << QByteArray("GET / HTTP/1.1\r\nHost: a, b\r\n\r\n") << 400;
        QTest::newRow("bare line feeds") << QByteArray("GET / HTTP/1.1\nHost: hub\n\n\r\n\r\n") << 505;
        QTest::newRow("bare line feed in header")
            << QByteArray("GET / HTTP/1.1\r\nHost: hub\nX: y\r\n\r\n") << 400;
        QTest::newRow("NUL in header")
            << QByteArray("GET / HTTP/1.1\r\nHost: hub\r\nX: a\0b\r\n\r\n", 38) << 400;
        QTest::newRow("garbage") << QByteArray("\x16\x03\x01\x02garbage\r\n\r\n") << 400;
        QTest::newRow("HTTP/2") << QByteArray("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n") << 505;
        QTest::newRow("bad chunk size") << chunkedHead + "zz\r\nhello\r\n0\r\n\r\n" << 400;
        QTest::newRow("negative chunk") << chunkedHead + "-5\r\nhello\r\n0\r\n\r\n" << 400;
        QTest::newRow("overflowing chunk") << chunkedHead + "10000000000000005\r\nhello\r\n0\r\n\r\n" << 400;
        QTest::newRow("chunk longer than said") << chunkedHead + "3\r\nhello\r\n0\r\n\r\n" << 400;
        QTest::newRow("length in trailer") << chunkedHead + "0\r\nContent-Length: 5\r\n\r\n" << 400;
        QTest::newRow("unknown expectation") << post("Content-Length: 5\r\nExpect: tea\r\n") << 417;
    }

    void framing() {
        QFETCH(QByteArray, request);
        QFETCH(int, status);
        RawClient client(port());
        // What a smuggler hopes is taken for a second request.
        client.send(request + getRequest("/"));
        QCOMPARE(client.read().status, status);
        QVERIFY(client.isClosedWithin(5000));
        QVERIFY(!client.received().contains("home"));
        QCOMPARE(m_handled.load(), 0);
        QVERIFY(stillAnswers());
    }

    void bodyWithinTheLimit() {
        const QByteArray body(1000, 'b');
        QCOMPARE(askOnce(port(), postRequest("/echo", body)).body, body);
        const QByteArray chunked = chunkedHead + "1f4;ext=1\r\n" + body.first(500) + "\r\n1F4\r\n" +
                                   body.first(500) + "\r\n0\r\n\r\n";
        QCOMPARE(askOnce(port(), chunked).body, body);
    }

    void bodyAboveTheLimit() {
        QCOMPARE(askOnce(port(), postRequest("/echo", QByteArray(1001, 'b'))).status, 413);
        const QByteArray one = chunkedHead + "3e9\r\n";
        QCOMPARE(askOnce(port(), one).status, 413);
        const QByteArray many = chunkedHead + "1f4\r\n" + QByteArray(500, 'b') + "\r\n1f4\r\n" +
                                QByteArray(500, 'b') + "\r\n1\r\nb\r\n0\r\n\r\n";
        QCOMPARE(askOnce(port(), many).status, 413);
        QCOMPARE(askOnce(port(), chunkedHead + "fffffffffffffff0\r\n").status, 413);
        QCOMPARE(m_handled.load(), 0);
        QVERIFY(stillAnswers());
    }

    // The client sends all it has before it reads; without the lingering close a reset would eat
    // the answer.
    void refusalOfALargeBodyArrives() {
        RawClient client(port());
        client.send("POST /echo HTTP/1.1\r\nHost: hub\r\nContent-Length: 20971520\r\n\r\n");
        for (int i = 0; i < 20; ++i)
            client.send(QByteArray(megabyte, 'x'));
        QCOMPARE(client.read().status, 413);
    }

    void memoryStaysFlat() {
        const auto before = processMemory("VmSize");
        const auto peakBefore = processMemory("VmHWM");
        if (!before || !peakBefore)
            QSKIP("no /proc/self/status here");
        // A promise of 200 MB that the route would take, and a flood that it would not.
        RawClient promise(port());
        promise.send("POST /upload HTTP/1.1\r\nHost: hub\r\nContent-Length: 209715200\r\n\r\nx");
        RawClient flood(port());
        flood.send("POST /echo HTTP/1.1\r\nHost: hub\r\nContent-Length: 209715200\r\n\r\n");
        const QByteArray block(256 * 1024, 'x');
        for (int i = 0; i < 200; ++i)
            flood.send(block);
        QVERIFY(*processMemory("VmSize") - *before < 100 * megabyte);
        QVERIFY(*processMemory("VmHWM") - *peakBefore < 30 * megabyte);
        QVERIFY(stillAnswers());
    }

    void largeUploadArrivesWhole() {
        QCOMPARE(
            askOnce(port(), postRequest("/upload", QByteArray(30 * megabyte, 'x'))).body,
            QByteArray("31457280"));
    }

    void headerLimit() {
        const QByteArray fits = "X-Long: " + QByteArray(15'000, 'a') + "\r\n";
        QCOMPARE(askOnce(port(), getRequest("/", fits)).status, 200);
        const QByteArray tooLong = "X-Long: " + QByteArray(20'000, 'a') + "\r\n";
        QCOMPARE(askOnce(port(), getRequest("/", tooLong)).status, 431);
        QCOMPARE(askOnce(port(), getRequest('/' + QByteArray(20'000, 'a'))).status, 431);
        QByteArray many;
        for (int i = 0; i < 200; ++i)
            many += "X: y\r\n";
        QCOMPARE(askOnce(port(), getRequest("/", many)).status, 431);

        RawClient endless(port());
        for (int i = 0; i < 64; ++i)
            endless.send(i == 0 ? "GET / HTTP/1.1\r\nX: " : QByteArray(4096, 'a'));
        QCOMPARE(endless.read().status, 431);
        QVERIFY(stillAnswers());
    }

    void slowHeader() {
        RawClient client(port());
        const QByteArray head = getRequest("/", "X-Long: " + QByteArray(400, 'a') + "\r\n");
        // Always another byte before long: only an absolute deadline ends this.
        bool ended = false;
        for (int i = 0; i < head.size() - 2 && !ended; ++i) {
            client.send(head.sliced(i, 1));
            ended = client.socket().waitForReadyRead(50);
        }
        QVERIFY(ended);
        QCOMPARE(client.read().status, 408);
        QVERIFY(client.isClosedWithin(3000));
    }

    void slowBody() {
        RawClient client(port());
        client.send("POST /echo HTTP/1.1\r\nHost: hub\r\nContent-Length: 900\r\n\r\n");
        bool ended = false;
        for (int i = 0; i < 800 && !ended; ++i) {
            client.send("x");
            ended = client.socket().waitForReadyRead(50);
        }
        QVERIFY(ended);
        QCOMPARE(client.read().status, 408);
        QCOMPARE(m_handled.load(), 0);
    }

    void idleConnectionsEnd() {
        RawClient silent(port());
        QVERIFY(silent.isClosedWithin(3000));
        RawClient client(port());
        QCOMPARE(client.ask(getRequest("/")).status, 200);
        QVERIFY(client.isClosedWithin(3000));
        QVERIFY(client.received().isEmpty());
    }

    void clientThatDoesNotReadItsAnswer() {
        RawClient client(port());
        client.socket().setReadBufferSize(1024);
        client.send(getRequest("/big"));
        QTRY_COMPARE(m_server->stats().connections, 0);
        QVERIFY(stillAnswers());
    }

    void requestRate() {
        QCOMPARE(askOnce(port(), getRequest("/limited")).status, 200);
        QCOMPARE(askOnce(port(), getRequest("/limited")).status, 200);
        const RawResponse refused = askOnce(port(), getRequest("/limited"));
        QCOMPARE(refused.status, 429);
        QVERIFY(refused.header("retry-after").toInt() > 20);
        QVERIFY(refused.header("retry-after").toInt() <= 30);
        QVERIFY(stillAnswers());
    }

    void requestRateOfTheServer() {
        ServerOptions options;
        options.limits.requestsPerClient = RateLimit{3, Millis{60'000}};
        options.trustedProxies = QStringList{u"127.0.0.1"_s};
        const auto server = started(options);
        const auto statusFrom = [&server](const QByteArray& address) {
            return askOnce(server->port(), getRequest("/nothing", "X-Forwarded-For: " + address + "\r\n"))
                .status;
        };
        for (int i = 0; i < 3; ++i)
            QCOMPARE(statusFrom("2001:db8:1:2::" + QByteArray::number(i + 1)), 404);
        QCOMPARE(statusFrom("2001:db8:1:2:ffff::9"), 429);
        QCOMPARE(statusFrom("2001:db8:1:3::1"), 404);
        QCOMPARE(statusFrom("203.0.113.1"), 404);
    }

    void connectionsPerClient() {
        ServerOptions options;
        options.limits.connectionsPerClient = 3;
        const auto server = started(options);
        std::deque<RawClient> clients;
        for (int i = 0; i < 3; ++i)
            QCOMPARE(clients.emplace_back(server->port()).ask(getRequest("/")).status, 200);
        const RawResponse refused = askOnce(server->port(), getRequest("/"));
        QCOMPARE(refused.status, 429);
        QVERIFY(!refused.header("retry-after").isEmpty());
        QCOMPARE(server->stats().refused, 1u);
        clients.pop_front();
        QTRY_COMPARE(server->stats().connections, 2);
        QCOMPARE(askOnce(server->port(), getRequest("/")).status, 200);
    }

    void connectionsInAll() {
        ServerOptions options;
        options.limits.connections = 2;
        options.trustedProxies = QStringList{u"127.0.0.1"_s};
        options.limits.connectionsPerClient = 1;
        const auto server = started(options);
        RawClient one(server->port());
        RawClient two(server->port());
        QCOMPARE(one.ask(getRequest("/")).status, 200);
        QCOMPARE(two.ask(getRequest("/")).status, 200);
        QCOMPARE(askOnce(server->port(), getRequest("/")).status, 503);
    }

    void stopUnderLoad() {
        std::atomic<bool> isOver{false};
        std::atomic<int> answered{0};
        std::vector<std::thread> clients;
        for (int i = 0; i < 6; ++i)
            clients.emplace_back([&, port = port()] {
                while (!isOver) {
                    RawClient client(port);
                    client.send(postRequest("/echo", "x") + postRequest("/echo", "y"));
                    while (client.read(false, 200).status == 200)
                        ++answered;
                }
            });
        QTRY_VERIFY(answered > 100);
        m_server->stop();
        QCOMPARE(m_server->stats().connections, 0);
        isOver = true;
        for (std::thread& client : clients)
            client.join();
    }

    void manyStalledClients() {
        std::deque<RawClient> clients;
        for (int i = 0; i < 60; ++i)
            clients.emplace_back(port()).send(
                "POST /echo HTTP/1.1\r\nHost: hub\r\nContent-Length: 9\r\n\r\nx");
        QVERIFY(stillAnswers());
        QTRY_COMPARE(m_server->stats().connections, 0);
    }
};

QTEST_GUILESS_MAIN(TestHubHttpLimits)
#include "test_hub_http_limits.moc"
