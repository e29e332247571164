// SPDX-License-Identifier: GPL-3.0-or-later
// Starting the workstation where its profile is open already.
#include "core/engine/control.h"
#include "core/engine/control_client.h"
#include "core/engine/engine.h"
#include "tests/fakes/await.h"

#include <QLocalServer>
#include <QLocalSocket>
#include <QLockFile>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace segue;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 30'000; // milliseconds

EngineOptions optionsFor(const QTemporaryDir& dir, bool hasWindow) {
    EngineOptions options;
    options.profileDir = dir.path();
    options.offline = true;
    options.hasWindow = hasWindow;
    options.sessionToken = u"unused"_s; // No keyring is asked.
    return options;
}

//! The real workstation; ended with the object.
class Workstation {
public:
    explicit Workstation(const QTemporaryDir& dir) {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
        environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
        environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, u"disabled:"_s); // No keyring, no notifications.
        environment.insert(u"XDG_ACTIVATION_TOKEN"_s, u"leave-of-the-desktop"_s);
        m_process.setProcessEnvironment(environment);
        m_process.start(
            QStringLiteral(SEGUE_BINARY_DIR "/bin/segue"), {u"--profile"_s, dir.path(), u"--offline"_s});
    }
    ~Workstation() {
        m_process.kill();
        m_process.waitForFinished(patience);
    }

    bool hasEnded() const { return m_process.state() == QProcess::NotRunning; }
    int exitCode() const { return m_process.exitCode(); }
    QByteArray said() {
        m_said += m_process.readAllStandardError();
        return m_said;
    }

private:
    QProcess m_process;
    QByteArray m_said;
};

} // namespace

class TestSecondStart : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void itShowsTheWindowThatIsOpen();
    void theRealWorkstationStaysAndAnswers();
    void whereSeguectlIsAtWorkItSaysSo();
    void anOwnerThatIsStillStartingIsWaitedFor();
};

void TestSecondStart::itShowsTheWindowThatIsOpen() {
    QTemporaryDir dir;
    const auto owner = Engine::open(optionsFor(dir, true));
    QVERIFY(owner);
    QSignalSpy asked(owner->get(), &Engine::windowAsked);
    const Workstation second(dir);
    QTRY_VERIFY_WITH_TIMEOUT(second.hasEnded(), patience);
    QCOMPARE(second.exitCode(), 0);
    QCOMPARE(asked.count(), 1);
    QCOMPARE(asked[0][0].toString(), u"leave-of-the-desktop"_s);
}

void TestSecondStart::theRealWorkstationStaysAndAnswers() {
    QTemporaryDir dir;
    {
        // With an account there is no need for a hub of its own, which would outlive a killed program.
        auto engine = Engine::open(optionsFor(dir, false));
        QVERIFY(engine);
        Account account;
        account.kind = u"hub"_s;
        account.name = u"Shop"_s;
        account.baseUrl = QUrl(u"http://127.0.0.1:1"_s);
        QVERIFY(await((*engine)->addAccount(account, u"t"_s)));
    }
    const Workstation first(dir);
    const auto answers = [&dir] {
        ControlClient client(dir.path());
        return await(client.call(u"ping"_s)).has_value();
    };
    QTRY_VERIFY_WITH_TIMEOUT(answers(), patience);
    const Workstation second(dir);
    QTRY_VERIFY_WITH_TIMEOUT(second.hasEnded(), patience);
    QCOMPARE(second.exitCode(), 0);
    QVERIFY(!first.hasEnded());
    QVERIFY(answers());
}

void TestSecondStart::whereSeguectlIsAtWorkItSaysSo() {
    QTemporaryDir dir;
    const auto owner = Engine::open(optionsFor(dir, false));
    QVERIFY(owner);
    Workstation second(dir);
    QTRY_VERIFY_WITH_TIMEOUT(second.said().contains("seguectl is working with this profile."), patience);
    QVERIFY2(
        second.said().contains("Start Segue again when its command has ended."), second.said().constData());
}

void TestSecondStart::anOwnerThatIsStillStartingIsWaitedFor() {
    QTemporaryDir dir;
    // It has the lock, and is not ready to answer at first.
    QLockFile lock(dir.filePath(u"profile.lock"_s));
    lock.setStaleLockTime(0);
    QVERIFY(lock.tryLock(0));
    int asked = 0;
    QLocalServer owner;
    QObject::connect(&owner, &QLocalServer::newConnection, &owner, [&owner, &asked] {
        QLocalSocket* socket = owner.nextPendingConnection();
        if (++asked == 1)
            return socket->abort();
        QObject::connect(socket, &QLocalSocket::readyRead, socket, [socket] {
            if (socket->canReadLine())
                socket->write("{\"id\":1,\"result\":true}\n");
        });
    });
    QVERIFY(owner.listen(control::socketName(dir.path())));
    const Workstation second(dir);
    QTRY_VERIFY_WITH_TIMEOUT(second.hasEnded(), patience);
    QCOMPARE(second.exitCode(), 0);
    QCOMPARE(asked, 2);
}

QTEST_GUILESS_MAIN(TestSecondStart)
#include "test_second_start.moc"
