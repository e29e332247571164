// SPDX-License-Identifier: GPL-3.0-or-later
// Malformed and oversized bodies on every route that takes one: a clear 4xx, nothing stored, and
// the hub goes on.
#include "tests/hub/hub_under_test.h"

#include <QTcpSocket>
#include <QtTest>

using namespace Qt::StringLiterals;

namespace segue::hub {

class TestHubRefusals : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { m_hub.reset(); }

    void malformedBodies_data();
    void malformedBodies();
    void oversizedBodies_data() { malformedBodies_data(); }
    void oversizedBodies();
    void unknownPathsAndMethods();
    void brokenFraming_data();
    void brokenFraming();
    void foreignHostNames();
    void queriesAreChecked();
    void chatRatesAreLimited();

private:
    QString tokenFor(const QString& kind) const {
        return kind == "visitor"_L1 ? m_visitor : kind == "channel"_L1 ? m_channel : m_hub->admin();
    }
    qint64 head() {
        return m_hub->http().get(u"/changes?after=0"_s, m_hub->admin()).json.value("head"_L1).toInteger();
    }

    std::unique_ptr<HubUnderTest> m_hub;
    QString m_visitor;
    QString m_channel;
};

void TestHubRefusals::initTestCase() {
    m_hub = std::make_unique<HubUnderTest>();
    m_visitor = m_hub->newVisitor(u"v"_s);
    m_channel = m_hub->newChannelToken();
}

void TestHubRefusals::malformedBodies_data() {
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("kind");
    const auto row = [](const QByteArray& method, const QString& path, const QString& kind = u"admin"_s) {
        QTest::newRow(qPrintable(QString::fromLatin1(method) + u' ' + path)) << method << path << kind;
    };
    row("POST", u"/chat/sessions"_s, u"visitor"_s);
    row("POST", u"/chat/messages"_s, u"visitor"_s);
    row("POST", u"/chat/rating"_s, u"visitor"_s);
    row("POST", u"/inbound/messages"_s, u"channel"_s);
    row("POST", u"/commands"_s);
    row("POST", u"/conversations"_s);
    row("POST", u"/articles"_s);
    row("PUT", u"/articles/1"_s);
    row("POST", u"/decisions"_s);
    row("POST", u"/contacts/1"_s);
    row("POST", u"/admin/agents"_s);
    row("POST", u"/admin/agents/1"_s);
    row("POST", u"/admin/teams"_s);
    row("POST", u"/admin/macros"_s);
    row("POST", u"/admin/canned-responses"_s);
    row("POST", u"/admin/channel-tokens"_s);
    row("PUT", u"/admin/settings"_s);
    row("POST", u"/admin/import"_s);
}

void TestHubRefusals::malformedBodies() {
    QFETCH(QByteArray, method);
    QFETCH(QString, path);
    QFETCH(QString, kind);
    const qint64 before = head();
    const QList<QByteArray> bodies{
        "",
        "{",
        "null",
        "[]",
        "\"text\"",
        "{\"text\":",
        QByteArray("{\"text\":\"\xff\xfe\"}"),
        QByteArray(5000, '[') + QByteArray(5000, ']'),
        "{\"a\":" + QByteArray(3000, '[') + QByteArray(3000, ']') + '}'};
    for (const QByteArray& body : bodies) {
        const Answer refused = m_hub->http().raw(
            method, path, body, tokenFor(kind),
            {{"Content-Type", "application/json"}, {"Idempotency-Key", newUuid().toLatin1()}});
        const bool clear = refused.status >= 400 && refused.status < 500 && !refused.errorCode().isEmpty();
        QVERIFY2(
            clear, qPrintable(u"%1 for %2"_s.arg(refused.status).arg(QString::fromLatin1(body.left(40)))));
    }
    const QList<QJsonObject> objects{
        {{u"device"_s, 5},
         {u"client_id"_s, QJsonArray{}},
         {u"rating"_s, u"five"_s},
         {u"name"_s, QJsonObject{}},
         {u"title"_s, 1.5},
         {u"id"_s, QJsonObject{}},
         {u"workspace"_s, u"x"_s},
         {u"provider"_s, true},
         {u"operations"_s, u"all"_s},
         {u"conversation"_s, QJsonArray{}},
         {u"channel"_s, 1},
         {u"points"_s, 3},
         {u"shortcut"_s, 1},
         {u"body"_s, 4},
         {u"text"_s, QJsonArray{}}}};
    for (const QJsonObject& object : objects) {
        if (path == "/admin/import"_L1)
            continue; // Lists that are not there are no error.
        const Answer refused = m_hub->http().raw(
            method, path, QJsonDocument(object).toJson(), tokenFor(kind),
            {{"Idempotency-Key", newUuid().toLatin1()}});
        QVERIFY2(refused.status >= 400 && refused.status < 500, refused.body.constData());
    }
    QCOMPARE(head(), before);
    QCOMPARE(m_hub->http().get(u"/meta"_s).status, 200);
}

void TestHubRefusals::oversizedBodies() {
    QFETCH(QByteArray, method);
    QFETCH(QString, path);
    QFETCH(QString, kind);
    const QByteArray huge = "{\"text\":\"" + QByteArray(34 * 1024 * 1024, 'x') + "\"}";
    const Answer refused =
        m_hub->http().raw(method, path, huge, tokenFor(kind), {{"Idempotency-Key", newUuid().toLatin1()}});
    QCOMPARE(refused.status, 413);
    QCOMPARE(m_hub->http().get(u"/meta"_s).status, 200);
}

void TestHubRefusals::unknownPathsAndMethods() {
    QCOMPARE(m_hub->http().get(u"/nothing"_s, m_hub->admin()).status, 404);
    QCOMPARE(m_hub->http().remove(u"/changes"_s, m_hub->admin()).status, 405);
    QCOMPARE(m_hub->http().get(u"/conversations/none"_s, m_hub->admin()).status, 404);
    QCOMPARE(m_hub->http().get(u"/conversations/none/entries"_s, m_hub->admin()).status, 404);
    QCOMPARE(m_hub->http().get(u"/commands/"_s + newUuid(), m_hub->admin()).status, 404);
}

void TestHubRefusals::brokenFraming_data() {
    QTest::addColumn<QByteArray>("request");
    const QByteArray post = "POST /api/v1/chat/sessions HTTP/1.1\r\nHost: localhost\r\n";
    QTest::newRow("two lengths") << post + "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}";
    QTest::newRow("negative length") << post + "Content-Length: -5\r\n\r\n{}";
    QTest::newRow("length and chunks")
        << post + "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n";
    QTest::newRow("no host") << QByteArray("GET /api/v1/meta HTTP/1.1\r\n\r\n");
    QTest::newRow("no request") << QByteArray("\x16\x03\x01 hello\r\n\r\n");
    QTest::newRow("large header") << post + "X: " + QByteArray(64 * 1024, 'x') + "\r\n\r\n";
}

void TestHubRefusals::brokenFraming() {
    QFETCH(QByteArray, request);
    QTcpSocket socket;
    socket.connectToHost(u"127.0.0.1"_s, m_hub->port());
    QVERIFY(socket.waitForConnected(5000));
    socket.write(request);
    QByteArray answer;
    while (socket.waitForReadyRead(5000))
        answer += socket.readAll();
    QVERIFY2(answer.startsWith("HTTP/1.1 4"), answer.left(80).constData());
    QCOMPARE(m_hub->http().get(u"/meta"_s).status, 200);
}

void TestHubRefusals::foreignHostNames() {
    // This hub takes any name; what a page elsewhere sends is refused by its Origin.
    const Answer refused =
        m_hub->http().raw("POST", u"/commands"_s, "{}", m_hub->admin(), {{"Origin", "https://evil.example"}});
    QCOMPARE(refused.status, 403);
}

void TestHubRefusals::queriesAreChecked() {
    QCOMPARE(m_hub->http().get(u"/changes?after=abc"_s, m_hub->admin()).errorCode(), u"invalid_query"_s);
    QCOMPARE(
        m_hub->http().get(u"/changes?after=99999999999999999999"_s, m_hub->admin()).errorCode(),
        u"invalid_query"_s);
    QCOMPARE(m_hub->http().get(u"/changes?after=0&limit=99999"_s, m_hub->admin()).status, 200);
    QCOMPARE(m_hub->http().get(u"/chat/entries?after=x"_s, m_visitor).errorCode(), u"invalid_query"_s);
}

void TestHubRefusals::chatRatesAreLimited() {
    Answer last;
    for (int i = 0; i < 200 && last.status != 429; ++i)
        last = m_hub->http().post(u"/chat/sessions"_s, {{u"device"_s, u"short"_s}});
    QCOMPARE(last.status, 429);
    QVERIFY(last.headers.value("retry-after").toInt() >= 1);
    QCOMPARE(m_hub->http().get(u"/me"_s, m_hub->admin()).status, 200);
}

} // namespace segue::hub

QTEST_GUILESS_MAIN(segue::hub::TestHubRefusals)
#include "test_hub_refusals.moc"
