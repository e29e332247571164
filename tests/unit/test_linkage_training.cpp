// SPDX-License-Identifier: GPL-3.0-or-later
// What is learned without knowing who is who, and the model as a file.
#include "core/base/json.h"
#include "core/base/random.h"
#include "core/linkage/linker.h"
#include "core/linkage/pattern_counts.h"
#include "tests/bench/identity_people.h"

#include <QTest>
#include <cmath>
#include <map>

using namespace segue;
using namespace segue::linkage;
using namespace Qt::StringLiterals;

namespace {

const QList<Column> columns{
    {u"given_name"_s, ColumnKind::GivenName},
    {u"surname"_s, ColumnKind::Surname},
    {u"date"_s, ColumnKind::Date},
    {u"postcode"_s, ColumnKind::Postcode}};

Level drawn(const LevelShares& shares, Random& random) {
    double at = random.unit();
    for (size_t level = 0; level < shares.size(); ++level) {
        at -= shares[level];
        if (at < 0)
            return static_cast<Level>(level + 1);
    }
    return static_cast<Level>(shares.size());
}

RecordTable
people(bench::PeopleKind kind, int records, double perPerson, std::vector<uint32_t>* truth = nullptr) {
    RecordTable table(bench::columnsOf(kind));
    bench::PeopleSpec spec;
    spec.kind = kind;
    spec.records = records;
    spec.perPerson = perPerson;
    bench::makePeople(spec, [&](const QStringList& row, uint32_t person) {
        table.addRecord();
        for (qsizetype i = 0; i < row.size(); ++i)
            table.addValue(i, row[i]);
        if (truth != nullptr)
            truth->push_back(person);
    });
    return table;
}

Model learned(const RecordTable& table) {
    const KeyStatistics statistics(table);
    return Trainer(table, statistics).train(Frequencies::of(table), {});
}

double pairsWithin(const std::vector<uint32_t>& truth) {
    std::map<uint32_t, double> sizes;
    for (const uint32_t person : truth)
        ++sizes[person];
    double pairs = 0;
    for (const auto& [person, size] : sizes)
        pairs += size * (size - 1) / 2;
    return pairs;
}

} // namespace

class TestLinkageTraining : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void emFindsWhatThePairsWereMadeWith() {
        // Other m than the start's, so that it must be learned; the start's u.
        Model start = startingModel(RecordTable(columns));
        std::vector<LevelShares> match;
        for (const FieldModel& known : start.fields) {
            LevelShares shares(known.match.size(), 0.1 / double(known.match.size() - 2));
            shares.front() = 0.5;
            shares.back() = 0.4;
            match.push_back(shares);
        }
        SeededRandom random(5);
        std::vector<Pattern> patterns;
        constexpr double matchShare = 0.2;
        for (int i = 0; i < 60'000; ++i) {
            const bool isMatch = random.unit() < matchShare;
            Pattern pattern = 0;
            for (size_t field = 0; field < start.fields.size(); ++field)
                pattern |=
                    withLevel(drawn(isMatch ? match[field] : start.fields[field].chance, random), field);
            patterns.push_back(pattern);
        }
        const SessionResult result =
            runSession(countPatterns(patterns), start, std::vector<bool>(start.fields.size(), false), 0.05);
        QVERIFY2(
            std::abs(result.matchShare - matchShare) < 0.02, qPrintable(QString::number(result.matchShare)));
        for (size_t field = 0; field < match.size(); ++field) {
            QVERIFY2(std::abs(result.match[field].front() - 0.5) < 0.04, qPrintable(QString::number(field)));
            QVERIFY2(std::abs(result.match[field].back() - 0.4) < 0.04, qPrintable(QString::number(field)));
        }
    }

    void fieldsThatARuleBlocksOnAreLeftOut() {
        const Model start = startingModel(RecordTable(columns));
        const SessionResult result =
            runSession({{withLevel(1, 0) | withLevel(1, 1), 50}}, start, {true, false, false, false}, 0.5);
        QVERIFY(result.match[0].empty());
        QVERIFY(!result.match[1].empty());
    }

    void withFewPairsMStaysNearItsStart() {
        const Model start = startingModel(RecordTable(columns));
        const SessionResult result = runSession(
            {{withLevel(6, 0) | withLevel(1, 1) | withLevel(1, 2), 1}}, start, std::vector<bool>(4, false),
            0.5);
        QVERIFY(std::abs(result.match[0].front() - start.fields[0].match.front()) < 0.1);
    }

    void chanceAndPriorAreNearTheTruth() {
        std::vector<uint32_t> truth;
        const RecordTable table = people(bench::PeopleKind::Registry, 3'000, 2, &truth);
        const Model model = learned(table);
        const double n = 3'000;
        const double prior = pairsWithin(truth) / (n * (n - 1) / 2);
        QVERIFY2(
            model.prior > prior / 1.5 && model.prior < prior * 1.5,
            qPrintable(QString::number(model.prior / prior)));
        // u of a name: how often two different people have it.
        const size_t surname = *table.fieldOf(ColumnKind::Surname);
        double equal = 0;
        double pairs = 0;
        for (RecordIndex a = 0; a < 1'000; ++a) {
            for (RecordIndex b = 0; b < a; ++b) {
                if (truth[a] == truth[b])
                    continue;
                ++pairs;
                equal +=
                    table.row(a)[surname] != missingValue && table.row(a)[surname] == table.row(b)[surname];
            }
        }
        const double chance = model.fields[surname].chance.front();
        QVERIFY2(
            chance > equal / pairs / 1.6 && chance < equal / pairs * 1.6,
            qPrintable(QString::number(chance * pairs / equal)));
        for (const FieldModel& known : model.fields) {
            double match = 0;
            for (const double share : known.match)
                match += share;
            QVERIFY(std::abs(match - 1) < 1e-9);
            QVERIFY(known.match.front() > known.chance.front());
            QVERIFY(known.match.back() < known.chance.back());
        }
    }

    void tinyTablesKeepSaneParameters() {
        for (int records = 0; records < 30; ++records) {
            const RecordTable table = people(bench::PeopleKind::Contacts, std::max(records, 1), 1.5);
            const Linkage linkage = linkRecords(table, {});
            QCOMPARE(linkage.clusters.size(), table.size());
            QVERIFY(linkage.model.prior > 0 && linkage.model.prior < 1);
            for (const FieldModel& known : linkage.model.fields)
                QVERIFY(known.match.front() > known.chance.front());
        }
        const RecordTable none(columns);
        QVERIFY(linkRecords(none, {}).clusters.empty());
    }

    void aModelSurvivesItsFile() {
        const RecordTable table = people(bench::PeopleKind::Historical, 800, 3);
        const Linkage linkage = linkRecords(table, {});
        const auto read = modelFromJson(modelToJson(linkage.model));
        QVERIFY2(read, read ? "" : qPrintable(read.error().message));
        QCOMPARE(read->blocking.size(), linkage.model.blocking.size());
        QVERIFY(!read->blocking.empty());
        QVERIFY(std::any_of(
            read->fields.begin(), read->fields.end(), [](const FieldModel& f) { return f.parent >= 0; }));
        const Linkage again = linkRecords(table, {}, *read);
        const Linkage pinned = linkRecords(table, {}, linkage.model);
        QVERIFY(again.clusters == pinned.clusters);
        QVERIFY(again.pairs == pinned.pairs);
    }

    void aModelHoldsNobodysValues() {
        const RecordTable table = people(bench::PeopleKind::Registry, 400, 2);
        const QByteArray json = modelToJson(linkRecords(table, {}).model);
        const size_t surname = *table.fieldOf(ColumnKind::Surname);
        for (ValueId value = 1; value < table.pool(surname).size(); ++value) {
            const auto text = table.pool(surname).text(value);
            const QString name = QString::fromUtf16(text.data(), qsizetype(text.size()));
            if (name.size() > 5)
                QVERIFY2(!json.contains(name.toUtf8()), qPrintable(name));
        }
    }

    void brokenFilesAreRefused_data() {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("complaint");
        QTest::newRow("version") << u"\"version\":1"_s << u"\"version\":2"_s << u"$.version"_s;
        QTest::newRow("prior") << u"\"prior\":"_s << u"\"prior\":7,\"was\":"_s << u"$.prior"_s;
        QTest::newRow("kind") << u"\"kind\":\"surname\""_s << u"\"kind\":\"colour\""_s << u"$.fields[1]"_s;
        QTest::newRow("share") << u"\"swapped\":"_s << u"\"swapped\":3,\"was\":"_s << u"$.fields"_s;
        QTest::newRow("syntax") << u"{"_s << u"["_s << QString();
    }
    void brokenFilesAreRefused() {
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(QString, complaint);
        const Model model = startingModel(RecordTable(columns));
        QVERIFY(modelFromJson(modelToJson(model)));
        QString json = QString::fromUtf8(modelToJson(model));
        QVERIFY(json.contains(from));
        json.replace(from, to);
        const auto read = modelFromJson(json.toUtf8());
        QVERIFY(!read);
        QVERIFY(read.error().kind == ErrorKind::Protocol);
        QVERIFY2(
            read.error().message.contains(complaint.section(u'[', 0, 0)), qPrintable(read.error().message));
    }

    void parentsInACircleAreRefused() {
        Model model = startingModel(RecordTable(columns));
        for (const auto& [field, parent] : {std::pair<size_t, size_t>{0, 1}, {1, 0}}) {
            FieldModel& known = model.fields[field];
            known.parent = static_cast<int>(parent);
            known.matchUnder.assign(model.fields[parent].match.size(), known.match);
            known.chanceUnder.assign(model.fields[parent].match.size(), known.chance);
        }
        const auto read = modelFromJson(modelToJson(model));
        QVERIFY(!read);
        QVERIFY2(read.error().message.contains(u"circle"_s), qPrintable(read.error().message));
    }
};

QTEST_GUILESS_MAIN(TestLinkageTraining)
#include "test_linkage_training.moc"
