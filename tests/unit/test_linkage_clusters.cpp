// SPDX-License-Identifier: GPL-3.0-or-later
// Who is linked with whom: by the evidence, by decisions, one after the other.
#include "core/base/random.h"
#include "core/linkage/linker.h"
#include "tests/bench/identity_people.h"
#include "tests/bench/identity_quality.h"

#include <QTest>
#include <cmath>
#include <map>
#include <numeric>
#include <set>

using namespace segue;
using namespace segue::linkage;
using namespace Qt::StringLiterals;

namespace {

struct People {
    RecordTable table;
    std::vector<uint32_t> truth;
};

People made(bench::PeopleKind kind, int records, double perPerson, quint64 seed = 1) {
    People people{RecordTable(bench::columnsOf(kind)), {}};
    bench::PeopleSpec spec;
    spec.kind = kind;
    spec.records = records;
    spec.perPerson = perPerson;
    spec.seed = seed;
    bench::makePeople(spec, [&](const QStringList& row, uint32_t person) {
        people.table.addRecord();
        for (qsizetype i = 0; i < row.size(); ++i)
            people.table.addValue(i, row[i]);
        people.truth.push_back(person);
    });
    return people;
}

const QList<Column> columns{
    {u"given_name"_s, ColumnKind::GivenName},
    {u"surname"_s, ColumnKind::Surname},
    {u"date"_s, ColumnKind::Date},
    {u"email"_s, ColumnKind::Email}};

RecordTable tableOf(const QList<QStringList>& rows) {
    RecordTable table(columns);
    for (const QStringList& row : rows) {
        table.addRecord();
        for (qsizetype i = 0; i < row.size(); ++i)
            table.addValue(i, row[i]);
    }
    return table;
}

//! The starting model as it would be in a store of ten thousand.
Model knownModel() {
    Model model = startingModel(RecordTable(columns));
    model.prior = 1e-4;
    model.relatives = 1e-5;
    return model;
}

size_t clusterCount(const std::vector<uint32_t>& clusters) {
    return std::set<uint32_t>(clusters.begin(), clusters.end()).size();
}

} // namespace

class TestLinkageClusters : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void madeUpPeopleAreFoundAgain_data() {
        QTest::addColumn<int>("kind");
        QTest::addColumn<double>("leastF1");
        QTest::newRow("registry") << int(bench::PeopleKind::Registry) << 0.95;
        QTest::newRow("historical") << int(bench::PeopleKind::Historical) << 0.93;
        QTest::newRow("sparse") << int(bench::PeopleKind::Sparse) << 0.9;
        QTest::newRow("households") << int(bench::PeopleKind::Households) << 0.8;
        QTest::newRow("contacts") << int(bench::PeopleKind::Contacts) << 0.75;
    }
    void madeUpPeopleAreFoundAgain() {
        QFETCH(int, kind);
        QFETCH(double, leastF1);
        const People people = made(static_cast<bench::PeopleKind>(kind), 1'500, 4);
        const bench::LinkQuality quality =
            bench::qualityOf(linkRecords(people.table, {}).clusters, people.truth);
        QVERIFY2(quality.f1 > leastF1, qPrintable(QString::number(quality.f1)));
        QVERIFY2(quality.precision > 0.97, qPrintable(QString::number(quality.precision)));
    }

    void theOrderOfRowsDoesNotMatter() {
        const People people = made(bench::PeopleKind::Sparse, 2'500, 3);
        std::vector<RecordIndex> order(people.table.size());
        std::iota(order.begin(), order.end(), 0U);
        SeededRandom random(11);
        for (size_t i = order.size(); i > 1; --i)
            std::swap(order[i - 1], order[random.below(i)]);
        const Linkage usual = linkRecords(people.table, {});
        const Linkage mixed = linkRecords(people.table.reordered(order), {});
        QVERIFY(usual.model == mixed.model);
        // Cluster numbers are by first occurrence: compare which records are together.
        std::map<uint32_t, uint32_t> numbers;
        for (size_t i = 0; i < order.size(); ++i) {
            const auto [at, isNew] = numbers.try_emplace(mixed.clusters[i], usual.clusters[order[i]]);
            QCOMPARE(at->second, usual.clusters[order[i]]);
        }
        QCOMPARE(clusterCount(mixed.clusters), clusterCount(usual.clusters));
        QVERIFY(linkRecords(people.table, {}).clusters == usual.clusters);
    }

    void oneBadEdgeJoinsNoTwoClusters() {
        // Two people with eight records each; one record of each was typed into the other's form.
        QList<QStringList> rows;
        for (int i = 0; i < 8; ++i) {
            rows.append({u"anna"_s, u"lindqvist"_s, u"1971-06-24"_s, u"anna.lindqvist@a.example"_s});
            rows.append({u"tomasz"_s, u"oyelaran"_s, u"1938-11-03"_s, u"oyelaran5@b.example"_s});
        }
        rows.append({u"anna"_s, u"lindqvist"_s, u"1938-11-03"_s, u"oyelaran5@b.example"_s});
        const RecordTable table = tableOf(rows);
        const Model model = knownModel();
        const Linkage linkage = linkRecords(table, {}, model);
        // The bad record weighs enough with both, so that connected components would be one.
        const Frequencies frequencies = Frequencies::of(table);
        const Scorer scorer(table, model, frequencies);
        QVERIFY(linkage.clusters[0] != linkage.clusters[1]);
        QCOMPARE(linkage.clusters[0], linkage.clusters[2]);
        QCOMPARE(linkage.clusters[1], linkage.clusters[3]);
        QVERIFY(probabilityOf(scorer.weightOf(1, 16)) > 0.9);
    }

    void severalWeakMembersTellMoreTogether() {
        // No pair with the last record is sure; what its group knows together is.
        const RecordTable table = tableOf(
            {{u"anna"_s, u"lindqvist"_s, u"1971-06-24"_s, {}},
             {u"anna"_s, u"lindqvist"_s, u"1971-06-24"_s, u"al@a.example"_s},
             {{}, u"lindqvist"_s, u"1971-06-24"_s, u"al@a.example"_s},
             {u"anna"_s, {}, {}, u"al@a.example"_s}});
        const Linkage linkage = linkRecords(table, {}, knownModel());
        QCOMPARE(clusterCount(linkage.clusters), size_t(1));
    }

    void swappedNamesAreRecognised() {
        const RecordTable table = tableOf(
            {{u"anna"_s, u"lindqvist"_s, u"1971-06-24"_s, {}},
             {u"lindqvist"_s, u"anna"_s, u"1971-06-24"_s, {}}});
        const Model model = knownModel();
        const Frequencies frequencies = Frequencies::of(table);
        const Scorer scorer(table, model, frequencies);
        QCOMPARE(int(levelIn(scorer.patternOf(0, 1), 0)), int(swappedLevel));
        QCOMPARE(int(levelIn(scorer.patternOf(0, 1), 1)), int(missingLevel));
        QVERIFY(probabilityOf(scorer.weightOf(0, 1)) > 0.9);
    }

    void whatIsMissingSaysNothing() {
        const RecordTable table = tableOf(
            {{u"anna"_s, {}, {}, {}}, {{}, u"lindqvist"_s, {}, {}}, {{}, {}, {}, {}}, {{}, {}, {}, {}}});
        const Model model = knownModel();
        const Frequencies frequencies = Frequencies::of(table);
        const Scorer scorer(table, model, frequencies);
        // Nothing but the prior, and the thought that they may be relatives as likely as any.
        QVERIFY(std::abs(scorer.weightOf(0, 1) - scorer.weightOf(2, 3)) < 1e-9);
        QVERIFY(std::abs(scorer.weightOf(2, 3) - scorer.priorWeight()) < 0.01);
        QVERIFY(scorer.explain(2, 3).empty());
        QCOMPARE(clusterCount(linkRecords(table, {}, model).clusters), size_t(4));
    }

    void evidenceAddsUpToTheWeight() {
        const People people = made(bench::PeopleKind::Households, 600, 3);
        const Linkage linkage = linkRecords(people.table, {});
        const Frequencies frequencies = Frequencies::of(people.table);
        const Scorer scorer(people.table, linkage.model, frequencies);
        QVERIFY(linkage.pairs.size() > 100);
        for (const ScoredPair& pair : linkage.pairs) {
            double sum = scorer.priorWeight();
            for (const FieldEvidence& evidence : scorer.explain(pair.left, pair.right))
                sum += evidence.weight;
            QVERIFY(std::abs(sum - scorer.weightOf(pair.left, pair.right)) < 0.06);
        }
    }

    void relativesAreNotOnePerson() {
        // A family: everything of the household in common, nothing of the person.
        const People people = made(bench::PeopleKind::Households, 1'500, 3, 4);
        const bench::LinkQuality quality =
            bench::qualityOf(linkRecords(people.table, {}).clusters, people.truth);
        QVERIFY2(quality.precision > 0.98, qPrintable(QString::number(quality.precision)));
    }

    void noLinkCrossesANotSame() {
        SeededRandom random(21);
        const People people = made(bench::PeopleKind::Registry, 300, 5);
        for (int round = 0; round < 30; ++round) {
            Constraints constraints;
            for (int i = 0; i < 40; ++i) {
                const auto left = static_cast<RecordIndex>(random.below(300));
                const auto right = static_cast<RecordIndex>(random.below(300));
                if (left != right)
                    (random.below(2) == 0 ? constraints.same : constraints.notSame).push_back({left, right});
            }
            const std::vector<uint32_t> clusters = linkRecords(people.table, constraints).clusters;
            for (const auto& [left, right] : constraints.notSame)
                QVERIFY(clusters[left] != clusters[right]);
        }
    }

    void aNotSameHoldsThroughThirdParties() {
        const QStringList same{u"anna"_s, u"lindqvist"_s, u"1971-06-24"_s, u"al@a.example"_s};
        const RecordTable table = tableOf({same, same, same, same});
        const Constraints apart{{{0, 1}, {2, 3}}, {{1, 2}}};
        const std::vector<uint32_t> clusters = linkRecords(table, apart, knownModel()).clusters;
        QCOMPARE(clusters[0], clusters[1]);
        QCOMPARE(clusters[2], clusters[3]);
        QVERIFY(clusters[0] != clusters[2]);
    }

    void aSameJoinsWhatNothingElseWould() {
        const RecordTable table = tableOf(
            {{u"anna"_s, u"lindqvist"_s, u"1971-06-24"_s, {}}, {u"bo"_s, u"vance"_s, u"1938-11-03"_s, {}}});
        QCOMPARE(clusterCount(linkRecords(table, {}, knownModel()).clusters), size_t(2));
        QCOMPARE(clusterCount(linkRecords(table, {{{0, 1}}, {}}, knownModel()).clusters), size_t(1));
        QCOMPARE(clusterCount(linkRecords(table, {{{0, 1}}, {{0, 1}}}, knownModel()).clusters), size_t(2));
    }
};

QTEST_GUILESS_MAIN(TestLinkageClusters)
#include "test_linkage_clusters.moc"
