// SPDX-License-Identifier: GPL-3.0-or-later
// How long the real workstation takes to show itself on a virtual screen, with a warm and with a cold file
// cache, beside two other native programs for messages. Linux alone.
#include "tests/bench/bench.h"
#include "tests/bench/filled_profile.h"
#include "tests/bench/process_linux.h"
#include "tests/bench/screen_linux.h"
#include "tests/bench/wait.h"

#include <QTemporaryDir>

namespace segue::bench {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr Millis patience = 60s;
constexpr int samplePatience = 300'000; // milliseconds
constexpr Millis settleTime = 4s;

struct Program {
    QString name;
    QString path;
    QStringList arguments;
    QString home;       //!< With what the program keeps.
    bool marks = false; //!< It says when its window is painted and when it can be used.
};

struct Start {
    double mapped = 0; //!< Milliseconds since the process was started.
    std::optional<double> visible;
    std::optional<double> usable;
    Memory memory;     //!< Once it has settled, if that was asked.
    QStringList files; //!< That it has mapped.
};

//! Starts programs on one screen and takes the times.
class Starter {
public:
    Result<void> open() {
        SEGUE_TRY(m_screen.start());
        return m_windows.start(m_screen.display());
    }
    Result<Start> start(const Program& program, bool untilSettled);

private:
    void hear(const Program& program, Start& start);

    VirtualScreen m_screen;
    WindowWatch m_windows;
    QElapsedTimer m_clock;
    QProcess* m_process = nullptr;
};

//! What a program with marks says of itself (app/segue/startup_marks.h).
void Starter::hear(const Program& program, Start& start) {
    const double now = static_cast<double>(m_clock.nsecsElapsed()) / 1e6;
    while (m_process->canReadLine()) {
        const QByteArray line = m_process->readLine().trimmed();
        if (program.marks && line == "startup: visible")
            start.visible = now;
        else if (program.marks && line == "startup: usable")
            start.usable = now;
    }
}

Result<Start> Starter::start(const Program& program, bool untilSettled) {
    Start out;
    QProcess process;
    m_process = &process;
    QProcessEnvironment environment = m_screen.environment(program.home);
    environment.insert(u"SEGUE_STARTUP_MARKS"_s, u"1"_s);
    process.setProcessEnvironment(environment);
    process.setStandardErrorFile(QProcess::nullDevice());
    QObject::connect(&process, &QProcess::readyReadStandardOutput, &process, [&] { hear(program, out); });
    m_windows.arm(m_clock);
    m_clock.start();
    process.start(program.path, program.arguments);
    const auto isThere = [&] { return m_windows.mappedAt() && (!program.marks || out.usable); };
    const auto shown = waitFor(isThere, program.name + u" did not show its window"_s, patience);
    if (shown && untilSettled) {
        const QDeadlineTimer settled(settleTime);
        SEGUE_TRY(waitFor([&] { return settled.hasExpired(); }, QString(), patience));
        out.memory = memoryOfTree(process.processId());
    }
    out.files = filesMappedBy(process.processId()) + QStringList{program.home};
    endProcess(process);
    SEGUE_TRY(shown);
    out.mapped = *m_windows.mappedAt();
    return out;
}

void reportStarts(
    const Report& report, const Program& program, const QString& cache, const QList<Start>& starts) {
    QList<double> mapped;
    QList<double> visible;
    QList<double> usable;
    for (const Start& start : starts) {
        mapped.append(start.mapped);
        if (start.visible && start.usable) {
            visible.append(*start.visible);
            usable.append(*start.usable);
        }
    }
    const QString name = program.name + u'_' + cache;
    report.distribution(name + u"_window"_s, mapped, u"ms"_s);
    report.distribution(name + u"_painted"_s, visible, u"ms"_s);
    report.distribution(name + u"_usable"_s, usable, u"ms"_s);
}

Result<void>
measureProgram(const Report& report, Starter& starter, const Program& program, const Setup& setup) {
    // The first one fills the caches, the last one stays a while: neither is counted.
    SEGUE_TRY_VALUE(first, starter.start(program, false));
    QList<Start> warm;
    for (int i = 0; i < setup.sizes.of("starts", 20); ++i) {
        SEGUE_TRY_VALUE(start, starter.start(program, false));
        warm.append(start);
    }
    reportStarts(report, program, u"warm"_s, warm);
    SEGUE_TRY_VALUE(settled, starter.start(program, true));
    report.figure(program.name + u"_memory_pss"_s, settled.memory.all, u"MB"_s, 1);
    QList<Start> cold;
    for (int i = 0; i < setup.sizes.of("cold-starts", 7); ++i) {
        if (!dropFileCache())
            dropFromCache(settled.files);
        SEGUE_TRY_VALUE(start, starter.start(program, false));
        cold.append(start);
    }
    reportStarts(report, program, u"cold"_s, cold);
    return {};
}

//! Segue with a sample workspace. Its hub runs already: what is measured is the workstation.
Result<void> measureSegue(const Report& report, Starter& starter, const Setup& setup) {
    const QTemporaryDir home;
    const QString profile = home.filePath(u"profile"_s);
    const QString customers = QString::number(setup.sizes.of("customers", 300));
    SEGUE_TRY(runCtl(profile, {u"hub"_s, u"sample"_s, u"--customers"_s, customers}, samplePatience));
    SEGUE_TRY(runCtl(profile, {u"hub"_s, u"start"_s}, samplePatience));
    const Program segue{u"segue"_s, ownProgram(u"segue"_s), {u"--profile"_s, profile}, home.path(), true};
    const auto measured = measureProgram(report, starter, segue, setup);
    SEGUE_TRY(runCtl(profile, {u"hub"_s, u"stop"_s, u"--force"_s}, samplePatience));
    return measured;
}

//! Segue with the big store; its only account cannot be reached.
Result<void> measureBigStore(const Report& report, Starter& starter, const Setup& setup) {
    QString profile;
    {
        // The window is the store's only owner.
        SEGUE_TRY_VALUE(big, FilledProfile::big(setup));
        profile = big->dir();
    }
    const QTemporaryDir home;
    const Program segue{
        u"segue_big_store"_s, ownProgram(u"segue"_s), {u"--profile"_s, profile}, home.path(), true};
    return measureProgram(report, starter, segue, setup);
}

Result<void> measurePeer(
    const Report& report, Starter& starter, const Setup& setup, const QString& name,
    const QStringList& arguments) {
    const QString path = systemProgram(name);
    if (path.isEmpty()) {
        report.skipped(name, u"%1 is not installed."_s.arg(name));
        return {};
    }
    const QTemporaryDir home;
    QStringList all = arguments;
    all.replaceInStrings(u"HOME"_s, home.path());
    const auto measured = measureProgram(report, starter, {name, path, all, home.path(), false}, setup);
    if (!measured)
        report.skipped(name, measured.error().message);
    return {};
}

} // namespace

Result<void> benchStartup(Report& report, const Setup& setup) {
    Starter starter;
    if (const auto opened = starter.open(); !opened) {
        report.skipped(u"startup"_s, opened.error().message);
        return {};
    }
    SEGUE_TRY(measureSegue(report, starter, setup));
    SEGUE_TRY(measureBigStore(report, starter, setup));
    SEGUE_TRY(
        measurePeer(report, starter, setup, u"thunderbird"_s, {u"--profile"_s, u"HOME"_s, u"--no-remote"_s}));
    return measurePeer(report, starter, setup, u"quaternion"_s, {});
}

} // namespace segue::bench
