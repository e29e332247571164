// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fakes/sim_world.h"

#include <QLoggingCategory>
#include <QTest>
#include <cstdio>

using namespace segue;
using namespace Qt::StringLiterals;

//! The promises I1 to I7 and I9, under every kind of trouble, from fixed seeds. SEGUE_SIM_SEED and
//! SEGUE_SIM_STEPS run one seed alone, as long as wanted; a failure prints both.
class TestSimulation final : public QObject {
    Q_OBJECT

private:
    static constexpr int seeds = 20;
    static constexpr int steps = 2'000;

    void run(quint64 seed, int stepCount) {
        SimWorld world(seed);
        const SimReport report = world.run(stepCount);
        for (const QString& violation : report.violations)
            qWarning().noquote() << violation;
        qInfo().noquote()
            << u"seed %1, %2 steps: %3 accepted, %4 cancelled, %5 carried out, %6 restarts, %7 requests"_s
                   .arg(report.seed)
                   .arg(report.steps)
                   .arg(report.accepted)
                   .arg(report.cancelled)
                   .arg(report.effects)
                   .arg(report.restarts)
                   .arg(report.requests);
        for (auto it = report.accidents.begin(); it != report.accidents.end(); ++it)
            m_accidents[it.key()] += it.value();
        QVERIFY2(
            report.violations.isEmpty(),
            qPrintable(u"again with SEGUE_SIM_SEED=%1 SEGUE_SIM_STEPS=%2"_s.arg(seed).arg(stepCount)));
        // A world in which nothing happens proves nothing.
        QVERIFY(report.accepted > stepCount / 10 && report.effects > stepCount / 20);
    }

private Q_SLOTS:
    void initTestCase() { QLoggingCategory::setFilterRules(u"segue.*=false"_s); }

    void promises_data() {
        QTest::addColumn<quint64>("seed");
        QTest::addColumn<int>("stepCount");
        const QString given = qEnvironmentVariable("SEGUE_SIM_SEED");
        if (!given.isEmpty()) {
            const int count = qEnvironmentVariableIntValue("SEGUE_SIM_STEPS");
            QTest::newRow("given") << given.toULongLong() << (count > 0 ? count : steps);
            return;
        }
        for (quint64 seed = 1; seed <= seeds; ++seed)
            QTest::addRow("seed %llu", static_cast<unsigned long long>(seed)) << seed << steps;
    }
    void promises() {
        QFETCH(quint64, seed);
        QFETCH(int, stepCount);
        run(seed, stepCount);
    }

    void everyKindOfAccidentHappened() {
        if (qEnvironmentVariableIsSet("SEGUE_SIM_SEED"))
            QSKIP("one seed alone");
        for (auto it = m_accidents.begin(); it != m_accidents.end(); ++it)
            qInfo().noquote() << it.key() << it.value();
        QCOMPARE(m_accidents.size(), 17);
    }

    void theSameSeedGivesTheSameRun() {
        const auto play = [] { return SimWorld(99).run(300); };
        const SimReport one = play();
        const SimReport two = play();
        QCOMPARE(one.requests, two.requests);
        QCOMPARE(one.accepted, two.accepted);
        QCOMPARE(one.effects, two.effects);
    }

private:
    QMap<QString, int> m_accidents;
};

QTEST_GUILESS_MAIN(TestSimulation)
#include "test_simulation.moc"
