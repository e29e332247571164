// SPDX-License-Identifier: GPL-3.0-or-later
// The program segue-hub as the workstation and an administrator start it.
#include "core/db/connection.h"
#include "tests/hub/http_client.h"
#include "tests/hub/stream_client.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QProcess>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QtTest>

using namespace Qt::StringLiterals;

namespace segue::hub {

class TestHubProcess : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }

    void embeddedServesItsWorkstation();
    void endsAfterTheGracePeriod();
    void isAdoptedByARestartedWorkstation();
    void oneHubOwnsAFolder();
    void thePortIsKept();
    void aKilledHubIsFollowedByAnother();
    void endsGracefullyWhenAskedTo();
    void makesATeam();
    void aBrokenAuditTrailIsTold();
    void refusesWhatItDoesNotUnderstand();
    void refusesForeignHostNames();

private:
    //! A running segue-hub; ended with the object.
    struct Hub {
        ~Hub() {
            process.closeWriteChannel();
            process.terminate();
            if (!process.waitForFinished(20'000))
                process.kill();
            process.waitForFinished(5'000);
        }
        QProcess process;
        quint16 port = 0;
    };
    std::unique_ptr<Hub> start(const QString& token, const QStringList& more = {}) {
        auto hub = std::make_unique<Hub>();
        hub->process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        QStringList arguments{u"--data"_s, m_dir->path()};
        if (!token.isEmpty())
            arguments.append(u"--embedded"_s);
        hub->process.start(program(), arguments + more);
        if (!token.isEmpty())
            hub->process.write(
                QJsonDocument(QJsonObject{{u"token"_s, token}, {u"agent_name"_s, u"Ann"_s}})
                    .toJson(QJsonDocument::Compact) +
                '\n');
        while (!hub->process.canReadLine() && hub->process.waitForReadyRead(20'000)) {
        }
        hub->port = static_cast<quint16>(
            QJsonDocument::fromJson(hub->process.readLine()).object().value("port"_L1).toInt());
        return hub;
    }
    struct Run {
        int code = -1;
        QByteArray answer;     //!< Standard output.
        QByteArray complaints; //!< Standard error.
    };
    //! Runs the program to its end.
    Run run(const QStringList& arguments) {
        QProcess process;
        process.start(program(), arguments);
        process.closeWriteChannel();
        process.waitForFinished(20'000);
        return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
    }
    static QString program() { return QStringLiteral(SEGUE_BINARY_DIR "/bin/segue-hub"); }
    QJsonObject endpoint() {
        QFile file(m_dir->filePath(u"endpoint.json"_s));
        return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object()
                                              : QJsonObject();
    }
    QString token() const { return u"0123456789abcdef0123456789abcdef"_s; }

    std::unique_ptr<QTemporaryDir> m_dir;
};

void TestHubProcess::embeddedServesItsWorkstation() {
    const auto hub = start(token());
    QVERIFY(hub->port != 0);
    QCOMPARE(endpoint().value("port"_L1).toInt(), hub->port);
    QCOMPARE(endpoint().value("pid"_L1).toInteger(), hub->process.processId());
    QVERIFY(!endpoint().value("version"_L1).toString().isEmpty());
    HttpClient http(hub->port);
    const Answer me = http.get(u"/me"_s, token());
    QCOMPARE(me.object("agent").value("name"_L1).toString(), u"Ann"_s);
    QCOMPARE(me.object("agent").value("role"_L1).toString(), u"admin"_s);
#ifdef Q_OS_UNIX
    const auto others =
        QFileDevice::ReadGroup | QFileDevice::ReadOther | QFileDevice::WriteGroup | QFileDevice::WriteOther;
    for (const QString& name : {u"endpoint.json"_s, u"hub.db"_s, u"port"_s, u"files"_s})
        QVERIFY2(!(QFile::permissions(m_dir->filePath(name)) & others), qPrintable(name));
#endif
}

void TestHubProcess::endsAfterTheGracePeriod() {
    const auto hub = start(token(), {u"--grace"_s, u"1"_s});
    hub->process.closeWriteChannel();
    QVERIFY(!hub->process.waitForFinished(500));
    QVERIFY(hub->process.waitForFinished(10'000));
    QCOMPARE(hub->process.exitCode(), 0);
    QVERIFY(!QFile::exists(m_dir->filePath(u"endpoint.json"_s)));
}

void TestHubProcess::isAdoptedByARestartedWorkstation() {
    const auto hub = start(token(), {u"--grace"_s, u"1"_s});
    StreamClient stream;
    stream.openAgent(hub->port, token(), 0);
    QTRY_VERIFY(stream.isOpen());
    // Another one that nobody adopts: when it has ended, the grace period of both is over.
    QTemporaryDir elsewhere;
    const auto orphan = start(token(), {u"--grace"_s, u"1"_s, u"--data"_s, elsewhere.path()});
    hub->process.closeWriteChannel();
    orphan->process.closeWriteChannel();
    QTRY_COMPARE_WITH_TIMEOUT(orphan->process.state(), QProcess::NotRunning, 20'000);
    QCOMPARE(hub->process.state(), QProcess::Running);
    stream.close();
    QTRY_COMPARE_WITH_TIMEOUT(hub->process.state(), QProcess::NotRunning, 10'000);
    QCOMPARE(hub->process.exitCode(), 0);
}

void TestHubProcess::oneHubOwnsAFolder() {
    const auto hub = start(token());
    QVERIFY(hub->port != 0);
    const Run second = run({u"--data"_s, m_dir->path()});
    QCOMPARE(second.code, 3);
    QVERIFY(second.complaints.contains("already_running"));
    QCOMPARE(endpoint().value("port"_L1).toInt(), hub->port);
}

void TestHubProcess::thePortIsKept() {
    const quint16 first = start(token())->port;
    QCOMPARE(start(token())->port, first);
    // Taken by somebody else, it is another one, and that is kept from then on.
    QTcpServer squatter;
    QVERIFY(squatter.listen(QHostAddress::LocalHost, first));
    const quint16 second = start(token())->port;
    QVERIFY(second != 0 && second != first);
    squatter.close();
    QCOMPARE(start(token())->port, second);
}

void TestHubProcess::aKilledHubIsFollowedByAnother() {
    const auto first = start(token());
    HttpClient http(first->port);
    QCOMPARE(http.post(u"/articles"_s, {{u"title"_s, u"Kept"_s}, {u"body"_s, u"x"_s}}, token()).status, 200);
    first->process.kill();
    QVERIFY(first->process.waitForFinished(10'000));
    const auto second = start(token());
    QVERIFY(second->port != 0);
    HttpClient again(second->port);
    QCOMPARE(again.get(u"/articles"_s, token()).list("articles").size(), 1);
    QCOMPARE(again.get(u"/agents"_s, token()).list("agents").size(), 1);
}

void TestHubProcess::endsGracefullyWhenAskedTo() {
#ifdef Q_OS_UNIX
    const auto hub = start({});
    QVERIFY(hub->port != 0);
    hub->process.terminate();
    QVERIFY(hub->process.waitForFinished(10'000));
    QCOMPARE(hub->process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(hub->process.exitCode(), 0);
#else
    QSKIP("Only Unix sends a signal here.");
#endif
}

void TestHubProcess::makesATeam() {
    const Run made = run({u"admin"_s, u"create"_s, u"--data"_s, m_dir->path(), u"--name"_s, u"Root"_s});
    QCOMPARE(made.code, 0);
    const QString rootToken = QString::fromLatin1(made.answer.trimmed());
    const auto hub = start({});
    HttpClient http(hub->port);
    const Answer me = http.get(u"/me"_s, rootToken);
    QCOMPARE(me.object("agent").value("role"_L1).toString(), u"admin"_s);
    const Run second = run(
        {u"token"_s, u"create"_s, u"--data"_s, m_dir->path(), u"--name"_s, u"Bob"_s, u"--role"_s,
         u"supervisor"_s});
    QCOMPARE(second.code, 0);
    QCOMPARE(
        http.get(u"/me"_s, QString::fromLatin1(second.answer.trimmed()))
            .object("agent")
            .value("role"_L1)
            .toString(),
        u"supervisor"_s);
    QCOMPARE(run({u"check"_s, u"--data"_s, m_dir->filePath(u"nothing"_s)}).code, 1);
    QVERIFY(!QFile::exists(m_dir->filePath(u"nothing"_s)));
    const Run checked = run({u"check"_s, u"--data"_s, m_dir->path()});
    QCOMPARE(checked.code, 0);
    QVERIFY(checked.answer.contains("sound"));
    QVERIFY(checked.answer.contains("audit trail is whole"));
}

void TestHubProcess::aBrokenAuditTrailIsTold() {
    QCOMPARE(run({u"admin"_s, u"create"_s, u"--data"_s, m_dir->path(), u"--name"_s, u"Root"_s}).code, 0);
    db::SqliteOptions options;
    options.path = m_dir->filePath(u"hub.db"_s);
    auto connection = db::Connection::openSqlite(options);
    QVERIFY(connection);
    QVERIFY(connection->exec(
        u"INSERT INTO audit_log (number, at, actor, action, subject, hash) VALUES (1, 1, '', 'a', '{}', 'h')"_s));
    const Run checked = run({u"check"_s, u"--data"_s, m_dir->path()});
    QCOMPARE(checked.code, 1);
    QVERIFY(checked.complaints.contains("audit_broken"));
}

void TestHubProcess::refusesWhatItDoesNotUnderstand() {
    QCOMPARE(run({u"dance"_s}).code, 2);
    QCOMPARE(run({u"--listen"_s, u"nowhere"_s}).code, 2);
    QCOMPARE(run({u"token"_s, u"create"_s, u"--data"_s, m_dir->path()}).code, 2);
    QCOMPARE(run({u"--data"_s, m_dir->path(), u"--embedded"_s}).code, 2);
    const Run version = run({u"--version"_s});
    QCOMPARE(version.code, 0);
    QVERIFY(version.answer.startsWith("segue-hub "));
}

void TestHubProcess::refusesForeignHostNames() {
    const auto hub = start(token());
    HttpClient http(hub->port);
    QCOMPARE(http.raw("GET", u"/meta"_s, {}, {}, {{"Host", "rebound.example"}}).status, 421);
    QCOMPARE(http.get(u"/meta"_s).status, 200);
}

} // namespace segue::hub

QTEST_GUILESS_MAIN(segue::hub::TestHubProcess)
#include "test_hub_process.moc"
