// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/planted_bug.h"
#include "tests/fakes/sim_world.h"
#include "tests/soak/soak.h"

namespace segue::soak {

using namespace Qt::StringLiterals;

namespace {

struct Catch {
    qint64 steps = 0; //!< Until the first violation; all of them where there was none.
    quint64 seed = 0;
    QString violation;
};

//! Plays worlds with the bug, one seed after another, until a promise is seen broken.
Catch huntFor(PlantedBug bug, quint64 firstSeed, int each, qint64 most) {
    plant(bug);
    Catch caught;
    for (quint64 seed = firstSeed; caught.violation.isEmpty() && caught.steps < most; ++seed) {
        caught.seed = seed;
        caught.steps += each;
        caught.violation = SimWorld(seed).run(each).violations.value(0);
    }
    plant(std::nullopt);
    return caught;
}

} // namespace

Result<QStringList> soakPlanted(bench::Report& report, const Numbers& numbers) {
    const int each = numbers.of("each", 500);
    const qint64 most = numbers.of("steps", 1'000'000);
    QStringList survivors;
    const QList<PlantedBug> all = plantedBugs(PlantedIn::Engine);
    for (qsizetype i = 0; i < all.size(); ++i) {
        if (const qint64 only = numbers.of("bug", -1); only >= 0 && only != i)
            continue;
        const QString name = toString(all.at(i));
        const Catch caught = huntFor(all.at(i), quint64(numbers.of("seed", 1)), each, most);
        report.figure(name, double(caught.steps), u"steps"_s, qint64(caught.seed));
        if (caught.violation.isEmpty())
            survivors.append(u"%1 survived %2 steps"_s.arg(name).arg(caught.steps));
        else
            fprintf(
                stderr, "%s: seed %llu: %s\n", qPrintable(name), caught.seed, qPrintable(caught.violation));
    }
    return survivors;
}

} // namespace segue::soak
