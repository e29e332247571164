// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/http_errors.h"

#include <QTest>

using namespace segue;
using namespace Qt::StringLiterals;

namespace {

const Instant now = *instantFromIso(u"2025-06-15T12:00:00Z"_s);

HttpRequest requestOf(bool command) {
    HttpRequest request;
    request.command = command;
    return request;
}

Error errorOf(int status, bool command, const QByteArray& body = {}, HttpHeaders headers = {}) {
    HttpResponse response;
    response.status = status;
    response.headers = std::move(headers);
    response.body = body;
    const auto checked = checkedResponse(requestOf(command), response, now);
    return checked ? Error{ErrorKind::Cancelled, u"was_accepted"_s, {}, 0, {}} : checked.error();
}

} // namespace

class TestNetHttpErrors : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void successIsPassedOn();
    void kinds_data();
    void kinds();
    void codeAndMessageComeFromTheBody();
    void hostileErrorBodiesAreNotBelieved();
    void retryAfterIsRead_data();
    void retryAfterIsRead();
    void lostAnswers();
    void headersIgnoreCase();
};

void TestNetHttpErrors::successIsPassedOn() {
    HttpResponse response;
    response.status = 204;
    response.body = "x";
    const auto checked = checkedResponse(requestOf(true), response, now);
    QVERIFY(checked);
    QCOMPARE(checked->body, QByteArray("x"));
}

void TestNetHttpErrors::kinds_data() {
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("ofCommand");
    QTest::addColumn<QString>("ofRead");
    const auto row = [](int status, ErrorKind command, ErrorKind read) {
        QTest::newRow(QByteArray::number(status).constData())
            << status << toString(command) << toString(read);
    };
    const auto both = [&](int status, ErrorKind kind) { row(status, kind, kind); };
    both(401, ErrorKind::Auth);
    both(403, ErrorKind::Auth);
    both(409, ErrorKind::Conflict);
    both(412, ErrorKind::Conflict);
    both(429, ErrorKind::RateLimited);
    both(400, ErrorKind::Permanent);
    both(404, ErrorKind::Permanent);
    both(422, ErrorKind::Permanent);
    both(302, ErrorKind::Protocol);
    both(307, ErrorKind::Protocol);
    both(304, ErrorKind::Protocol);
    row(408, ErrorKind::Ambiguous, ErrorKind::Transient);
    row(500, ErrorKind::Ambiguous, ErrorKind::Transient);
    row(502, ErrorKind::Ambiguous, ErrorKind::Transient);
    row(503, ErrorKind::Ambiguous, ErrorKind::Transient);
    row(504, ErrorKind::Ambiguous, ErrorKind::Transient);
}

void TestNetHttpErrors::kinds() {
    QFETCH(int, status);
    QTEST(toString(errorOf(status, true).kind), "ofCommand");
    QTEST(toString(errorOf(status, false).kind), "ofRead");
    QCOMPARE(errorOf(status, true).httpStatus, status);
}

void TestNetHttpErrors::codeAndMessageComeFromTheBody() {
    const Error said =
        errorOf(409, true, R"({"error":{"code":"stale","message":"The customer wrote since."}})");
    QCOMPARE(said.code, u"stale"_s);
    QCOMPARE(said.message, u"The customer wrote since."_s);

    QCOMPARE(errorOf(404, false, "<html>no</html>").code, u"http_404"_s);
    QCOMPARE(errorOf(307, true, R"({"error":{"code":"x"}})").code, u"redirected"_s);
    QCOMPARE(errorOf(304, true).code, u"http_304"_s);
}

void TestNetHttpErrors::hostileErrorBodiesAreNotBelieved() {
    const QByteArray longText(5000, 'a');
    const Error error =
        errorOf(400, true, R"({"error":{"code":"<b>no</b>","message":")" + longText + R"("}})");
    QCOMPARE(error.code, u"http_400"_s);
    QCOMPARE(error.message.size(), 300);
    QCOMPARE(errorOf(400, true, R"({"error":"text"})").code, u"http_400"_s);
    const QByteArray huge(100'000, ' ');
    QCOMPARE(errorOf(400, true, huge + R"({"error":{"code":"stale"}})").code, u"http_400"_s);
}

void TestNetHttpErrors::retryAfterIsRead_data() {
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<qint64>("ms"); // below 0 = nothing
    QTest::newRow("seconds") << QByteArray("7") << qint64(7000);
    QTest::newRow("zero") << QByteArray("0") << qint64(0);
    QTest::newRow("below zero") << QByteArray("-5") << qint64(0);
    QTest::newRow("too far") << QByteArray("99999999999") << qint64(86'400'000);
    QTest::newRow("date") << QByteArray("Sun, 15 Jun 2025 12:01:30 GMT") << qint64(90'000);
    QTest::newRow("date gone by") << QByteArray("Sun, 15 Jun 2025 11:00:00 GMT") << qint64(0);
    QTest::newRow("words") << QByteArray("soon") << qint64(-1);
    QTest::newRow("nothing") << QByteArray() << qint64(-1);
}

void TestNetHttpErrors::retryAfterIsRead() {
    QFETCH(QByteArray, value);
    const auto wait = retryAfter(value, now);
    QTEST(wait ? qint64(wait->count()) : qint64(-1), "ms");
    const Error limited = errorOf(429, true, {}, {{"retry-after", value}});
    QCOMPARE(limited.retryAfter, wait);
}

void TestNetHttpErrors::lostAnswers() {
    QCOMPARE(toString(requestNotSent(u"x"_s, {}).kind), u"transient"_s);
    QCOMPARE(toString(answerLost(requestOf(true), u"x"_s, {}).kind), u"ambiguous"_s);
    QCOMPARE(toString(answerLost(requestOf(false), u"x"_s, {}).kind), u"transient"_s);
    QCOMPARE(toString(answerUnreadable(requestOf(true), u"x"_s, {}).kind), u"ambiguous"_s);
    QCOMPARE(toString(answerUnreadable(requestOf(false), u"x"_s, {}).kind), u"protocol"_s);
}

void TestNetHttpErrors::headersIgnoreCase() {
    HttpHeaders headers{{"Content-Type", "text/plain"}};
    QCOMPARE(headers.value("content-TYPE"), QByteArray("text/plain"));
    headers.append("X-A", "1");
    headers.append("x-a", "2");
    QCOMPARE(headers.value("X-A"), QByteArray("1"));
    headers.set("x-A", "3");
    QCOMPARE(headers.fields().size(), 2);
    QCOMPARE(headers.value("X-A"), QByteArray("3"));
    QVERIFY(!headers.contains("X-B"));
}

QTEST_GUILESS_MAIN(TestNetHttpErrors)
#include "test_net_http_errors.moc"
