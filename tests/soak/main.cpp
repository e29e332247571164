// SPDX-License-Identifier: GPL-3.0-or-later
// segue-soak NAME… [--seed N] …: looks for a broken promise for as long as it is told to. Figures are JSON
// objects, one a line; the exit code is 1 where a promise was seen broken.
#include "tests/soak/desk.h"
#include "tests/soak/migration_scenario.h"
#include "tests/soak/soak.h"
#include "tests/soak/work_scenario.h"

#include <QCoreApplication>
#include <QLoggingCategory>
#include <QTextStream>

using namespace segue;
using namespace segue::soak;
using namespace Qt::StringLiterals;

namespace {

struct Soak {
    const char* name;
    Result<QStringList> (*run)(bench::Report&, const Numbers&);
};
constexpr Soak soaks[] = {{"simulation", &soakSimulation}, {"planted", &soakPlanted},
                          {"powercut", &soakPowercut},     {"disk", &soakDisk},
                          {"damage", &soakDamage},         {"kill", &soakKill},
                          {"partition", &soakPartition},   {"identity", &soakIdentity}};

constexpr int failed = 2;
constexpr int notHere = 77; // What ctest takes for "skipped".

int misused() {
    QTextStream err(stderr);
    err << "usage: segue-soak NAME… [--NUMBER N]…\nnames:";
    for (const Soak& soak : soaks)
        err << ' ' << soak.name;
    err << "\nnumbers: seed, steps, each (simulation, planted); bug (planted); seed, rounds, cuts, normal, "
           "every (powercut); seed, rounds, every (disk); seed, times (damage); seed, times, postgres "
           "(kill); seed, times (partition); seed, sequences, steps, desks (identity)\n";
    return failed;
}

int run(const QList<const Soak*>& chosen, const Numbers& numbers) {
    bench::Report report;
    QTextStream err(stderr);
    bool isSound = true;
    for (const Soak* soak : chosen) {
        report.begin(QString::fromLatin1(soak->name));
        const auto broken = soak->run(report, numbers);
        if (!broken) {
            err << "segue-soak: " << soak->name << ": " << broken.error().message << " ("
                << broken.error().code << ")\n";
            return broken.error().code == "not_here"_L1 ? notHere : failed;
        }
        for (const QString& promise : *broken)
            err << "BROKEN " << soak->name << ": " << promise << '\n';
        isSound = isSound && broken->isEmpty();
    }
    return isSound ? 0 : 1;
}

int endOf(const Result<void>& played) {
    if (!played)
        QTextStream(stderr) << "segue-soak: " << played.error().message << " (" << played.error().code
                            << ")\n";
    return played ? 0 : 1;
}

} // namespace

int main(int argc, char** argv) {
    QCoreApplication application(argc, argv);
    QLoggingCategory::setFilterRules(u"segue.*=false"_s);
    const QStringList words = QCoreApplication::arguments().mid(1);
    if (words.value(0) == "play-work"_L1) // The part of `powercut` and `disk` that is watched.
        return endOf(playWork(WorkPlay::fromWords(words)));
    if (words.value(0) == "play-migration"_L1) // DIR LOG SCRIPT: the part of `powercut` that is watched.
        return endOf(playMigration({words.value(1), words.value(2), words.value(3)}));
    if (words.value(0) == "play-desk"_L1)
        return playDesk({words.value(1), QUrl(words.value(2)), words.value(3).split(u',')});
    const auto chosen = bench::chosenOf(soaks, words);
    return !chosen || chosen->entries.isEmpty() ? misused() : run(chosen->entries, chosen->numbers);
}
