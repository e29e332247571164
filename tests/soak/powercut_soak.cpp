// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fakes/disk_model.h"
#include "tests/soak/fast_dir.h"
#include "tests/soak/hub_scenario.h"
#include "tests/soak/io_watch.h"
#include "tests/soak/soak.h"
#include "tests/soak/work_scenario.h"

#include <QCoreApplication>
#include <QDir>
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

struct Cuts {
    qsizetype made = 0;
    qsizetype broken = 0;
    qsizetype mostUnsynced = 0;
    QStringList what;
};

//! Goes through `records`, and after each of them cuts the power as often as it takes to come to `wanted`
//! cuts.
template <class Promises>
Result<Cuts> cutEverywhere(
    const QList<IoRecord>& records, const QString& root, qint64 wanted, Random& random, Promises promises) {
    const QTemporaryDir dir(fastDir());
    const QString after = dir.filePath(u"after"_s);
    DiskModel disk;
    Cuts cuts;
    for (qsizetype i = 0; i < records.size(); ++i) {
        const IoRecord& record = records.at(i);
        disk.apply(record);
        if (record.header.kind == IoKind::Acknowledged)
            promises.add(record.path);
        cuts.mostUnsynced = std::max(cuts.mostUnsynced, disk.unsynced());
        // Evenly over the whole record, whatever its length.
        const qint64 due = wanted * (i + 1) / records.size();
        for (; cuts.made < due; ++cuts.made) {
            const auto policy = CutPolicy(cuts.made % cutPolicies);
            QDir(after).removeRecursively();
            SEGUE_TRY(disk.afterCut(policy, random).writeTo(after, root));
            const QStringList broken = promises.brokenIn(after);
            if (broken.isEmpty())
                continue;
            ++cuts.broken;
            if (cuts.what.size() < 20)
                cuts.what.append(u"after %1 of %2 writes (policy %3): %4"_s.arg(i + 1)
                                     .arg(records.size())
                                     .arg(int(policy))
                                     .arg(broken.join(u", "_s)));
        }
    }
    return cuts;
}

qint64 acknowledgedIn(const QList<IoRecord>& records) {
    return std::count_if(records.begin(), records.end(), [](const IoRecord& record) {
        return record.header.kind == IoKind::Acknowledged;
    });
}

template <class Promises>
Result<QStringList> judge(
    bench::Report& report, const QString& name, const QString& root, const QString& log,
    const Numbers& numbers) {
    SEGUE_TRY_VALUE(records, readIoLog(log));
    SeededRandom random(quint64(numbers.of("seed", 1)));
    SEGUE_TRY_VALUE(cuts, cutEverywhere(records, root, numbers.of("cuts", 2'000), random, Promises()));
    report.figure(name + u"_writes"_s, double(records.size()), u"writes"_s, 1);
    report.figure(name + u"_most_unsynced"_s, double(cuts.mostUnsynced), u"writes"_s, 1);
    report.figure(name + u"_acknowledged"_s, double(acknowledgedIn(records)), u"promises"_s, 1);
    report.figure(name + u"_broken"_s, double(cuts.broken), u"cuts"_s, cuts.made);
    return cuts.what;
}

} // namespace

Result<QStringList> soakPowercut(bench::Report& report, const Numbers& numbers) {
    if (ioShim().isEmpty())
        return fail(ErrorKind::Permanent, u"not_here"_s, u"writes can be recorded on Linux only"_s);
    const QTemporaryDir dir;
    const QString profile = dir.filePath(u"profile"_s);
    SEGUE_TRY(recordWork(profile, dir.filePath(u"profile.log"_s), numbers));
    SEGUE_TRY_VALUE(
        broken, judge<WorkPromises>(report, u"work"_s, profile, dir.filePath(u"profile.log"_s), numbers));
    if (numbers.of("normal", 0) != 0)
        return broken;
    const QString hub = dir.filePath(u"hub"_s);
    SEGUE_TRY(playHub(
        hub, dir.filePath(u"hub.log"_s), int(numbers.of("rounds", 400)), quint64(numbers.of("seed", 1))));
    SEGUE_TRY_VALUE(
        brokenHub, judge<HubPromises>(report, u"hub"_s, hub, dir.filePath(u"hub.log"_s), numbers));
    return broken + brokenHub;
}

} // namespace segue::soak
