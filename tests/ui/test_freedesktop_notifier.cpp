// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/freedesktop_notifier.h"

#if defined(Q_OS_UNIX) && !defined(Q_OS_DARWIN)

#include <QDBusConnection>
#include <QDBusContext>
#include <QDBusMessage>
#include <QElapsedTimer>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

using namespace segue;
using namespace Qt::StringLiterals;

//! Answers like a notification service, and writes down what it was told.
class RecordingDaemon : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")

public:
    struct Told {
        uint replaces = 0;
        QString summary;
        QString body;
        QStringList actions;
        QVariantMap hints;
    };
    QList<Told> told;
    QList<uint> closed;
    QStringList capabilities{u"actions"_s, u"body"_s, u"body-markup"_s};

public Q_SLOTS:
    QStringList GetCapabilities() { return capabilities; }
    uint Notify(
        const QString&, uint replaces, const QString&, const QString& summary, const QString& body,
        const QStringList& actions, const QVariantMap& hints, int) {
        told.append({replaces, summary, body, actions, hints});
        return replaces ? replaces : ++m_last;
    }
    void CloseNotification(uint id) {
        closed.append(id);
        Q_EMIT NotificationClosed(id, 3);
    }

Q_SIGNALS:
    void ActionInvoked(uint id, const QString& action);
    void ActivationToken(uint id, const QString& token);
    void NotificationClosed(uint id, uint reason);

private:
    uint m_last = 40;
};

class TestFreedesktopNotifier : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        if (QStandardPaths::findExecutable(u"dbus-daemon"_s).isEmpty())
            QSKIP("dbus-daemon is not installed");
        m_bus.start(u"dbus-daemon"_s, {u"--session"_s, u"--nofork"_s, u"--print-address"_s});
        QVERIFY(m_bus.waitForReadyRead(5000));
        m_address = QString::fromUtf8(m_bus.readLine()).trimmed();
        QDBusConnection server = QDBusConnection::connectToBus(m_address, u"recording"_s);
        QVERIFY(server.isConnected());
        QVERIFY(server.registerObject(
            u"/org/freedesktop/Notifications"_s, &m_daemon, QDBusConnection::ExportAllContents));
        QVERIFY(server.registerService(u"org.freedesktop.Notifications"_s));
    }

    void cleanupTestCase() {
        QDBusConnection::disconnectFromBus(u"recording"_s);
        QDBusConnection::disconnectFromBus(u"segue-notifier"_s);
        m_bus.terminate();
        m_bus.waitForFinished();
    }

    void showsReplacesOpensAndWithdraws() {
        FreedesktopNotifier notifier(m_address, nullptr);
        const ConversationRef mara{AccountId(u"a"_s), u"c1"_s};
        notifier.show(mara, u"Mara"_s, u"Is <b>this</b> & that?"_s);
        QTRY_COMPARE(m_daemon.told.size(), 1);
        QCOMPARE(m_daemon.told.constFirst().summary, u"Mara"_s);
        // The service takes markup: the customer's is shown, not obeyed.
        QCOMPARE(m_daemon.told.constFirst().body, u"Is &lt;b&gt;this&lt;/b&gt; &amp; that?"_s);
        QVERIFY(m_daemon.told.constFirst().actions.contains(u"default"_s));

        // Whether the service has answered by now or not, this one takes the place of the first.
        notifier.show(mara, u"Mara"_s, u"Hello?"_s);
        QTRY_COMPARE(m_daemon.told.size(), 2);
        QCOMPARE(m_daemon.told.at(1).replaces, 41u);

        QSignalSpy activated(&notifier, &DesktopNotifier::activated);
        Q_EMIT m_daemon.ActivationToken(41, u"token-7"_s);
        Q_EMIT m_daemon.ActionInvoked(41, u"default"_s);
        QTRY_COMPARE(activated.count(), 1);
        QCOMPARE(activated.constFirst().at(0).value<ConversationRef>(), mara);
        QCOMPARE(activated.constFirst().at(1).toString(), u"token-7"_s);
        // Somebody else's message is not ours.
        Q_EMIT m_daemon.ActionInvoked(7, u"default"_s);

        notifier.withdraw(mara);
        QTRY_COMPARE(m_daemon.closed, QList<uint>{41});
        notifier.show(mara, u"Mara"_s, u"Again"_s);
        QTRY_COMPARE(m_daemon.told.size(), 3);
        QCOMPARE(m_daemon.told.at(2).replaces, 0u);
        QCOMPARE(activated.count(), 1);
    }

    void withoutABusNothingHappens() {
        const ConversationRef mara{AccountId(u"a"_s), u"c1"_s};
        FreedesktopNotifier notifier(u"unix:path=/nonexistent/bus"_s, nullptr);
        QSignalSpy activated(&notifier, &DesktopNotifier::activated);
        const qsizetype toldBefore = m_daemon.told.size();
        // Nobody answers, and nobody is waited for.
        QElapsedTimer timer;
        timer.start();
        notifier.show(mara, u"Mara"_s, u"Hi"_s);
        notifier.withdraw(mara);
        notifier.show(mara, u"Mara"_s, u"Hi again"_s);
        QVERIFY(timer.elapsed() < 10'000);
        QCoreApplication::processEvents();
        QCOMPARE(m_daemon.told.size(), toldBefore);
        QCOMPARE(activated.count(), 0);
    }

private:
    QProcess m_bus;
    QString m_address;
    RecordingDaemon m_daemon;
};

QTEST_GUILESS_MAIN(TestFreedesktopNotifier)
#include "test_freedesktop_notifier.moc"

#else

int main() {
    return 0;
}

#endif
