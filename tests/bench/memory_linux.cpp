// SPDX-License-Identifier: GPL-3.0-or-later
// The real workstation's memory: with the big store after scrolling through it, and before and after a day of
// events, which come faster than they would. Linux alone.
#include "core/base/json.h"
#include "tests/bench/bench.h"
#include "tests/bench/filled_profile.h"
#include "tests/bench/flood.h"
#include "tests/bench/hub_filler.h"
#include "tests/bench/process_linux.h"
#include "tests/bench/screen_linux.h"
#include "tests/bench/wait.h"

#include <QTemporaryDir>
#include <QUrl>

namespace segue::bench {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr Millis patience = 60s;
constexpr Millis settleTime = 5s;
constexpr Millis betweenLooks{150};
constexpr int notchesAtATime = 50;      // of the mouse wheel
constexpr int pointerPatience = 60'000; // milliseconds
constexpr int ctlPatience = 300'000;    // milliseconds
constexpr int connections = 8;
constexpr int customers = 2'000;

Result<void> rest(Millis time) {
    const QDeadlineTimer over(time);
    return waitFor([&] { return over.hasExpired(); }, QString(), time + patience);
}

//! The workstation with its window on a screen of its own.
class Window {
public:
    ~Window() { endProcess(m_process); }

    Result<void> open(const QString& profile) {
        SEGUE_TRY(m_screen.start());
        SEGUE_TRY(m_watch.start(m_screen.display()));
        m_process.setProcessEnvironment(m_screen.environment(m_home.path()));
        m_process.setStandardOutputFile(QProcess::nullDevice());
        m_process.setStandardErrorFile(QProcess::nullDevice());
        m_clock.start();
        m_watch.arm(m_clock);
        m_process.start(ownProgram(u"segue"_s), {u"--profile"_s, profile});
        SEGUE_TRY(waitFor(
            [this] { return m_watch.mappedAt().has_value(); }, u"segue did not show its window"_s, patience));
        return rest(settleTime);
    }
    //! Goes down the list and opens a conversation on the way. False where there is nothing to move the
    //! pointer with.
    bool scrollAndOpen() {
        const QString notches = QString::number(notchesAtATime);
        return point({u"click"_s, u"--delay"_s, u"4"_s, u"--repeat"_s, notches, u"5"_s}) &&
               point({u"click"_s, u"1"_s});
    }
    //! `n` is what went before it.
    void report(const Report& report, const QString& metric, qint64 n) const {
        const Memory memory = memoryOf(m_process.processId());
        report.figure(metric, memory.all, u"MB"_s, n);
        report.figure(metric + u"_own"_s, memory.own, u"MB"_s, n);
    }

private:
    bool point(const QStringList& action) {
        QProcess xdotool;
        xdotool.setProcessEnvironment(m_screen.environment(m_home.path()));
        xdotool.start(u"xdotool"_s, QStringList{u"mousemove"_s, u"200"_s, u"500"_s} + action);
        return xdotool.waitForFinished(pointerPatience) && xdotool.exitCode() == 0;
    }

    QTemporaryDir m_home;
    VirtualScreen m_screen;
    WindowWatch m_watch;
    QElapsedTimer m_clock;
    QProcess m_process;
};

Result<void> measureBigStore(const Report& report, const Setup& setup) {
    QString dir;
    {
        // The window is the store's only owner.
        SEGUE_TRY_VALUE(profile, FilledProfile::big(setup));
        dir = profile->dir();
    }
    Window window;
    SEGUE_TRY(window.open(dir));
    window.report(report, u"big_store_opened"_s, 1);
    const int opened = setup.sizes.of("opened", 60);
    for (int i = 0; i < opened; ++i) {
        if (!window.scrollAndOpen()) {
            report.skipped(u"big_store_scrolled"_s, u"xdotool is not installed."_s);
            return {};
        }
        SEGUE_TRY(rest(betweenLooks));
    }
    SEGUE_TRY(rest(settleTime));
    window.report(report, u"big_store_scrolled"_s, opened);
    return {};
}

//! A workspace of its own with an embedded hub, which runs as long as this.
class Workspace {
public:
    ~Workspace() {
        const auto stopped = runCtl(profile(), {u"hub"_s, u"stop"_s, u"--force"_s}, ctlPatience);
        Q_UNUSED(stopped)
    }
    QString profile() const { return m_dir.filePath(u"profile"_s); }

    Result<void> start() {
        SEGUE_TRY(runCtl(profile(), {u"hub"_s, u"sample"_s, u"--customers"_s, u"50"_s}, ctlPatience));
        SEGUE_TRY(runCtl(profile(), {u"hub"_s, u"start"_s}, ctlPatience));
        SEGUE_TRY_VALUE(
            token, runCtl(profile(), {u"hub"_s, u"channel-token"_s, u"bench"_s, u"--json"_s}, ctlPatience));
        SEGUE_TRY_VALUE(said, parseJsonObject(token));
        m_token = said.value("token"_L1).toString().toLatin1();
        SEGUE_TRY_VALUE(status, runCtl(profile(), {u"hub"_s, u"status"_s, u"--json"_s}, ctlPatience));
        SEGUE_TRY_VALUE(where, parseJsonObject(status));
        m_port = static_cast<quint16>(QUrl(where.value("url"_L1).toString()).port());
        return {};
    }
    //! Messages that arrive, numbered from `first`.
    Flood::Plan messages(int first, int count) const {
        return {m_port, connections, count, 0, [token = m_token, first](int i) {
                    const int id = first + i;
                    const QString text = u"What is new in my order no. %1? It has not come."_s.arg(id);
                    return httpRequest(
                        "POST", "/inbound/messages", token, id % customers,
                        inboundMessage(id, id % customers, text));
                }};
    }

private:
    QTemporaryDir m_dir;
    QByteArray m_token;
    quint16 m_port = 0;
};

//! Waits for the end of the flood and for the workstation to have taken it in.
Result<void> rideOut(Flood& flood) {
    flood.start();
    SEGUE_TRY(waitFor([&] { return flood.isFinished(); }, u"the hub is too slow"_s, 20min));
    return rest(settleTime);
}

Result<void> measureDay(const Report& report, const Setup& setup) {
    Workspace workspace;
    SEGUE_TRY(workspace.start());
    Window window;
    SEGUE_TRY(window.open(workspace.profile()));
    // What fills caches up to their limits comes before the day.
    const int events = setup.sizes.of("day", 100'000);
    const int before = events / 5;
    Flood warming(workspace.messages(0, before));
    SEGUE_TRY(rideOut(warming));
    window.report(report, u"day_before"_s, before);
    const int parts = 4;
    for (int part = 1; part <= parts; ++part) {
        Flood flood(workspace.messages(before + (part - 1) * (events / parts), events / parts));
        SEGUE_TRY(rideOut(flood));
        if (flood.outcome().refused > 0)
            return fail(ErrorKind::Permanent, u"bench"_s, u"the hub refused events"_s);
        window.report(report, u"day_after_%1h"_s.arg(24 / parts * part), events / parts);
    }
    return {};
}

} // namespace

Result<void> benchMemory(Report& report, const Setup& setup) {
    const Result<void> measured =
        measureBigStore(report, setup).and_then([&] { return measureDay(report, setup); });
    if (measured || measured.error().code != "cannot_measure"_L1)
        return measured;
    report.skipped(u"memory"_s, measured.error().message);
    return {};
}

} // namespace segue::bench
