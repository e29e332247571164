// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fakes/sim_world.h"
#include "tests/soak/soak.h"

#include <QElapsedTimer>

namespace segue::soak {

using namespace Qt::StringLiterals;

Result<QStringList> soakSimulation(bench::Report& report, const Numbers& numbers) {
    const qint64 steps = numbers.of("steps", 20'000);
    const int each = int(std::min<qint64>(steps, numbers.of("each", 2'000)));
    quint64 seed = quint64(numbers.of("seed", 1));
    QStringList broken;
    QMap<QString, qint64> totals;
    QElapsedTimer timer;
    timer.start();
    qint64 done = 0;
    for (; done < steps; done += each, ++seed) {
        SimWorld world(seed);
        const SimReport one = world.run(each);
        totals[u"accepted"_s] += one.accepted;
        totals[u"cancelled"_s] += one.cancelled;
        totals[u"carried_out"_s] += one.effects;
        totals[u"restarts"_s] += one.restarts;
        totals[u"requests"_s] += one.requests;
        for (auto it = one.accidents.begin(); it != one.accidents.end(); ++it)
            totals[u"accident_"_s + QString(it.key()).replace(u' ', u'_')] += it.value();
        for (const QString& violation : one.violations)
            broken.append(u"seed %1, %2 steps: %3"_s.arg(seed).arg(each).arg(violation));
    }
    for (auto it = totals.begin(); it != totals.end(); ++it)
        report.figure(it.key(), double(it.value()), u"times"_s, done);
    report.figure(u"violations"_s, double(broken.size()), u"times"_s, done);
    report.figure(u"steps_per_second"_s, double(done) * 1000 / double(timer.elapsed()), u"1/s"_s, done);
    return broken;
}

} // namespace segue::soak
