// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/test_hub_http_support.h"

#include <QLoggingCategory>
#include <QScopeGuard>
#include <QTest>
#include <atomic>
#include <mutex>
#include <stdexcept>
#include <thread>

using namespace segue;
using namespace segue::hub::http;
using namespace Qt::StringLiterals;

namespace {

std::mutex logMutex;
QStringList logLines;
QtMessageHandler previousHandler = nullptr;

void recordLog(QtMsgType type, const QMessageLogContext& context, const QString& message) {
    if (qstrcmp(context.category, "segue.hub.access") != 0)
        return previousHandler(type, context, message);
    const std::lock_guard lock(logMutex);
    logLines.append(message);
}

QString takeLog() {
    const std::lock_guard lock(logMutex);
    return std::exchange(logLines, {}).join(u'\n');
}

} // namespace

//! Requests and answers through a real server.
class TestHubHttp : public QObject {
    Q_OBJECT

    std::unique_ptr<Server> m_server;
    std::atomic<int> m_workersStarted{0};
    std::atomic<int> m_workersEnded{0};
    std::atomic<int> m_handled{0};

    quint16 port() const { return m_server->port(); }

    Router routes() {
        Router router;
        const auto echo = [](const Request& request) {
            return text(
                request.path.toUtf8() + '|' + request.parameter(u"id"_s).toUtf8() + '|' +
                request.query.value(u"q").toUtf8() + '|' + request.body);
        };
        router.add(Method::Get, u"/items/:id"_s, {}, echo);
        router.add(Method::Get, u"/items/search"_s, {}, [](const Request&) { return text("search"); });
        router.add(Method::Post, u"/items"_s, {}, echo);
        router.add(Method::Delete, u"/items/:id"_s, {}, [](const Request&) { return emptyResponse(); });
        router.add(Method::Get, u"/files/*path"_s, {}, [](const Request& request) {
            return text(request.parameter(u"path"_s).toUtf8());
        });
        router.add(Method::Get, u"/throws"_s, {}, [](const Request&) -> Response {
            throw std::runtime_error("secret");
        });
        router.add(Method::Get, u"/inject"_s, {}, [](const Request&) {
            Response response = text("ok");
            response.headers.set("X-Bad", "a\r\nX-Injected: 1");
            return response;
        });
        RouteOptions open;
        open.cors = OriginPolicy{false, {"https://shop.example"}};
        router.add(Method::Post, u"/public"_s, open, [](const Request&) { return text("public"); });
        router.add(Method::Get, u"/thread"_s, {}, [](const Request&) {
            const auto hash = std::hash<std::thread::id>{}(std::this_thread::get_id());
            return text(QByteArray::number(static_cast<quint64>(hash)));
        });
        addGuarded(router);
        return router;
    }

    void addGuarded(Router& router) {
        RouteOptions guarded;
        guarded.authorise = [](Request& request) -> std::optional<Response> {
            if (request.bearerToken() != "good")
                return errorResponse(401, u"unauthorized"_s, u"A token is needed."_s);
            request.identity = 7;
            return std::nullopt;
        };
        router.add(Method::Post, u"/guarded"_s, guarded, [this](const Request& request) {
            ++m_handled;
            return text(QByteArray::number(std::any_cast<int>(request.identity)) + request.body);
        });
        RouteOptions throwing;
        throwing.authorise = [](Request&) -> std::optional<Response> { throw 1; };
        router.add(Method::Get, u"/guard-throws"_s, throwing, [](const Request&) { return text("no"); });
    }

private Q_SLOTS:
    void initTestCase() {
        previousHandler = qInstallMessageHandler(recordLog);
        ServerOptions options;
        options.ioThreads = 2;
        options.workerThreads = 3;
        options.workerStarted = [this] { ++m_workersStarted; };
        options.workerEnding = [this] { ++m_workersEnded; };
        m_server = std::make_unique<Server>(options, routes());
        const auto bound = m_server->start();
        QVERIFY(bound);
        QVERIFY(*bound > 0);
    }

    void cleanupTestCase() {
        m_server->stop();
        QCOMPARE(m_workersStarted.load(), 3);
        QCOMPARE(m_workersEnded.load(), 3);
        m_server.reset();
        qInstallMessageHandler(previousHandler);
    }

    void routing_data() {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("parameter") << getRequest("/items/42") << 200 << QByteArray("/items/42|42||");
        QTest::newRow("literal wins") << getRequest("/items/search") << 200 << QByteArray("search");
        QTest::newRow("escapes") << getRequest("/items/%C3%A4%20b?x=1&q=a+b%26%C3%BC") << 200
                                 << QByteArray("/items/ä b|ä b|a b&ü|");
        QTest::newRow("rest") << getRequest("/files/a/b.js") << 200 << QByteArray("a/b.js");
        QTest::newRow("body") << postRequest("/items", "hello") << 200 << QByteArray("/items|||hello");
        QTest::newRow("no content") << QByteArray("DELETE /items/1 HTTP/1.1\r\nHost: hub\r\n\r\n") << 204
                                    << QByteArray();
        QTest::newRow("unknown") << getRequest("/nothing") << 404 << QByteArray();
        QTest::newRow("too deep") << getRequest("/items/42/x") << 404 << QByteArray();
        QTest::newRow("empty parameter") << getRequest("/items/") << 404 << QByteArray();
        QTest::newRow("dot segment") << getRequest("/files/../x") << 400 << QByteArray();
        QTest::newRow("escaped dots") << getRequest("/files/%2e%2E/x") << 400 << QByteArray();
        QTest::newRow("escaped slash") << getRequest("/files/a%2fb") << 400 << QByteArray();
        QTest::newRow("NUL") << getRequest("/files/a%00b") << 400 << QByteArray();
        QTest::newRow("broken escape") << getRequest("/files/a%2") << 400 << QByteArray();
        QTest::newRow("not UTF-8") << getRequest("/files/%ff") << 400 << QByteArray();
        QTest::newRow("absolute target") << getRequest("http://hub/items/1") << 400 << QByteArray();
        QTest::newRow("throws") << getRequest("/throws") << 500 << QByteArray();
        QTest::newRow("authorise throws") << getRequest("/guard-throws") << 500 << QByteArray();
        QTest::newRow("odd verb") << QByteArray("BREW /items/1 HTTP/1.1\r\nHost: hub\r\n\r\n") << 501
                                  << QByteArray();
    }

    void routing() {
        QFETCH(QByteArray, request);
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        const RawResponse answer = askOnce(port(), request);
        QCOMPARE(answer.status, status);
        if (status < 300)
            QCOMPARE(answer.body, body);
        else
            QVERIFY(answer.body.startsWith("{\"error\":{\"code\":"));
        QVERIFY(!answer.body.contains("secret"));
        QCOMPARE(answer.header("x-content-type-options"), QByteArray("nosniff"));
        QCOMPARE(askOnce(port(), getRequest("/items/9")).status, 200);
    }

    void methodNotAllowed() {
        const RawResponse answer = askOnce(port(), "PUT /items/1 HTTP/1.1\r\nHost: hub\r\n\r\n");
        QCOMPARE(answer.status, 405);
        QCOMPARE(answer.header("allow"), QByteArray("GET, HEAD, DELETE"));
        QCOMPARE(askOnce(port(), "OPTIONS /items/1 HTTP/1.1\r\nHost: hub\r\n\r\n").status, 405);
    }

    void head() {
        RawClient client(port());
        client.send("HEAD /items/42 HTTP/1.1\r\nHost: hub\r\n\r\n");
        const RawResponse answer = client.read(true);
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.header("content-length"), QByteArray("14"));
        // No body came: the next answer begins where it should.
        QCOMPARE(client.ask(getRequest("/items/search")).body, QByteArray("search"));
    }

    void keepAlive() {
        RawClient client(port());
        for (int i = 0; i < 5; ++i)
            QCOMPARE(
                client.ask(postRequest("/items", QByteArray::number(i))).body,
                "/items|||" + QByteArray::number(i));
        const RawResponse last = client.ask(getRequest("/items/1", "Connection: close\r\n"));
        QCOMPARE(last.header("connection"), QByteArray("close"));
        QVERIFY(client.isClosedWithin(3000));
    }

    void pipelining() {
        RawClient client(port());
        QByteArray requests;
        for (int i = 0; i < 50; ++i)
            requests += postRequest("/items", QByteArray::number(i));
        client.send(requests);
        for (int i = 0; i < 50; ++i)
            QCOMPARE(client.read().body, "/items|||" + QByteArray::number(i));
    }

    void http10() {
        RawClient client(port());
        const RawResponse answer = client.ask("GET /items/1 HTTP/1.0\r\nHost: hub\r\n\r\n");
        QCOMPARE(answer.status, 200);
        QVERIFY(answer.head.startsWith("HTTP/1.0 "));
        QVERIFY(client.isClosedWithin(3000));
    }

    void responseSplittingIsImpossible() {
        const RawResponse answer = askOnce(port(), getRequest("/inject"));
        QCOMPARE(answer.status, 200);
        QVERIFY(!answer.head.contains("Injected"));
    }

    void authorisedBeforeTheBody() {
        RawClient client(port());
        // Only the header: the refusal must not wait for the body.
        const RawResponse refused =
            client.ask("POST /guarded HTTP/1.1\r\nHost: hub\r\nContent-Length: 1000000\r\n\r\n");
        QCOMPARE(refused.status, 401);
        QCOMPARE(refused.header("connection"), QByteArray("close"));
        QCOMPARE(m_handled.load(), 0);
        const RawResponse good =
            askOnce(port(), postRequest("/guarded", "x", "Authorization: bearer good\r\n"));
        QCOMPARE(good.body, QByteArray("7x"));
        // A trailer comes too late to authorise anything.
        const RawResponse trailer = askOnce(
            port(), "POST /guarded HTTP/1.1\r\nHost: hub\r\nTransfer-Encoding: chunked\r\n\r\n"
                    "0\r\nAuthorization: Bearer good\r\n\r\n");
        QCOMPARE(trailer.status, 401);
    }

    void expectContinue() {
        RawClient client(port());
        client.send("POST /items HTTP/1.1\r\nHost: hub\r\nContent-Length: 2\r\nExpect: "
                    "100-continue\r\n\r\n");
        QCOMPARE(client.read(true).status, 100);
        QCOMPARE(client.ask("ok").body, QByteArray("/items|||ok"));
        RawClient refused(port());
        QCOMPARE(
            refused
                .ask("POST /guarded HTTP/1.1\r\nHost: hub\r\nContent-Length: 2\r\n"
                     "Expect: 100-continue\r\n\r\n")
                .status,
            401);
    }

    void foreignPages() {
        const QByteArray shop = "Origin: https://shop.example\r\n";
        const QByteArray other = "Origin: https://evil.example\r\n";
        QCOMPARE(askOnce(port(), getRequest("/items/1", shop)).status, 403);
        QCOMPARE(askOnce(port(), getRequest("/items/1", "Origin: http://hub\r\n")).status, 200);
        const RawResponse allowed = askOnce(port(), postRequest("/public", "x", shop));
        QCOMPARE(allowed.status, 200);
        QCOMPARE(allowed.header("access-control-allow-origin"), QByteArray("https://shop.example"));
        QCOMPARE(allowed.header("vary"), QByteArray("Origin"));
        QCOMPARE(askOnce(port(), postRequest("/public", "x", other)).status, 403);
        QVERIFY(askOnce(port(), postRequest("/public", "x", other))
                    .header("access-control-allow-origin")
                    .isNull());

        const QByteArray preflight = "OPTIONS /public HTTP/1.1\r\nHost: hub\r\n"
                                     "Access-Control-Request-Method: POST\r\n";
        const RawResponse yes = askOnce(port(), preflight + shop + "\r\n");
        QCOMPARE(yes.status, 204);
        QCOMPARE(yes.header("access-control-allow-origin"), QByteArray("https://shop.example"));
        QVERIFY(yes.header("access-control-allow-headers").contains("Authorization"));
        QCOMPARE(askOnce(port(), preflight + other + "\r\n").status, 403);
    }

    void handlersRunOffTheNetworkThread() {
        QSet<QByteArray> threads;
        for (int i = 0; i < 20; ++i)
            threads.insert(askOnce(port(), getRequest("/thread")).body);
        const auto mine = std::hash<std::thread::id>{}(std::this_thread::get_id());
        QVERIFY(!threads.contains(QByteArray::number(static_cast<quint64>(mine))));
        QVERIFY(threads.size() <= 3);
    }

    void accessLog() {
        // Every earlier request is logged once this one's line is there.
        QTRY_VERIFY(m_server->stats().connections == 0);
        takeLog();
        askOnce(port(), getRequest("/items/123456?token=secret", "Authorization: Bearer secret\r\n"));
        askOnce(port(), postRequest("/items", "secret"));
        askOnce(port(), getRequest("/nothing/secret"));
        QString log;
        const auto isWhole = [&log] {
            log += takeLog() + u'\n';
            return log.count(u" /items"_s) == 2 && log.contains(u"404"_s);
        };
        QVERIFY2(QTest::qWaitFor(isWhole, 10'000), qPrintable(log));
        QVERIFY2(log.contains(u"GET /items/:id 200 0 "_s), qPrintable(log));
        QVERIFY2(log.contains(u"POST /items 200 6 "_s), qPrintable(log));
        QVERIFY2(log.contains(u"GET - 404"_s), qPrintable(log));
        QVERIFY2(!log.contains(u"secret"_s) && !log.contains(u"123456"_s), qPrintable(log));
    }

    void cannotBind() {
        ServerOptions options;
        options.port = port();
        Server second(options, Router());
        const auto taken = second.start();
        QVERIFY(!taken);
        QCOMPARE(taken.error().code, u"port_in_use"_s);
        QVERIFY(taken.error().message.contains(QString::number(port())));

        options.address = u"localhost"_s;
        QCOMPARE(Server(options, Router()).start().error().code, u"bad_address"_s);
        options.address = u"192.0.2.1"_s;
        QCOMPARE(Server(options, Router()).start().error().code, u"bad_address"_s);
        options.trustedProxies = QStringList{u"10.0.0.0/99"_s};
        QCOMPARE(Server(options, Router()).start().error().code, u"bad_trusted_proxy"_s);
    }

    void allowedHosts() {
        ServerOptions options;
        options.allowedHosts = QStringList{u"help.example"_s};
        Router router;
        router.add(Method::Get, u"/"_s, {}, [](const Request&) { return text("home"); });
        Server server(options, std::move(router));
        QVERIFY(server.start());
        const auto statusFor = [&server](const QByteArray& host) {
            return askOnce(server.port(), "GET / HTTP/1.1\r\nHost: " + host + "\r\n\r\n").status;
        };
        for (const QByteArray host :
             {"help.example", "HELP.example:8443", "localhost:1", "127.0.0.1", "[::1]:80"})
            QCOMPARE(statusFor(host), 200);
        for (const QByteArray host : {"evil.example", "help.example.evil", "127.0.0.1.evil", "10.0.0.1"})
            QCOMPARE(statusFor(host), 421);
    }

    void trustedProxy() {
        Router router;
        router.add(Method::Get, u"/"_s, {}, [](const Request& request) {
            return text(request.remote.toUtf8() + (request.secure ? " secure" : ""));
        });
        Router same;
        same.add(
            Method::Get, u"/"_s, {}, [](const Request& request) { return text(request.remote.toUtf8()); });
        const QByteArray forwarded = "X-Forwarded-For: 1.1.1.1, 203.0.113.9\r\nX-Forwarded-Proto: https\r\n";
        ServerOptions options;
        Server plain(options, std::move(same));
        QVERIFY(plain.start());
        QCOMPARE(askOnce(plain.port(), getRequest("/", forwarded)).body, QByteArray("127.0.0.1"));
        options.trustedProxies = QStringList{u"127.0.0.0/8"_s};
        Server proxied(options, std::move(router));
        QVERIFY(proxied.start());
        QCOMPARE(askOnce(proxied.port(), getRequest("/", forwarded)).body, QByteArray("203.0.113.9 secure"));
    }

    void stopsWhileAHandlerRuns() {
        std::atomic<bool> isRunning{false};
        std::atomic<bool> mayEnd{false};
        Router router;
        router.add(Method::Get, u"/slow"_s, {}, [&](const Request&) {
            isRunning = true;
            while (!mayEnd)
                std::this_thread::yield();
            return text("done");
        });
        Server server(ServerOptions{}, std::move(router));
        QVERIFY(server.start());
        RawClient idle(server.port());
        RawClient client(server.port());
        client.send(getRequest("/slow"));
        QTRY_VERIFY(isRunning);
        std::thread stopper([&server] { server.stop(); });
        const auto joined = qScopeGuard([&] {
            mayEnd = true;
            stopper.join();
        });
        QVERIFY(idle.isClosedWithin(3000));
        mayEnd = true;
        const RawResponse answer = client.read();
        QCOMPARE(answer.body, QByteArray("done"));
        QCOMPARE(answer.header("connection"), QByteArray("close"));
        client.socket().disconnectFromHost();
        QTRY_COMPARE(server.stats().connections, 0);
        RawClient late(server.port());
        QCOMPARE(late.socket().state(), QAbstractSocket::UnconnectedState);
    }
};

QTEST_GUILESS_MAIN(TestHubHttp)
#include "test_hub_http.moc"
