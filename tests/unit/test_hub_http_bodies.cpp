// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/test_hub_http_support.h"

#include <QFile>
#include <QLoggingCategory>
#include <QTemporaryFile>
#include <QTest>

using namespace segue;
using namespace segue::hub::http;
using namespace Qt::StringLiterals;

//! The memory that bodies in flight share.
class TestHubHttpBodies : public QObject {
    Q_OBJECT

    static constexpr qsizetype budget = 300'000;
    static constexpr qsizetype large = 300'000;
    static constexpr qsizetype small = 60'000;

    //! More than the buffers between two sockets of one machine hold.
    static constexpr qsizetype largeAnswer = 32 * 1024 * 1024;

    std::unique_ptr<Server> m_server;
    QTemporaryFile m_file;

    quint16 port() const { return m_server->port(); }
    //! The head of a request for `bytes`, and the first `sent` of them.
    static QByteArray begun(qsizetype bytes, qsizetype sent) {
        return "POST /size HTTP/1.1\r\nHost: hub\r\nContent-Length: " + QByteArray::number(bytes) +
               "\r\n\r\n" + QByteArray(sent, 'x');
    }

private Q_SLOTS:
    void initTestCase() { QLoggingCategory::setFilterRules(u"segue.hub.access.info=false"_s); }

    void init() {
        ServerOptions options;
        options.limits.bodyBytesInFlight = budget;
        options.limits.answerBytesInFlight = largeAnswer + largeAnswer / 2;
        Router router;
        router.add(
            Method::Get, u"/answer"_s, {}, [](const Request&) { return text(QByteArray(largeAnswer, 'a')); });
        router.add(Method::Get, u"/file"_s, {}, [this](const Request&) {
            auto file = std::make_shared<QFile>(m_file.fileName());
            return file->open(QIODevice::ReadOnly) ? downloadResponse(file, "text/plain", u"a.txt"_s)
                                                   : emptyResponse(404);
        });
        RouteOptions route;
        route.bodyLimit = 10 * large;
        router.add(Method::Post, u"/size"_s, route, [](const Request& request) {
            return text(QByteArray::number(request.body.size()));
        });
        m_server = std::make_unique<Server>(options, std::move(router));
        QVERIFY(m_server->start());
    }

    void answersThatNobodyReadsCountToo() {
        RawClient idle(port());
        idle.send(getRequest("/answer"));
        QVERIFY(idle.socket().waitForReadyRead(10'000));
        const RawResponse refused = askOnce(port(), getRequest("/answer"));
        QCOMPARE(refused.status, 503);
        QVERIFY(refused.body.contains("too_many_answers"));
        // What was read makes room again.
        QCOMPARE(idle.read().body.size(), largeAnswer);
        QTRY_COMPARE(askOnce(port(), getRequest("/answer")).status, 200);
    }

    void filesTakeNoMemory() {
        QVERIFY(m_file.open());
        for (int i = 0; i < 64; ++i)
            m_file.write(QByteArray(1024 * 1024, static_cast<char>('A' + i)));
        QVERIFY(m_file.flush());
        RawClient first(port());
        RawClient second(port());
        first.send(getRequest("/file"));
        second.send(getRequest("/file"));
        QVERIFY(first.socket().waitForReadyRead(10'000));
        const RawResponse whole = second.read();
        QCOMPARE(whole.status, 200);
        QCOMPARE(whole.body.size(), m_file.size());
        QCOMPARE(whole.body.at(0), 'A');
        QCOMPARE(whole.body.back(), static_cast<char>('A' + 63));
        QCOMPARE(first.read().body, whole.body);
        // The next request on the same connection is understood: nothing was left out or added.
        first.send("HEAD /file HTTP/1.1\r\nHost: hub\r\n\r\n");
        const RawResponse head = first.read(true);
        QCOMPARE(head.status, 200);
        QCOMPARE(head.header("content-length").toLongLong(), m_file.size());
    }

    void oneAfterTheOtherHasItAll() {
        RawClient client(port());
        for (int i = 0; i < 5; ++i) {
            const RawResponse answer = client.ask(postRequest("/size", QByteArray(large, 'x')));
            QCOMPARE(answer.status, 200);
            QCOMPARE(answer.body, QByteArray::number(large));
        }
    }

    void aLargerOneThanAllIsRefused() {
        const RawResponse refused = askOnce(port(), postRequest("/size", QByteArray(2 * large, 'x')));
        QCOMPARE(refused.status, 503);
        QVERIFY(refused.header("retry-after").toInt() > 0);
        QVERIFY(refused.body.contains("too_many_bodies"));
        QCOMPARE(askOnce(port(), postRequest("/size", QByteArray(large, 'x'))).status, 200);
    }

    //! What is not read yet costs nothing; what arrived and waits does, until its client has gone.
    void unfinishedBodiesCount() {
        std::unique_ptr<RawClient> holder;
        const auto askedLarge = [this] {
            return askOnce(port(), postRequest("/size", QByteArray(large, 'x'))).status;
        };
        // Of two that arrive at once, either is refused: until it is the other one.
        const auto isHeld = [&] {
            if (holder && askedLarge() == 503)
                return true;
            holder = std::make_unique<RawClient>(port());
            holder->send(begun(large, large - 1));
            return false;
        };
        QTRY_VERIFY_WITH_TIMEOUT(isHeld(), 30'000);
        QCOMPARE(askOnce(port(), postRequest("/size", QByteArray(small, 'x'))).status, 200);
        holder.reset();
        QTRY_COMPARE_WITH_TIMEOUT(askedLarge(), 200, 30'000);
    }

    void announcingIsNotHolding() {
        RawClient announcer(port());
        announcer.send(begun(large, 1));
        QCOMPARE(askOnce(port(), postRequest("/size", QByteArray(large, 'x'))).status, 200);
        announcer.send(QByteArray(large - 1, 'x'));
        QCOMPARE(announcer.read().body, QByteArray::number(large));
    }

    void chunkedBodiesCountToo() {
        RawClient client(port());
        client.send("POST /size HTTP/1.1\r\nHost: hub\r\nTransfer-Encoding: chunked\r\n\r\n");
        const QByteArray chunk = QByteArray::number(large, 16) + "\r\n" + QByteArray(large, 'x') + "\r\n";
        client.send(chunk);
        client.send(chunk + "0\r\n\r\n");
        QCOMPARE(client.read().status, 503);
    }
};

QTEST_GUILESS_MAIN(TestHubHttpBodies)
#include "test_hub_http_bodies.moc"
