// SPDX-License-Identifier: GPL-3.0-or-later
// How long the real workstation takes to show itself on a virtual screen, and the memory that it
// then has. Linux alone: the screen is Xvfb, the memory is what /proc says.
#include "tests/bench/bench.h"

#include <QtGlobal>

#ifndef Q_OS_LINUX

namespace segue::bench {

using namespace Qt::StringLiterals;

Result<void> benchStartup(Report&, const Sizes&) {
    return fail(ErrorKind::Permanent, u"not_here"_s, u"this is measured on Linux alone"_s);
}

} // namespace segue::bench

#else

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QThread>

namespace segue::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 30'000; // milliseconds
constexpr int samplePatience = 300'000;
constexpr unsigned long settleMs = 4'000;

auto cannot(const QString& what) {
    return fail(ErrorKind::Permanent, u"cannot_measure"_s, what);
}

QString program(const QString& name) {
    return QDir(QCoreApplication::applicationDirPath()).filePath(name);
}

//! A screen that nobody sees.
class VirtualScreen {
public:
    ~VirtualScreen() {
        m_server.terminate();
        m_server.waitForFinished(patience);
    }
    Result<void> start() {
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
    const QString& display() const { return m_display; }

private:
    QProcess m_server;
    QString m_display;
};

Result<void> runCtl(const QString& profile, const QStringList& arguments, int limit) {
    QProcess ctl;
    ctl.setStandardErrorFile(QProcess::nullDevice());
    ctl.start(program(u"seguectl"_s), QStringList{u"--profile"_s, profile} + arguments);
    if (!ctl.waitForFinished(limit) || ctl.exitCode() != 0)
        return cannot(u"seguectl %1 failed"_s.arg(arguments.join(u' ')));
    return {};
}

//! Proportional memory of a process in MB (10^6 bytes): what it shares is counted by its share.
double memoryOf(qint64 pid) {
    QFile file(u"/proc/%1/smaps_rollup"_s.arg(pid));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QList<QByteArray> lines = file.readAll().split('\n');
    for (const QByteArray& line : lines) {
        if (line.startsWith("Pss:"))
            return line.mid(4).trimmed().split(' ').first().toDouble() * 1024 / 1e6;
    }
    return 0;
}

struct Start {
    double visible = 0; //!< Milliseconds since the process was started.
    double usable = 0;
    double memory = 0; //!< MB, once it has settled.
};

//! Milliseconds until the workstation says that it is `mark` (app/segue/startup_marks.h).
Result<double> awaitMark(QProcess& segue, const QElapsedTimer& clock, const QByteArray& mark) {
    while (clock.elapsed() < patience) {
        if (!segue.canReadLine() && !segue.waitForReadyRead(patience))
            break;
        while (segue.canReadLine()) {
            if (segue.readLine().trimmed() == "startup: " + mark)
                return static_cast<double>(clock.nsecsElapsed()) / 1e6;
        }
    }
    return cannot(u"segue did not say that it is "_s + QString::fromLatin1(mark));
}

Result<Start> startOnce(const QString& profile, const QString& display, bool withMemory) {
    QProcess segue;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"DISPLAY"_s, display);
    environment.insert(u"QT_QPA_PLATFORM"_s, u"xcb"_s);
    environment.insert(u"SEGUE_STARTUP_MARKS"_s, u"1"_s);
    segue.setProcessEnvironment(environment);
    segue.setStandardErrorFile(QProcess::nullDevice());
    QElapsedTimer clock;
    clock.start();
    segue.start(program(u"segue"_s), {u"--profile"_s, profile});
    Start out;
    SEGUE_TRY_VALUE(visible, awaitMark(segue, clock, "visible"));
    SEGUE_TRY_VALUE(usable, awaitMark(segue, clock, "usable"));
    out.visible = visible;
    out.usable = usable;
    if (withMemory) {
        QThread::msleep(settleMs);
        out.memory = memoryOf(segue.processId());
    }
    segue.terminate();
    if (!segue.waitForFinished(patience))
        segue.kill();
    return out;
}

Result<void> measure(Report& report, const QString& profile, const QString& display, int starts) {
    QList<double> visible;
    QList<double> usable;
    QList<double> memory;
    // The first one fills the system's caches and is not counted: these are warm starts.
    for (int i = 0; i <= starts; ++i) {
        SEGUE_TRY_VALUE(start, startOnce(profile, display, i == starts));
        if (i > 0) {
            visible.append(start.visible);
            usable.append(start.usable);
        }
        if (i == starts)
            memory.append(start.memory);
    }
    report.distribution(u"window_visible"_s, visible, u"ms"_s);
    report.distribution(u"usable"_s, usable, u"ms"_s);
    report.figure(u"memory_pss"_s, memory.first(), u"MB"_s, memory.size());
    return {};
}

} // namespace

Result<void> benchStartup(Report& report, const Sizes& sizes) {
    QTemporaryDir profile;
    VirtualScreen screen;
    SEGUE_TRY(screen.start());
    SEGUE_TRY(runCtl(
        profile.path(),
        {u"hub"_s, u"sample"_s, u"--customers"_s, QString::number(sizes.of("customers", 300))},
        samplePatience));
    // The hub runs already: what is measured is the workstation.
    SEGUE_TRY(runCtl(profile.path(), {u"hub"_s, u"start"_s}, patience));
    const auto measured = measure(report, profile.path(), screen.display(), sizes.of("starts", 20));
    SEGUE_TRY(runCtl(profile.path(), {u"hub"_s, u"stop"_s, u"--force"_s}, patience));
    return measured;
}

} // namespace segue::bench

#endif
