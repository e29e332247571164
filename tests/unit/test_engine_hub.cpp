// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/accounts/layered_vault.h"
#include "core/base/json.h"
#include "core/engine/hub_process.h"
#include "core/net/qt_http_transport.h"
#include "core/net/qt_web_socket.h"
#include "tests/fakes/await.h"

#include <QFileInfo>
#include <QLockFile>
#include <QSaveFile>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>
#include <cstdlib>
#include <iostream>
#include <memory>
#include <string>

using namespace segue;
using namespace Qt::StringLiterals;

namespace {

// This program is also the hub that it tests with: with "--embedded --data DIR" it takes its place.

QByteArray httpAnswer(int status, const QJsonObject& body) {
    const QByteArray json = toJson(body);
    return "HTTP/1.1 " + QByteArray::number(status) +
           " X\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: " +
           QByteArray::number(json.size()) + "\r\n\r\n" + json;
}

QByteArray standInAnswers(const QByteArray& request, const QByteArray& token) {
    if (request.startsWith("GET /die"))
        std::_Exit(9);
    if (request.startsWith("GET /api/v1/meta"))
        return httpAnswer(200, {{u"product"_s, u"segue-hub"_s}, {u"api"_s, 1}, {u"version"_s, u"0"_s}});
    if (!request.contains("Bearer " + token))
        return httpAnswer(401, {});
    return httpAnswer(
        200, {{u"agent"_s, QJsonObject{{u"id"_s, u"a"_s}, {u"name"_s, u"A"_s}, {u"role"_s, u"admin"_s}}},
              {u"workspace"_s, QJsonObject{{u"name"_s, u"W"_s}}}});
}

int runStandIn(const QString& dir) {
    std::string line;
    std::getline(std::cin, line);
    const auto starter = parseJsonObject(QByteArray::fromStdString(line));
    QLockFile lock(dir + u"/hub.lock"_s);
    lock.setStaleLockTime(0);
    if (!starter || !lock.tryLock(0))
        return 3;
    const QByteArray token = starter->value("token"_L1).toString().toUtf8();
    QTcpServer server;
    QObject::connect(&server, &QTcpServer::newConnection, &server, [&] {
        QTcpSocket* socket = server.nextPendingConnection();
        QObject::connect(socket, &QTcpSocket::readyRead, socket, [socket, token] {
            socket->write(standInAnswers(socket->readAll(), token));
            socket->disconnectFromHost();
        });
    });
    if (!server.listen(QHostAddress::LocalHost))
        return 4;
    QSaveFile endpoint(dir + u"/endpoint.json"_s);
    if (!endpoint.open(QIODevice::WriteOnly))
        return 5;
    endpoint.write(toJson(
        {{u"port"_s, server.serverPort()},
         {u"pid"_s, QCoreApplication::applicationPid()},
         {u"agent_name"_s, starter->value("agent_name"_L1)}}));
    endpoint.commit();
    return QCoreApplication::exec();
}

struct HubBench {
    HubBench() { hub = std::make_unique<HubProcess>(options(), services()); }

    HubProcess::Options options() const {
        return {QCoreApplication::applicationFilePath(), dir.filePath(u"hub"_s), u"Ada"_s};
    }
    EngineServices services() { return {clock, scheduler, random, http, webSockets, registry, vault, {}}; }
    QJsonObject endpoint() const {
        QFile file(dir.filePath(u"hub/endpoint.json"_s));
        return file.open(QIODevice::ReadOnly) ? parseJsonObject(file.readAll()).value_or(QJsonObject())
                                              : QJsonObject();
    }
    qint64 pid() const { return endpoint().value("pid"_L1).toInteger(); }
    void kill() {
        HttpRequest request;
        request.url = hub->url().resolved(QUrl(u"/die"_s));
        (void)await(transport.send(request));
    }

    QTemporaryDir dir;
    SystemClock clock;
    QtScheduler scheduler;
    SeededRandom random{5};
    QtHttpTransportFactory http{scheduler};
    QtWebSocketFactory webSockets{scheduler};
    QtHttpTransport transport{scheduler};
    AdapterRegistry registry = AdapterRegistry::withAllKinds();
    LayeredVault vault{nullptr};
    std::unique_ptr<HubProcess> hub;
};

} // namespace

//! The embedded hub's life.
class TestEngineHub final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void itStartsAndSaysWhereItIs() {
        HubBench b;
        QSignalSpy ready(b.hub.get(), &HubProcess::ready);
        b.hub->start();
        QVERIFY(b.hub->isStarting());
        QTRY_COMPARE(ready.count(), 1);
        QVERIFY(!b.hub->isStarting());
        QCOMPARE(b.hub->url().port(), b.endpoint().value("port"_L1).toInt());
        QCOMPARE(b.endpoint().value("agent_name"_L1).toString(), u"Ada"_s);
        QCOMPARE(b.hub->token(), hub_folder::token(b.dir.filePath(u"hub"_s)).value());
        const auto others = QFileDevice::ReadGroup | QFileDevice::ReadOther;
        QVERIFY(!(QFileInfo(b.dir.filePath(u"hub"_s)).permissions() & others));
        QSignalSpy stopped(b.hub.get(), &HubProcess::stopped);
        b.hub->stop();
        QTRY_COMPARE_WITH_TIMEOUT(stopped.count(), 1, 30'000);
    }

    void itIsStartedAgainWhenItDies() {
        HubBench b;
        QSignalSpy ready(b.hub.get(), &HubProcess::ready);
        QSignalSpy lost(b.hub.get(), &HubProcess::lost);
        b.hub->start();
        QTRY_COMPARE(ready.count(), 1);
        const qint64 first = b.pid();
        b.kill();
        QTRY_COMPARE(lost.count(), 1);
        QTRY_COMPARE_WITH_TIMEOUT(ready.count(), 2, 20'000);
        QVERIFY(b.pid() != first);
        b.hub->stop();
    }

    void oneThatStillRunsIsAdopted() {
        HubBench b;
        QVERIFY(QDir().mkpath(b.dir.filePath(u"hub"_s)));
        const QString token = hub_folder::prepare(b.dir.filePath(u"hub"_s), b.random).value();
        QProcess survivor;
        survivor.start(b.options().program, {u"--embedded"_s, u"--data"_s, b.dir.filePath(u"hub"_s)});
        survivor.write(toJson({{u"token"_s, token}}) + '\n');
        QTRY_VERIFY(b.pid() != 0);
        QSignalSpy ready(b.hub.get(), &HubProcess::ready);
        b.hub->start();
        QTRY_COMPARE(ready.count(), 1);
        QCOMPARE(b.pid(), survivor.processId());
        // It is not ours to end; when it is gone we start one.
        QSignalSpy stopped(b.hub.get(), &HubProcess::stopped);
        survivor.kill();
        survivor.waitForFinished();
        b.hub->verify();
        QTRY_COMPARE_WITH_TIMEOUT(ready.count(), 2, 20'000);
        QVERIFY(b.pid() != survivor.processId());
        b.hub->stop();
        QTRY_COMPARE_WITH_TIMEOUT(stopped.count(), 1, 30'000);
    }

    void whatAnEarlierHubLeftIsNotBelieved() {
        HubBench b;
        QVERIFY(QDir().mkpath(b.dir.filePath(u"hub"_s)));
        QTcpServer stranger;
        QVERIFY(stranger.listen(QHostAddress::LocalHost));
        QFile left(b.dir.filePath(u"hub/endpoint.json"_s));
        QVERIFY(left.open(QIODevice::WriteOnly));
        left.write(
            toJson({{u"port"_s, stranger.serverPort()}, {u"pid"_s, QCoreApplication::applicationPid()}}));
        left.close();
        QSignalSpy ready(b.hub.get(), &HubProcess::ready);
        b.hub->start();
        QTRY_COMPARE(ready.count(), 1);
        QVERIFY(b.hub->url().port() != stranger.serverPort());
        // The token was never shown to whoever listens there now.
        QVERIFY(!stranger.hasPendingConnections());
        b.hub->stop();
    }

    void aMissingProgramIsSaidAndTriedAgain() {
        HubBench b;
        auto options = b.options();
        options.program = b.dir.filePath(u"no such program"_s);
        b.hub = std::make_unique<HubProcess>(options, b.services());
        QSignalSpy failed(b.hub.get(), &HubProcess::failed);
        b.hub->start();
        QTRY_COMPARE(failed.count(), 1);
        QCOMPARE(failed[0][0].value<Error>().code, u"hub_not_started"_s);
        QTRY_VERIFY_WITH_TIMEOUT(failed.count() >= 2, 20'000);
    }
};

int main(int argc, char* argv[]) {
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (const qsizetype at = arguments.indexOf(u"--data"_s); at > 0)
        return runStandIn(arguments.value(at + 1));
    TestEngineHub test;
    return QTest::qExec(&test, argc, argv);
}
#include "test_engine_hub.moc"
