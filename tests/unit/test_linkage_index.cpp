// SPDX-License-Identifier: GPL-3.0-or-later
// Finding the candidates of one record: blocking, adding, removing.
#include "core/linkage/linker.h"
#include "tests/bench/identity_people.h"
#include "tests/bench/identity_quality.h"

#include <QTest>

using namespace segue;
using namespace segue::linkage;
using namespace Qt::StringLiterals;

namespace {

using Rows = QList<QStringList>;

Rows rowsOf(bench::PeopleKind kind, int records, std::vector<uint32_t>& truth) {
    Rows rows;
    bench::PeopleSpec spec;
    spec.kind = kind;
    spec.records = records;
    spec.perPerson = 3;
    bench::makePeople(spec, [&](const QStringList& row, uint32_t person) {
        rows.append(row);
        truth.push_back(person);
    });
    return rows;
}

void addRow(RecordTable& table, const QStringList& row) {
    table.addRecord();
    for (qsizetype i = 0; i < row.size(); ++i)
        table.addValue(i, row[i]);
}

} // namespace

class TestLinkageIndex : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void blockingFindsNearlyAllPairs_data() {
        QTest::addColumn<int>("kind");
        QTest::addColumn<double>("least");
        QTest::newRow("registry") << int(bench::PeopleKind::Registry) << 0.99;
        QTest::newRow("historical") << int(bench::PeopleKind::Historical) << 0.96;
        QTest::newRow("contacts") << int(bench::PeopleKind::Contacts) << 0.9;
    }
    void blockingFindsNearlyAllPairs() {
        QFETCH(int, kind);
        QFETCH(double, least);
        std::vector<uint32_t> truth;
        RecordTable table(bench::columnsOf(static_cast<bench::PeopleKind>(kind)));
        for (const QStringList& row : rowsOf(static_cast<bench::PeopleKind>(kind), 4'000, truth))
            addRow(table, row);
        const KeyStatistics statistics(table);
        Model model = startingModel(table);
        model.blocking = chooseBlocking(table, statistics);
        model.refinements = refinementsOf(statistics);
        const CandidateIndex index(table, model);
        const double recall = bench::blockingRecall(index, truth);
        QVERIFY2(recall > least, qPrintable(QString::number(recall)));
        // At a bounded cost.
        size_t compared = 0;
        for (RecordIndex record = 0; record < table.size(); ++record)
            compared += index.comparedWith(record).size();
        QVERIFY2(compared / table.size() < 1'200, qPrintable(QString::number(compared / table.size())));
    }

    void whatIsAddedLaterIsFoundAsIfItHadBeenThere() {
        std::vector<uint32_t> truth;
        const Rows rows = rowsOf(bench::PeopleKind::Registry, 2'600, truth);
        RecordTable whole(bench::columnsOf(bench::PeopleKind::Registry));
        RecordTable grown(bench::columnsOf(bench::PeopleKind::Registry));
        for (const QStringList& row : rows)
            addRow(whole, row);
        for (qsizetype i = 0; i < 2'400; ++i)
            addRow(grown, rows[i]);
        const Linkage linkage = linkRecords(whole, {});
        CandidateIndex growing(grown, linkage.model);
        Frequencies frequencies = Frequencies::of(grown);
        for (qsizetype i = 2'400; i < rows.size(); ++i) {
            addRow(grown, rows[i]);
            frequencies.add(grown, static_cast<RecordIndex>(i));
            growing.add(static_cast<RecordIndex>(i));
        }
        const Frequencies all = Frequencies::of(whole);
        const Scorer batch(whole, linkage.model, all);
        const Scorer single(grown, linkage.model, frequencies);
        const CandidateIndex index(whole, linkage.model);
        int found = 0;
        for (RecordIndex record = 2'400; record < rows.size(); ++record) {
            const auto expected = index.candidatesFor(batch, record, 0);
            const auto candidates = growing.candidatesFor(single, record, 0);
            found += static_cast<int>(candidates.size());
            QVERIFY(candidates == expected);
            for (const ScoredPair& pair : candidates)
                QVERIFY(std::abs(pair.weight - single.weightOf(pair.left, pair.right)) < 1e-4);
        }
        QVERIFY(found > 50);
    }

    void batchAndSingleSearchesAgree() {
        std::vector<uint32_t> truth;
        RecordTable table(bench::columnsOf(bench::PeopleKind::Historical));
        for (const QStringList& row : rowsOf(bench::PeopleKind::Historical, 2'300, truth))
            addRow(table, row);
        const Linkage linkage = linkRecords(table, {});
        const Frequencies frequencies = Frequencies::of(table);
        const Scorer scorer(table, linkage.model, frequencies);
        const CandidateIndex index(table, linkage.model);
        std::vector<ScoredPair> single;
        for (RecordIndex record = 0; record < table.size(); ++record) {
            for (const ScoredPair& pair : index.candidatesFor(scorer, record, leastEdgeWeight)) {
                if (pair.right == record)
                    single.push_back(pair);
            }
        }
        std::vector<ScoredPair> batch = index.allCandidates(scorer, leastEdgeWeight);
        const auto before = [](const ScoredPair& a, const ScoredPair& b) {
            return std::tie(a.left, a.right) < std::tie(b.left, b.right);
        };
        std::sort(single.begin(), single.end(), before);
        std::sort(batch.begin(), batch.end(), before);
        QVERIFY(batch.size() > 1'000);
        QVERIFY(batch == single);
    }

    void whatIsRemovedIsNobodysCandidate() {
        RecordTable table({{u"given_name"_s, ColumnKind::GivenName}, {u"surname"_s, ColumnKind::Surname}});
        for (int i = 0; i < 3; ++i)
            addRow(table, {u"anna"_s, u"lindqvist"_s});
        const Model model = startingModel(table);
        Frequencies frequencies = Frequencies::of(table);
        const Scorer scorer(table, model, frequencies);
        CandidateIndex index(table, model);
        QCOMPARE(index.candidatesFor(scorer, 0, -100).size(), size_t(2));
        index.remove(1);
        frequencies.remove(table, 1);
        QCOMPARE(index.candidatesFor(scorer, 0, -100).size(), size_t(1));
        QCOMPARE(index.allCandidates(scorer, -100).size(), size_t(1));
        QCOMPARE(frequencies.countOf(0, table.row(0)[0]), 2U);
    }

    void recordsAgreeInAnyOfTheirValues() {
        RecordTable table({{u"name"_s, ColumnKind::FullName}, {u"email"_s, ColumnKind::Email}});
        const auto add = [&](const QString& name, const QStringList& addresses) {
            table.addRecord();
            table.addValue(0, name);
            for (const QString& address : addresses)
                table.addValue(1, address);
        };
        add(u"Anna Lindqvist"_s, {u"a@one.example"_s, u"anna@two.example"_s});
        add(u"A. Lindqvist"_s, {u"x@three.example"_s, u"anna@two.example"_s});
        add(u"Bo Vance"_s, {u"bo@four.example"_s});
        const Model model = startingModel(table);
        const Frequencies frequencies = Frequencies::of(table);
        const Scorer scorer(table, model, frequencies);
        const size_t email = *table.fieldOf(ColumnKind::Email);
        QCOMPARE(int(levelIn(scorer.patternOf(0, 1), email)), int(equalLevel));
        QVERIFY(levelIn(scorer.patternOf(0, 2), email) != equalLevel);
        const RuleIndex rule(table, {{{email, KeyPart::Whole}}}, {}, 100);
        std::vector<RecordIndex> found;
        rule.visitBlocksOf(1, [&](std::span<const RecordIndex> block) {
            found.insert(found.end(), block.begin(), block.end());
        });
        QVERIFY(std::find(found.begin(), found.end(), 0U) != found.end());
    }

    void columnsTooManyAreLeftOut() {
        QList<Column> columns;
        for (int i = 0; i < 20; ++i)
            columns.append({u"text%1"_s.arg(i), ColumnKind::Text});
        columns.append({u"name"_s, ColumnKind::FullName});
        RecordTable table(columns);
        QCOMPARE(table.fields().size(), mostFields);
        table.addRecord();
        for (qsizetype i = 0; i < columns.size(); ++i)
            table.addValue(i, u"anna lindqvist"_s);
        QVERIFY(table.row(0)[*table.fieldOf(ColumnKind::Surname)] != missingValue);
        QVERIFY(fits(startingModel(table), table));
        QVERIFY(!fits(startingModel(table), RecordTable({columns.first()})));
        QCOMPARE(linkRecords(table, {}).clusters.size(), size_t(1));
    }

    void tooLargeBlocksAreSplit() {
        RecordTable table({{u"surname"_s, ColumnKind::Surname}, {u"date"_s, ColumnKind::Date}});
        for (int i = 0; i < 400; ++i)
            addRow(table, {u"smith"_s, u"%1-01-01"_s.arg(1900 + i % 20)});
        const KeyFeature year{1, KeyPart::Year};
        const BlockingRule rule{{{0, KeyPart::Whole}}};
        size_t members = 0;
        RuleIndex(table, rule, {year}, 50).visitBlocksOf(0, [&](auto block) { members += block.size(); });
        QCOMPARE(members, size_t(20));
        const RuleIndex unsplit(table, rule, {}, 50);
        QCOMPARE(unsplit.leftOut(), size_t(400));
        members = 0;
        unsplit.visitBlocksOf(0, [&](auto block) { members += block.size(); });
        QCOMPARE(members, size_t(0));
    }
};

QTEST_GUILESS_MAIN(TestLinkageIndex)
#include "test_linkage_index.moc"
