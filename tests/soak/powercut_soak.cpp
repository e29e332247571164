// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/soak/hub_scenario.h"
#include "tests/soak/io_watch.h"
#include "tests/soak/migration_soak.h"
#include "tests/soak/power_cuts.h"
#include "tests/soak/soak.h"
#include "tests/soak/work_scenario.h"

#include <QCoreApplication>
#include <QProcess>
#include <QTemporaryDir>

namespace segue::soak {

using namespace Qt::StringLiterals;

namespace {

constexpr int playPatience = 600'000; // milliseconds

//! The agent's work, in a process of its own that is watched.
Result<void> recordWork(const QString& root, const QString& log, const Numbers& numbers) {
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedChannels);
    process.setProcessEnvironment(watched(root, log));
    process.start(
        QCoreApplication::applicationFilePath(),
        {u"play-work"_s, root, log, QString::number(numbers.of("rounds", 400)),
         QString::number(numbers.of("seed", 1)), QString::number(numbers.of("normal", 0))});
    if (!process.waitForFinished(playPatience) || process.exitCode() != 0)
        return fail(ErrorKind::Permanent, u"play_failed"_s, u"the agent's work could not be played"_s);
    return {};
}

} // namespace

Result<QStringList> soakPowercut(bench::Report& report, const Numbers& numbers) {
    if (ioShim().isEmpty())
        return fail(ErrorKind::Permanent, u"not_here"_s, u"writes can be recorded on Linux only"_s);
    const QTemporaryDir dir;
    const QString profile = dir.filePath(u"profile"_s);
    SEGUE_TRY(recordWork(profile, dir.filePath(u"profile.log"_s), numbers));
    SEGUE_TRY_VALUE(
        broken,
        judgeCuts(report, u"work"_s, profile, dir.filePath(u"profile.log"_s), numbers, WorkPromises()));
    if (numbers.of("normal", 0) != 0)
        return broken;
    const QString hub = dir.filePath(u"hub"_s);
    SEGUE_TRY(playHub(
        hub, dir.filePath(u"hub.log"_s), int(numbers.of("rounds", 400)), quint64(numbers.of("seed", 1))));
    SEGUE_TRY_VALUE(
        brokenHub, judgeCuts(report, u"hub"_s, hub, dir.filePath(u"hub.log"_s), numbers, HubPromises()));
    SEGUE_TRY_VALUE(brokenMigration, cutMigrations(report, numbers));
    return broken + brokenHub + brokenMigration;
}

} // namespace segue::soak
