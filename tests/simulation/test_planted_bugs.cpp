// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/planted_bug.h"
#include "tests/fakes/sim_world.h"

#include <QLoggingCategory>
#include <QTest>

using namespace segue;
using namespace Qt::StringLiterals;

//! Proves the prover: each planted bug is caught by the simulation, on the seed on which `segue-soak planted`
//! found it or, where the code has changed what happens on that seed, on one of the next.
class TestPlantedBugs final : public QObject {
    Q_OBJECT

private:
    static constexpr int steps = 500;
    static constexpr quint64 patience = 40; // seeds

    static QString violationWith(PlantedBug bug, quint64 firstSeed) {
        plant(bug);
        QString violation;
        for (quint64 seed = firstSeed; violation.isEmpty() && seed < firstSeed + patience; ++seed)
            violation = SimWorld(seed).run(steps).violations.value(0);
        plant(std::nullopt);
        return violation;
    }

private Q_SLOTS:
    void initTestCase() { QLoggingCategory::setFilterRules(u"segue.*=false"_s); }

    void eachIsCaught_data() {
        QTest::addColumn<int>("bug");
        QTest::addColumn<quint64>("seed");
        // Every other one is caught on the first.
        const QHash<PlantedBug, quint64> recorded{
            {PlantedBug::NormalInsteadOfFull, 2}, {PlantedBug::RefusedIsDropped, 3},
            {PlantedBug::RetryOn5xx, 2},          {PlantedBug::RetryOnTimeout, 2},
            {PlantedBug::CrashMeansUnsent, 4},    {PlantedBug::AbsentIsBelievedAtOnce, 2},
            {PlantedBug::OvertakeWhatWaits, 2},   {PlantedBug::CancelInDoubt, 4},
            {PlantedBug::GapIsNotSeen, 4},        {PlantedBug::OlderRowWins, 259},
            {PlantedBug::OnePageIsEnough, 5},     {PlantedBug::WallClockWaits, 6},
            {PlantedBug::NoProfileLock, 38},
        };
        const QList<PlantedBug> all = plantedBugs(PlantedIn::Engine);
        for (const PlantedBug bug : all)
            QTest::newRow(qPrintable(toString(bug))) << int(bug) << recorded.value(bug, 1);
    }
    void eachIsCaught() {
        QFETCH(int, bug);
        QFETCH(quint64, seed);
        const QString violation = violationWith(PlantedBug(bug), seed);
        QVERIFY2(!violation.isEmpty(), "it survived");
        qInfo().noquote() << violation;
    }
};

QTEST_GUILESS_MAIN(TestPlantedBugs)
#include "test_planted_bugs.moc"
