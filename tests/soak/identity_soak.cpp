// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fakes/identity_desks.h"
#include "tests/fakes/ledger_world.h"
#include "tests/soak/fast_dir.h"
#include "tests/soak/soak.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <algorithm>

namespace segue::soak {

using namespace Qt::StringLiterals;

namespace {

//! Alone and with a second one that is offline now and then.
int clientsFor(quint64 seed) {
    return seed % 2 == 0 ? 2 : 1;
}

QString told(quint64 seed, const QString& broken) {
    return u"seed %1, clients: %2: "_s.arg(seed).arg(clientsFor(seed)) + broken;
}

} // namespace

Result<QStringList> soakIdentity(bench::Report& report, const Numbers& numbers) {
    const auto sequences = quint64(numbers.of("sequences", 20'000));
    const auto desks = quint64(numbers.of("desks", int(sequences / 1000)));
    const int steps = numbers.of("steps", 14);
    const auto first = quint64(numbers.of("seed", 1));
    QStringList broken;
    QElapsedTimer timer;
    timer.start();
    for (quint64 seed = first; seed < first + sequences; ++seed) {
        const QString what = LedgerWorld(seed, clientsFor(seed)).play(steps);
        if (!what.isEmpty())
            broken.append(told(seed, what));
    }
    report.figure(u"sequences"_s, double(sequences), u"times"_s, steps);
    report.figure(
        u"sequences_per_second"_s, double(sequences) * 1000 / double(std::max<qint64>(1, timer.elapsed())),
        u"1/s"_s, steps);
    const int more = 3 * steps;
    for (quint64 seed = first; seed < first + desks; ++seed) {
        const QTemporaryDir folder(fastDir());
        const QString what = IdentityDesks(seed, clientsFor(seed), folder.path()).play(more);
        if (!what.isEmpty())
            broken.append(u"on the disk, "_s + told(seed, what));
    }
    report.figure(u"sequences_on_the_disk"_s, double(desks), u"times"_s, more);
    report.figure(u"violations"_s, double(broken.size()), u"times"_s, qint64(sequences));
    return broken;
}

} // namespace segue::soak
