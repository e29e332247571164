// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/report.h"
#include "tests/fakes/disk_model.h"
#include "tests/soak/fast_dir.h"
#include "tests/soak/soak.h"

#include <QDir>
#include <QTemporaryDir>
#include <algorithm>

//! Cutting the power in a recorded run.
namespace segue::soak {

struct Cuts {
    qsizetype made = 0;
    qsizetype broken = 0;
    qsizetype mostUnsynced = 0;
    QStringList what;
};

//! Goes through `records`, and after each of them cuts the power as often as it takes to come to `wanted`
//! cuts. `Promises` has add(), which hears what was acknowledged, and brokenIn(), which looks at what is left
//! of the files below `root`.
template <class Promises>
Result<Cuts> cutEverywhere(
    const QList<IoRecord>& records, const QString& root, qint64 wanted, Random& random, Promises promises) {
    const QTemporaryDir dir(fastDir());
    const QString after = dir.filePath(QStringLiteral("after"));
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
                cuts.what.append(QStringLiteral("after %1 of %2 writes (policy %3): %4")
                                     .arg(i + 1)
                                     .arg(records.size())
                                     .arg(int(policy))
                                     .arg(broken.join(QStringLiteral(", "))));
        }
    }
    return cuts;
}

//! Cuts the power everywhere in the run that `log` recorded, and reports it as `name`: what was seen broken.
//! Numbers: `cuts`, `seed`.
template <class Promises>
Result<QStringList> judgeCuts(
    bench::Report& report, const QString& name, const QString& root, const QString& log,
    const Numbers& numbers, const Promises& promises) {
    SEGUE_TRY_VALUE(records, readIoLog(log));
    SeededRandom random(quint64(numbers.of("seed", 1)));
    SEGUE_TRY_VALUE(cuts, cutEverywhere(records, root, numbers.of("cuts", 2'000), random, promises));
    const QString writes = QStringLiteral("writes");
    report.figure(name + QStringLiteral("_writes"), double(records.size()), writes, 1);
    report.figure(name + QStringLiteral("_most_unsynced"), double(cuts.mostUnsynced), writes, 1);
    report.figure(
        name + QStringLiteral("_acknowledged"), double(acknowledgedIn(records).size()),
        QStringLiteral("promises"), 1);
    report.figure(name + QStringLiteral("_broken"), double(cuts.broken), QStringLiteral("cuts"), cuts.made);
    return cuts.what;
}

} // namespace segue::soak
