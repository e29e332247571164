// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/qt_http_transport.h"
#include "tests/fakes/await.h"
#include "tests/fakes/fault_server.h"

#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

using namespace segue;
using namespace Qt::StringLiterals;
using Fault = FaultReply::Fault;

namespace {

FaultReply replyOf(int status, const QByteArray& body, HttpHeaders headers = {}) {
    FaultReply reply;
    reply.status = status;
    reply.body = body;
    reply.headers = std::move(headers);
    return reply;
}

FaultReply faultOf(Fault fault, qsizetype cutAt = 0) {
    FaultReply reply = replyOf(200, QByteArray(1000, 'b'));
    reply.fault = fault;
    reply.cutAt = cutAt;
    return reply;
}

HttpRequest commandTo(const QUrl& url) {
    HttpRequest request;
    request.method = "POST";
    request.url = url;
    request.headers = {{"Authorization", "Bearer secret"}, {"Content-Type", "application/json"}};
    request.body = QByteArray(400, 'c');
    request.command = true;
    return request;
}

HttpRequest readOf(const QUrl& url) {
    HttpRequest request;
    request.url = url;
    return request;
}

//! One more exchange of the same transport with that server. What the transport had repeated by itself would
//! have arrived before it.
bool oneMoreArrives(QtHttpTransport& transport, FaultServer& server) {
    server.on("/fence", replyOf(200, "x"));
    return await(transport.send(readOf(server.url(u"/fence"_s)))).has_value() && server.count("/fence") == 1;
}

} // namespace

//! The transport against a server that misbehaves, over real sockets.
class TestNetHttp : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sendsAndReceivesWhole();
    void commandArrivesOnce_data();
    void commandArrivesOnce();
    void commandOverAUsedConnectionArrivesOnce();
    void readsMayBeLost();
    void redirectIsNotFollowed_data();
    void redirectIsNotFollowed();
    void challengeIsNotAnswered();
    void unreachableIsTransient_data();
    void unreachableIsTransient();
    void connectionThatNeverOpensIsTransient();
    void bigResponseIsCapped_data();
    void bigResponseIsCapped();
    void slowResponseTimesOut_data();
    void slowResponseTimesOut();
    void savesToFile();
    void savesNothingOfABrokenAnswer();
    void sendsFile();
    void missingFileIsStorage();
    void cookiesAreForgotten();
    void destructionAnswersAsLost();

private:
    QtScheduler m_scheduler;
};

void TestNetHttp::sendsAndReceivesWhole() {
    FaultServer server;
    server.on("/a", replyOf(200, "hello", {{"X-Thing", "1"}}));
    QtHttpTransport transport(m_scheduler);
    const auto response = await(transport.send(commandTo(server.url(u"/a?q=%C3%A4%2F"_s))));
    QVERIFY(response);
    QCOMPARE(response->status, 200);
    QCOMPARE(response->body, QByteArray("hello"));
    QCOMPARE(response->headers.value("x-thing"), QByteArray("1"));
    const HttpRequest& got = server.requests().first();
    QCOMPARE(got.method, QByteArray("POST"));
    QCOMPARE(got.body, QByteArray(400, 'c'));
    QCOMPARE(got.headers.value("content-length"), QByteArray("400"));
    QCOMPARE(got.headers.value("authorization"), QByteArray("Bearer secret"));
    QCOMPARE(got.url.query(QUrl::FullyEncoded), u"q=%C3%A4%2F"_s);
}

void TestNetHttp::commandArrivesOnce_data() {
    QTest::addColumn<FaultReply>("reply");
    QTest::newRow("drop") << faultOf(Fault::Drop);
    QTest::newRow("reset") << faultOf(Fault::Reset);
    QTest::newRow("cut in the status line") << faultOf(Fault::Cut, 5);
    QTest::newRow("cut in the head") << faultOf(Fault::Cut, 30);
    QTest::newRow("cut in the body") << faultOf(Fault::Cut, 500);
    QTest::newRow("500") << replyOf(500, "{}");
    QTest::newRow("503") << replyOf(503, "{}", {{"Retry-After", "1"}});
    QTest::newRow("429") << replyOf(429, "{}", {{"Retry-After", "1"}});
}

void TestNetHttp::commandArrivesOnce() {
    QFETCH(FaultReply, reply);
    FaultServer server;
    server.on("/commands", reply);
    QtHttpTransport transport(m_scheduler);
    const auto response = await(transport.send(commandTo(server.url(u"/commands"_s))));
    if (reply.fault == Fault::None) {
        QCOMPARE(response->status, reply.status);
        QCOMPARE(response->headers.value("Retry-After"), reply.headers.value("Retry-After"));
    } else {
        QVERIFY(!response);
        // A reset may come before the first byte of the body has left: then it is provably unsent.
        const bool mayBeUnsent = reply.fault == Fault::Reset;
        if (!mayBeUnsent || response.error().kind != ErrorKind::Transient)
            QCOMPARE(toString(response.error().kind), u"ambiguous"_s);
    }
    QVERIFY(oneMoreArrives(transport, server));
    QCOMPARE(server.count("/commands"), 1);
}

void TestNetHttp::commandOverAUsedConnectionArrivesOnce() {
    FaultServer server;
    server.on("/read", replyOf(200, "x"));
    server.on("/commands", faultOf(Fault::Drop));
    QtHttpTransport transport(m_scheduler);
    QVERIFY(await(transport.send(readOf(server.url(u"/read"_s)))));
    const auto response = await(transport.send(commandTo(server.url(u"/commands"_s))));
    QVERIFY(!response);
    QCOMPARE(toString(response.error().kind), u"ambiguous"_s);
    QVERIFY(oneMoreArrives(transport, server));
    QCOMPARE(server.count("/commands"), 1);
}

void TestNetHttp::readsMayBeLost() {
    FaultServer server;
    server.on("/drop", faultOf(Fault::Drop));
    server.on("/cut", faultOf(Fault::Cut, 500));
    QtHttpTransport transport(m_scheduler);
    for (const QString& path : {u"/drop"_s, u"/cut"_s}) {
        const auto response = await(transport.send(readOf(server.url(path))));
        QVERIFY(!response);
        QCOMPARE(toString(response.error().kind), u"transient"_s);
    }
}

void TestNetHttp::redirectIsNotFollowed_data() {
    QTest::addColumn<int>("status");
    for (const int status : {301, 302, 303, 307, 308})
        QTest::newRow(QByteArray::number(status).constData()) << status;
}

void TestNetHttp::redirectIsNotFollowed() {
    QFETCH(int, status);
    FaultServer other;
    other.on("/elsewhere", replyOf(200, "{}"));
    FaultServer server;
    const QByteArray target = u"http://localhost:%1/elsewhere"_s.arg(other.port()).toLatin1();
    server.on("/a", replyOf(status, "{}", {{"Location", target}}));
    QtHttpTransport transport(m_scheduler);
    for (const HttpRequest& request : {commandTo(server.url(u"/a"_s)), readOf(server.url(u"/a"_s))}) {
        const auto response = await(transport.send(request));
        QVERIFY(response);
        QCOMPARE(response->status, status);
    }
    QVERIFY(oneMoreArrives(transport, server));
    QCOMPARE(server.count("/a"), 2);
    // Neither the token nor anything else has reached the second host, but for what is sent to it now.
    QVERIFY(oneMoreArrives(transport, other));
    QCOMPARE(other.connections(), 1);
    QCOMPARE(other.requests().size(), 1);
}

void TestNetHttp::challengeIsNotAnswered() {
    FaultServer server;
    server.on("/a", replyOf(401, "{}", {{"WWW-Authenticate", "Basic realm=\"x\""}}));
    QtHttpTransport transport(m_scheduler);
    const auto response = await(transport.send(commandTo(server.url(u"/a"_s))));
    QVERIFY(response);
    QCOMPARE(response->status, 401);
    QCOMPARE(server.count("/a"), 1);
}

void TestNetHttp::unreachableIsTransient_data() {
    QTest::addColumn<QUrl>("url");
    QTcpServer gone;
    gone.listen(QHostAddress::LocalHost);
    const QString base = u"//127.0.0.1:%1/a"_s.arg(gone.serverPort());
    QTest::newRow("refused") << QUrl(u"http:"_s + base);
    QTest::newRow("refused with TLS") << QUrl(u"https:"_s + base);
    QTest::newRow("no such host") << QUrl(u"http://no-such-host.invalid/a"_s);
}

void TestNetHttp::unreachableIsTransient() {
    QFETCH(QUrl, url);
    QtHttpTransport transport(m_scheduler);
    HttpRequest withoutBody = commandTo(url);
    withoutBody.body.clear();
    for (const HttpRequest& request : {commandTo(url), withoutBody, readOf(url)}) {
        const auto response = await(transport.send(request));
        QVERIFY(!response);
        QCOMPARE(toString(response.error().kind), u"transient"_s);
    }
    QCOMPARE(
        toString(await(transport.send(commandTo(QUrl(u"ftp://127.0.0.1/a"_s)))).error().kind),
        u"permanent"_s);
}

void TestNetHttp::connectionThatNeverOpensIsTransient() {
    // It takes the connection and says nothing, so that the TLS handshake never ends.
    FaultServer server;
    QUrl url = server.url(u"/a"_s);
    url.setScheme(u"https"_s);
    QtHttpTransport transport(m_scheduler);
    HttpRequest request = commandTo(url);
    request.timeout = Millis{200};
    const auto late = await(transport.send(request));
    QVERIFY(!late);
    QCOMPARE(toString(late.error().kind), u"transient"_s);
    QCOMPARE(late.error().code, u"timeout"_s);
    request.timeout = Millis{10'000};
    request.stallTimeout = Millis{200};
    QCOMPARE(toString(await(transport.send(request)).error().kind), u"transient"_s);
}

void TestNetHttp::bigResponseIsCapped_data() {
    QTest::addColumn<bool>("command");
    QTest::addColumn<QString>("kind");
    QTest::newRow("read") << false << u"protocol"_s;
    QTest::newRow("command") << true << u"ambiguous"_s;
}

void TestNetHttp::bigResponseIsCapped() {
    QFETCH(bool, command);
    FaultServer server;
    server.on("/big", replyOf(200, QByteArray(5'000'000, 'x')));
    QtHttpTransport transport(m_scheduler);
    HttpRequest request = command ? commandTo(server.url(u"/big"_s)) : readOf(server.url(u"/big"_s));
    request.maxResponseBytes = 1'000'000;
    const auto response = await(transport.send(request));
    QVERIFY(!response);
    QCOMPARE(response.error().code, u"response_too_large"_s);
    QTEST(toString(response.error().kind), "kind");
    QCOMPARE(server.count("/big"), 1);
    request.maxResponseBytes = 5'000'000;
    QCOMPARE(await(transport.send(request))->body.size(), 5'000'000);
}

void TestNetHttp::slowResponseTimesOut_data() {
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<qint64>("timeout");
    QTest::addColumn<qint64>("stallTimeout");
    QTest::newRow("silent") << Fault::Stall << qint64(200) << qint64(10'000);
    QTest::newRow("silent, by its stall") << Fault::Stall << qint64(10'000) << qint64(200);
    QTest::newRow("trickled") << Fault::Trickle << qint64(300) << qint64(10'000);
}

void TestNetHttp::slowResponseTimesOut() {
    QFETCH(Fault, fault);
    QFETCH(qint64, timeout);
    QFETCH(qint64, stallTimeout);
    FaultServer server;
    server.on("/slow", faultOf(fault));
    QtHttpTransport transport(m_scheduler);
    for (HttpRequest request : {commandTo(server.url(u"/slow"_s)), readOf(server.url(u"/slow"_s))}) {
        request.timeout = Millis{timeout};
        request.stallTimeout = Millis{stallTimeout};
        const auto response = await(transport.send(request), 5'000);
        QVERIFY(!response);
        QCOMPARE(response.error().code, u"timeout"_s);
        QCOMPARE(toString(response.error().kind), request.command ? u"ambiguous"_s : u"transient"_s);
    }
    QCOMPARE(server.count("/slow"), 2);
}

void TestNetHttp::savesToFile() {
    FaultServer server;
    const QByteArray bytes = QByteArray(3'000'000, 'f') + "end";
    server.on("/file", replyOf(200, bytes));
    server.on("/empty", replyOf(200, {}));
    QTemporaryDir dir;
    QtHttpTransport transport(m_scheduler);
    HttpRequest request = readOf(server.url(u"/file"_s));
    request.saveTo = dir.filePath(u"saved"_s);
    const auto response = await(transport.send(request));
    QVERIFY(response);
    QCOMPARE(response->savedBytes, bytes.size());
    QVERIFY(response->body.isEmpty());
    QFile file(request.saveTo);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), bytes);

    request.url = server.url(u"/empty"_s);
    QCOMPARE(await(transport.send(request))->savedBytes, 0);
    QCOMPARE(QFileInfo(request.saveTo).size(), 0);
}

void TestNetHttp::savesNothingOfABrokenAnswer() {
    FaultServer server;
    server.on("/cut", faultOf(Fault::Cut, 500));
    server.on("/gone", replyOf(410, R"({"error":{"code":"gone"}})"));
    QTemporaryDir dir;
    QtHttpTransport transport(m_scheduler);
    HttpRequest request = readOf(server.url(u"/cut"_s));
    request.saveTo = dir.filePath(u"saved"_s);
    QCOMPARE(toString(await(transport.send(request)).error().kind), u"transient"_s);
    QVERIFY(!QFile::exists(request.saveTo));

    request.url = server.url(u"/gone"_s);
    const auto gone = await(transport.send(request));
    QCOMPARE(gone->body, QByteArray(R"({"error":{"code":"gone"}})"));
    QVERIFY(!QFile::exists(request.saveTo));

    server.on("/file", replyOf(200, "x"));
    request.url = server.url(u"/file"_s);
    request.saveTo = dir.filePath(u"no/such/folder"_s);
    QCOMPARE(toString(await(transport.send(request)).error().kind), u"storage"_s);
}

void TestNetHttp::sendsFile() {
    FaultServer server;
    server.on("/files", replyOf(200, "{}"));
    QTemporaryDir dir;
    const QByteArray bytes(300'000, 'u');
    QFile file(dir.filePath(u"out"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
    file.close();
    QtHttpTransport transport(m_scheduler);
    HttpRequest request = commandTo(server.url(u"/files"_s));
    request.body.clear();
    request.bodyFile = file.fileName();
    QVERIFY(await(transport.send(request)));
    QCOMPARE(server.requests().first().body, bytes);
}

void TestNetHttp::missingFileIsStorage() {
    FaultServer server;
    QtHttpTransport transport(m_scheduler);
    HttpRequest request = commandTo(server.url(u"/files"_s));
    request.bodyFile = u"/no/such/file"_s;
    QCOMPARE(toString(await(transport.send(request)).error().kind), u"storage"_s);
    QCOMPARE(server.connections(), 0);
}

void TestNetHttp::cookiesAreForgotten() {
    FaultServer server;
    server.on("/a", replyOf(200, "{}", {{"Set-Cookie", "session=1; Path=/"}}));
    QtHttpTransport transport(m_scheduler);
    QVERIFY(await(transport.send(readOf(server.url(u"/a"_s)))));
    QVERIFY(await(transport.send(readOf(server.url(u"/a"_s)))));
    QVERIFY(!server.requests().last().headers.contains("Cookie"));
}

void TestNetHttp::destructionAnswersAsLost() {
    FaultServer server;
    server.on("/slow", faultOf(Fault::Stall));
    auto transport = std::make_unique<QtHttpTransport>(m_scheduler);
    const auto answer = transport->send(commandTo(server.url(u"/slow"_s)));
    QTRY_COMPARE(server.count("/slow"), 1);
    transport.reset();
    QCOMPARE(toString(await(answer).error().kind), u"ambiguous"_s);
}

QTEST_GUILESS_MAIN(TestNetHttp)
#include "test_net_http.moc"
