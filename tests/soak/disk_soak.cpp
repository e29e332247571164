// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fakes/disk_model.h"
#include "tests/soak/fast_dir.h"
#include "tests/soak/io_watch.h"
#include "tests/soak/soak.h"
#include "tests/soak/work_scenario.h"

#include <QCoreApplication>
#include <QProcess>
#include <QTemporaryDir>
#include <cerrno>

namespace segue::soak {

using namespace Qt::StringLiterals;

namespace {

constexpr int playPatience = 120'000; // milliseconds

struct Played {
    bool ended = false; //!< Without an error at last.
    QString said;
    QList<IoRecord> records;
};

Result<Played> play(const QString& dir, const IoFailure& failure, const Numbers& numbers) {
    const QString profile = dir + u"/profile"_s;
    const QString log = dir + u"/log"_s;
    QDir(dir).removeRecursively();
    QDir().mkpath(dir);
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.setProcessEnvironment(watched(profile, log, failure));
    process.start(
        QCoreApplication::applicationFilePath(),
        {u"play-work"_s, profile, log, QString::number(numbers.of("rounds", 120)),
         QString::number(numbers.of("seed", 1)), u"0"_s, u"1"_s});
    Played played;
    played.ended = process.waitForFinished(playPatience) && process.exitStatus() == QProcess::NormalExit &&
                   process.exitCode() == 0;
    played.said = QString::fromUtf8(process.readAll()).trimmed();
    SEGUE_TRY_VALUE(records, readIoLog(log));
    played.records = records;
    return played;
}

QStringList brokenAfter(const Played& played, const QString& dir) {
    WorkPromises promises;
    for (const IoRecord& record : played.records) {
        if (record.header.kind == IoKind::Acknowledged)
            promises.add(record.path);
    }
    QStringList broken = promises.brokenIn(dir + u"/profile"_s);
    if (!played.ended)
        broken.append(u"it did not go on: "_s + played.said);
    return broken;
}

qsizetype changesIn(const QList<IoRecord>& records) {
    return std::count_if(records.begin(), records.end(), [](const IoRecord& record) {
        return record.header.kind != IoKind::Acknowledged;
    });
}

} // namespace

Result<QStringList> soakDisk(bench::Report& report, const Numbers& numbers) {
    if (ioShim().isEmpty())
        return fail(ErrorKind::Permanent, u"not_here"_s, u"a disk can be made to fail on Linux only"_s);
    const QTemporaryDir temporary(fastDir());
    const QString dir = temporary.filePath(u"disk"_s);
    SEGUE_TRY_VALUE(sound, play(dir, {}, numbers));
    if (const QStringList broken = brokenAfter(sound, dir); !broken.isEmpty())
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
            SEGUE_TRY_VALUE(played, play(dir, failure, numbers));
            ++runs;
            const QStringList found = brokenAfter(played, dir);
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
