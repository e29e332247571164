// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/screen_linux.h"

#include <QDir>
#include <QRegularExpression>
#include <QThread>

namespace segue::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 30'000;        // milliseconds
constexpr unsigned long listenMs = 500; // until xev has told the server what it wants to hear
constexpr QSize smallestWindow{300, 200};

auto cannot(const QString& what) {
    return fail(ErrorKind::Permanent, u"cannot_measure"_s, what);
}

void end(QProcess& process) {
    process.terminate();
    process.waitForFinished(patience);
}

} // namespace

VirtualScreen::~VirtualScreen() {
    end(m_server);
}

Result<void> VirtualScreen::start() {
    m_server.setStandardErrorFile(QProcess::nullDevice());
    m_server.start(
        u"Xvfb"_s,
        {u"-displayfd"_s, u"1"_s, u"-screen"_s, u"0"_s, u"1440x900x24"_s, u"-nolisten"_s, u"tcp"_s});
    if (!m_server.waitForStarted(patience))
        return cannot(u"Xvfb is not installed"_s);
    while (!m_server.canReadLine()) {
        if (!m_server.waitForReadyRead(patience))
            return cannot(u"Xvfb did not start"_s);
    }
    m_display = u":"_s + QString::fromLatin1(m_server.readLine().trimmed());
    return {};
}

QProcessEnvironment VirtualScreen::environment(const QString& home) const {
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"DISPLAY"_s, m_display);
    environment.insert(u"QT_QPA_PLATFORM"_s, u"xcb"_s);
    environment.insert(u"GDK_BACKEND"_s, u"x11"_s);
    environment.insert(u"HOME"_s, home);
    environment.insert(u"XDG_RUNTIME_DIR"_s, home);
    // Nobody's keyring is asked, nobody is notified.
    environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, u"disabled:"_s);
    for (const auto& name : {u"XDG_CONFIG_HOME"_s, u"XDG_DATA_HOME"_s, u"XDG_CACHE_HOME"_s})
        environment.remove(name);
    return environment;
}

WindowWatch::~WindowWatch() {
    m_events.disconnect();
    end(m_events);
}

Result<void> WindowWatch::start(const QString& display) {
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"DISPLAY"_s, display);
    m_events.setProcessEnvironment(environment);
    connect(&m_events, &QProcess::readyReadStandardOutput, this, [this] { read(); });
    m_events.start(u"xev"_s, {u"-root"_s, u"-event"_s, u"substructure"_s});
    if (!m_events.waitForStarted(patience))
        return cannot(u"xev is not installed (x11-utils)"_s);
    QThread::msleep(listenMs);
    return {};
}

void WindowWatch::arm(const QElapsedTimer& clock) {
    m_clock = &clock;
    m_mappedAt.reset();
    m_sizes.clear();
}

void WindowWatch::read() {
    while (m_events.canReadLine()) {
        const QByteArray line = m_events.readLine();
        const qsizetype name = line.indexOf(" event, ");
        if (name > 0 && !line.startsWith(' '))
            m_event = line.left(name);
        else if (!m_event.isEmpty())
            take(m_event, line);
    }
}

void WindowWatch::take(const QByteArray& event, const QByteArray& details) {
    static const QRegularExpression window(u" window (0x[0-9a-f]+),"_s);
    static const QRegularExpression size(u"width (\\d+), height (\\d+)"_s);
    const QString text = QString::fromLatin1(details);
    const QByteArray id = window.match(text).captured(1).toLatin1();
    if (const auto found = size.match(text); found.hasMatch() && !id.isEmpty())
        m_sizes.insert(id, {found.captured(1).toInt(), found.captured(2).toInt()});
    const QSize known = m_sizes.value(id);
    const bool isWindow = event == "MapNotify" && text.contains("override NO"_L1) &&
                          known.width() >= smallestWindow.width() &&
                          known.height() >= smallestWindow.height();
    if (isWindow && m_clock && !m_mappedAt)
        m_mappedAt = static_cast<double>(m_clock->nsecsElapsed()) / 1e6;
}

} // namespace segue::bench
