// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fakes/disk_model.h"
#include "tests/soak/fast_dir.h"
#include "tests/soak/io_watch.h"
#include "tests/soak/soak.h"
#include "tests/soak/work_scenario.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>
#include <cerrno>

namespace segue::soak {

using namespace Qt::StringLiterals;

namespace {

struct Run {
    PartPlayed played;
    QList<IoRecord> records;
};

Result<Run> run(const WorkPlay& work, const IoFailure& failure) {
    const QDir dir(QFileInfo(work.profileDir).path());
    QDir(dir).removeRecursively();
    dir.mkpath(u"."_s);
    Run run;
    run.played = playPart(work.toWords(), watched(work.profileDir, work.log, failure));
    SEGUE_TRY_VALUE(records, readIoLog(work.log));
    run.records = records;
    return run;
}

QStringList brokenAfter(const Run& run, const QString& profileDir) {
    WorkPromises promises;
    for (const QString& what : acknowledgedIn(run.records))
        promises.add(what);
    QStringList broken = promises.brokenIn(profileDir);
    if (!run.played.endedWell)
        broken.append(u"it did not go on: "_s + run.played.said);
    return broken;
}

} // namespace

Result<QStringList> soakDisk(bench::Report& report, const Numbers& numbers) {
    if (ioShim().isEmpty())
        return fail(ErrorKind::Permanent, u"not_here"_s, u"a disk can be made to fail on Linux only"_s);
    const QTemporaryDir temporary(fastDir());
    WorkPlay work;
    work.profileDir = temporary.filePath(u"disk/profile"_s);
    work.log = temporary.filePath(u"disk/log"_s);
    work.rounds = int(numbers.of("rounds", 120));
    work.seed = quint64(numbers.of("seed", 1));
    work.diskFails = true;
    SEGUE_TRY_VALUE(sound, run(work, {}));
    if (const QStringList broken = brokenAfter(sound, work.profileDir); !broken.isEmpty())
        return fail(ErrorKind::Permanent, u"play_failed"_s, broken.join(u", "_s));
    const qsizetype changes = changesIn(sound.records);
    const int every = std::max(1, numbers.of("every", 1));
    // A full disk takes nothing for a while; a broken one says so once.
    const IoFailure kinds[] = {{0, 1, ENOSPC}, {0, 25, ENOSPC}, {0, 1, EIO}};
    QStringList what;
    qsizetype runs = 0;
    qsizetype broken = 0;
    for (const IoFailure& kind : kinds) {
        for (qsizetype at = 1; at <= changes; at += every) {
            IoFailure failure = kind;
            failure.at = at;
            SEGUE_TRY_VALUE(played, run(work, failure));
            ++runs;
            const QStringList found = brokenAfter(played, work.profileDir);
            if (found.isEmpty())
                continue;
            ++broken;
            what.append(u"error %1 at change %2, %3 times: %4"_s.arg(failure.number)
                            .arg(at)
                            .arg(failure.count)
                            .arg(found.join(u", "_s)));
        }
    }
    report.figure(u"changes"_s, double(changes), u"calls"_s, 1);
    report.figure(u"broken"_s, double(broken), u"runs"_s, runs);
    return what;
}

} // namespace segue::soak
