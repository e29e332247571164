// SPDX-License-Identifier: GPL-3.0-or-later
// Mis-framed, oversized, endless and stalled requests against every endpoint of the real program: those that
// its description names, and its web pages. A clear 4xx, nothing stored, flat memory, and it goes on
// answering.
#include "tests/hub/http_client.h"
#include "tests/unit/test_hub_http_support.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QtTest>
#include <deque>

using namespace Qt::StringLiterals;

namespace segue::hub {

using http::RawClient;
using http::RawResponse;

namespace {

constexpr qint64 megabyte = 1024 * 1024;
const QString embeddedToken = u"0123456789abcdef0123456789abcdef"_s;

struct Endpoint {
    QByteArray method;
    QByteArray path; //!< From the root.

    QByteArray name() const { return method + ' ' + path; }
    bool takesLargeFiles() const { return path.contains("attachments") || path.contains("inbound/mail"); }
};

//! What resources/hub/openapi.yaml describes, with a value for each name in a path.
QList<Endpoint> describedEndpoints() {
    QFile file(QStringLiteral(SEGUE_SOURCE_DIR "/resources/hub/openapi.yaml"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    static const QRegularExpression pathLine(u"^  (/[^:]*):$"_s);
    static const QRegularExpression methodLine(u"^    (get|put|post|delete|patch):$"_s);
    QList<Endpoint> out;
    QByteArray path;
    const QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n');
    for (const QString& line : lines) {
        if (const auto found = pathLine.match(line); found.hasMatch())
            path = "/api/v1" +
                   found.captured(1).replace(QRegularExpression(u"\\{[^}]*\\}"_s), u"x"_s).toLatin1();
        else if (const auto method = methodLine.match(line); method.hasMatch() && !path.isEmpty())
            out.append(Endpoint{method.captured(1).toUpper().toLatin1(), path});
    }
    return out;
}

QList<Endpoint> allEndpoints() {
    QList<Endpoint> out = describedEndpoints();
    for (const char* page :
         {"/", "/help", "/help/1-x", "/help/help.css", "/widget.js", "/widget/frame", "/widget/x", "/shop",
          "/shop/x"})
        out.append(Endpoint{"GET", page});
    return out;
}

bool isClearRefusal(const RawResponse& answer) {
    return answer.status >= 400 && answer.status < 500;
}

} // namespace

class TestHubHostileRequests : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void cleanup();

    void misframed_data() { everyEndpoint(); }
    void misframed();
    void oversized_data() { everyEndpoint(); }
    void oversized();
    void endless();
    void stalled();

private:
    static void everyEndpoint() {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("path");
        const QList<Endpoint> endpoints = allEndpoints();
        for (const Endpoint& endpoint : endpoints)
            QTest::newRow(endpoint.name().constData()) << endpoint.method << endpoint.path;
    }
    QByteArray tokenFor(const QByteArray& path) const {
        return path.contains("/chat/")      ? m_visitor
               : path.contains("/inbound/") ? m_channel
                                            : embeddedToken.toLatin1();
    }
    QByteArray headOf(const Endpoint& endpoint) const {
        return endpoint.method + ' ' + endpoint.path +
               " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + tokenFor(endpoint.path) +
               "\r\nIdempotency-Key: 018f0000-0000-7000-8000-000000000001\r\n";
    }
    RawResponse ask(const QByteArray& bytes) const { return RawClient(m_port).ask(bytes); }
    //! Sends chunks until the hub has answered, or for `most` bytes.
    RawResponse flood(const Endpoint& endpoint, qint64 most) const;
    qint64 head() const {
        return HttpClient(m_port).get(u"/changes?after=0"_s, embeddedToken).json.value("head"_L1).toInteger();
    }
    //! The most memory that the hub has had; nothing off Linux.
    std::optional<qint64> peakMemory() const;

    QTemporaryDir m_dir;
    QProcess m_hub;
    quint16 m_port = 0;
    QByteArray m_visitor;
    QByteArray m_channel;
    qint64 m_head = 0;
};

void TestHubHostileRequests::initTestCase() {
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    // Where the address sanitizer is built in, it would keep freed memory, which is not the hub's doing.
    environment.insert(u"ASAN_OPTIONS"_s, environment.value(u"ASAN_OPTIONS"_s) + u":quarantine_size_mb=4"_s);
    environment.insert(u"QT_LOGGING_RULES"_s, u"segue.hub.access=false"_s);
    m_hub.setProcessEnvironment(environment);
    m_hub.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_hub.start(
        QStringLiteral(SEGUE_BINARY_DIR "/bin/segue-hub"),
        {u"--embedded"_s, u"--data"_s, m_dir.path(), u"--grace"_s, u"0"_s});
    m_hub.write(
        QJsonDocument(QJsonObject{{u"token"_s, embeddedToken}, {u"agent_name"_s, u"Ann"_s}})
            .toJson(QJsonDocument::Compact) +
        '\n');
    while (!m_hub.canReadLine() && m_hub.waitForReadyRead(30'000)) {
    }
    m_port =
        static_cast<quint16>(QJsonDocument::fromJson(m_hub.readLine()).object().value("port"_L1).toInt());
    QVERIFY(m_port != 0);
    HttpClient http(m_port);
    m_visitor =
        http.post(u"/chat/sessions"_s, {{u"device"_s, u"v-0123456789abcdef"_s}}).text("token").toLatin1();
    m_channel = http.post(u"/admin/channel-tokens"_s, {{u"name"_s, u"bridge"_s}}, embeddedToken)
                    .text("token")
                    .toLatin1();
    QVERIFY(!m_visitor.isEmpty() && !m_channel.isEmpty());
    QVERIFY(describedEndpoints().size() > 40);
    m_head = head();
}

void TestHubHostileRequests::cleanupTestCase() {
    m_hub.closeWriteChannel();
    if (m_hub.waitForFinished(20'000))
        return;
    m_hub.kill();
    m_hub.waitForFinished(5'000);
}

void TestHubHostileRequests::cleanup() {
    // Whatever was asked: nothing was stored, and the next one is served.
    QCOMPARE(ask("GET /api/v1/meta HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n").status, 200);
    QCOMPARE(head(), m_head);
}

void TestHubHostileRequests::misframed() {
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, path);
    const QByteArray request = headOf({method, path});
    const QByteArray chunked = request + "Transfer-Encoding: chunked\r\n\r\n";
    const QList<QPair<QByteArray, QByteArray>> faults{
        {"two lengths", request + "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}"},
        {"negative length", request + "Content-Length: -5\r\n\r\n{}"},
        {"length and chunks", request + "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"},
        {"unknown coding", request + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n"},
        {"two hosts", request + "Host: elsewhere\r\n\r\n"},
        {"no host", method + ' ' + path + " HTTP/1.1\r\n\r\n"},
        {"space before the colon", request + "Content-Length : 2\r\n\r\n{}"},
        {"folded by a bare line feed", request + "X: a\nContent-Length: 2\r\n\r\n{}"}};
    for (const auto& [name, bytes] : faults) {
        RawClient client(m_port);
        const RawResponse answer = client.ask(bytes);
        QVERIFY2(answer.status == 400, name + ": " + QByteArray::number(answer.status));
        QVERIFY2(client.isClosedWithin(15'000), name); // Nobody knows where a next request would begin.
    }
    // A refusal by what comes before the body (an upgrade that is missing, no body taken) is as clear.
    const RawResponse answer = ask(chunked + "zz\r\nhello\r\n0\r\n\r\n");
    QVERIFY2(isClearRefusal(answer), QByteArray::number(answer.status));
}

void TestHubHostileRequests::oversized() {
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, path);
    const QByteArray request = headOf({method, path});
    const bool isStream = path.endsWith("/stream");
    const RawResponse promised = ask(request + "Content-Length: 1073741824\r\n\r\nx");
    QCOMPARE(promised.status, isStream ? 426 : 413);
    QCOMPARE(ask(request + "X-Long: " + QByteArray(20'000, 'a') + "\r\n\r\n").status, 431);
    QCOMPARE(ask(method + ' ' + path + '?' + QByteArray(20'000, 'a') + " HTTP/1.1\r\n\r\n").status, 431);
}

RawResponse TestHubHostileRequests::flood(const Endpoint& endpoint, qint64 most) const {
    RawClient client(m_port);
    client.send(headOf(endpoint) + "Transfer-Encoding: chunked\r\n\r\n");
    const QByteArray chunk = "10000\r\n" + QByteArray(65536, 'x') + "\r\n";
    for (qint64 sent = 0; sent < most; sent += chunk.size()) {
        client.send(chunk);
        if (client.socket().bytesAvailable() > 0 ||
            client.socket().state() != QAbstractSocket::ConnectedState)
            break;
    }
    return client.read(false, 60'000);
}

std::optional<qint64> TestHubHostileRequests::peakMemory() const {
    QFile status(u"/proc/%1/status"_s.arg(m_hub.processId()));
    if (!status.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QList<QByteArray> lines = status.readAll().split('\n');
    for (const QByteArray& line : lines) {
        if (line.startsWith("VmHWM:"))
            return line.sliced(6).trimmed().split(' ').first().toLongLong() * 1024;
    }
    return std::nullopt;
}

void TestHubHostileRequests::endless() {
    const QList<Endpoint> endpoints = allEndpoints();
    const auto everyOneOnce = [&] {
        for (const Endpoint& endpoint : endpoints) {
            const RawResponse answer = flood(endpoint, 100 * megabyte);
            // At its limit, and not only when its time was over.
            const bool isInTime = isClearRefusal(answer) && answer.status != 408;
            QVERIFY2(isInTime, endpoint.name() + ": " + QByteArray::number(answer.status));
        }
    };
    everyOneOnce();
    const auto first = peakMemory();
    everyOneOnce();
    const auto second = peakMemory();
    if (!first || !second)
        QSKIP("no /proc here: the memory was not measured");
    // What the largest allowed body costs, once; and no more of it the second time.
    QVERIFY2(*first < 400 * megabyte, QByteArray::number(*first / megabyte));
    QVERIFY2(*second - *first < 64 * megabyte, QByteArray::number((*second - *first) / megabyte));
}

void TestHubHostileRequests::stalled() {
    // All at once: a header that never ends, and for each endpoint a body of which only one byte comes.
    std::deque<RawClient> clients;
    QList<QByteArray> names;
    clients.emplace_back(m_port).send("GET /api/v1/meta HTTP/1.1\r\nHost: 127");
    names.append("half a header");
    const QList<Endpoint> endpoints = allEndpoints();
    for (const Endpoint& endpoint : endpoints) {
        if (endpoint.takesLargeFiles())
            continue; // These have minutes, for slow lines.
        clients.emplace_back(m_port).send(headOf(endpoint) + "Content-Length: 10\r\n\r\nx");
        names.append(endpoint.name());
    }
    QCOMPARE(ask("GET /api/v1/meta HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n").status, 200);
    for (size_t i = 0; i < clients.size(); ++i) {
        const RawResponse answer = clients[i].read(false, 90'000);
        const QByteArray& name = names[static_cast<qsizetype>(i)];
        QVERIFY2(isClearRefusal(answer), name + ": " + QByteArray::number(answer.status));
        QVERIFY2(clients[i].isClosedWithin(30'000), name);
    }
}

} // namespace segue::hub

QTEST_GUILESS_MAIN(segue::hub::TestHubHostileRequests)
#include "test_hub_hostile_requests.moc"
