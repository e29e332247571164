// SPDX-License-Identifier: GPL-3.0-or-later
// The files that `segue-bench identity` takes, and the figures that it prints.
#include "tests/bench/command_line.h"
#include "tests/bench/identity_columns.h"
#include "tests/bench/identity_csv.h"
#include "tests/bench/identity_quality.h"

#include <QTest>

using namespace segue;
using namespace segue::bench;
using namespace Qt::StringLiterals;
using linkage::ColumnKind;

class TestLinkageFiles : public QObject {
    Q_OBJECT

    static QStringList firstRow(const QByteArray& bytes) {
        const auto table = parseCsv(bytes, u"f"_s);
        return table ? table->rows.first() : QStringList{table.error().message};
    }

private Q_SLOTS:
    void tablesAreRead() {
        const QStringList plain{u"1"_s, u"Anna"_s};
        QCOMPARE(firstRow("id,name\n1,Anna\n"), plain);
        QCOMPARE(firstRow("id, name\r\n1, Anna"), plain);
        QCOMPARE(firstRow("id;name\n1;Anna\n\n"), plain);
        QCOMPARE(firstRow("id\tname\n1\tAnna\n"), plain);
        QCOMPARE(firstRow("\xef\xbb\xbfid,name\n1,Anna\n"), plain);
        QCOMPARE(firstRow("id,name\n1,\"A \"\"x\"\", B\nC\"\n"), (QStringList{u"1"_s, u"A \"x\", B\nC"_s}));
        QCOMPARE(firstRow("id,name\n1,M\xfcller\n"), (QStringList{u"1"_s, u"M\u00fcller"_s}));
        QCOMPARE(firstRow("id,name\n1,M\xc3\xbcller\n"), (QStringList{u"1"_s, u"M\u00fcller"_s}));
        QCOMPARE(firstRow("id,name\n1,\n"), (QStringList{u"1"_s, QString()}));
        QCOMPARE(parseCsv("\xef\xbb\xbfid,name\n1,Anna\n", u"f"_s)->header.first(), u"id"_s);
    }

    void brokenTablesAreRefused() {
        const auto ragged = parseCsv("id,name\n1,Anna\n2,\"B\nB\"\n3\n", u"f"_s);
        QVERIFY(!ragged);
        QCOMPARE(ragged.error().code, u"csv_ragged"_s);
        QVERIFY2(ragged.error().message.contains(u"line 5"_s), qPrintable(ragged.error().message));
        const auto open = parseCsv("id,name\n1,\"Anna\n", u"f"_s);
        QVERIFY(!open);
        QVERIFY2(open.error().message.contains(u"line 2"_s), qPrintable(open.error().message));
        QCOMPARE(parseCsv("id,name\n", u"f"_s).error().code, u"csv_empty"_s);
        QCOMPARE(readCsv(u"/nowhere/at/all.csv"_s).error().code, u"csv_unreadable"_s);
    }

    void columnsAreRecognised_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("kind");
        QTest::newRow("1") << u"first_name"_s << u"given_name"_s;
        QTest::newRow("2") << u"LastName"_s << u"surname"_s;
        QTest::newRow("3") << u"dob"_s << u"date"_s;
        QTest::newRow("4") << u"date_of_birth"_s << u"date"_s;
        QTest::newRow("5") << u"birth_place"_s << u"place"_s;
        QTest::newRow("6") << u"postcode_fake"_s << u"postcode"_s;
        QTest::newRow("7") << u"soc_sec_id"_s << u"id_number"_s;
        QTest::newRow("8") << u"street_number"_s << u"house_number"_s;
        QTest::newRow("9") << u"address_1"_s << u"street"_s;
        QTest::newRow("10") << u"E-Mail"_s << u"email"_s;
        QTest::newRow("11") << u"occupation"_s << u"category"_s;
        QTest::newRow("12") << u"first_and_surname"_s << u"full_name"_s;
        QTest::newRow("13") << u"phone_number"_s << u"phone"_s;
    }
    void columnsAreRecognised() {
        QFETCH(QString, name);
        QFETCH(QString, kind);
        const CsvTable table{{u"id"_s, name}, {{u"1"_s, u"a"_s}, {u"2"_s, u"b"_s}}};
        const auto uses = recogniseColumns(table, {}, {u"id"_s});
        QVERIFY(uses);
        QVERIFY(!uses->first().kind);
        QVERIFY(uses->last().kind);
        QCOMPARE(toString(*uses->last().kind), kind);
    }

    void unknownColumnsAreJudgedByTheirContents() {
        CsvTable table{{u"a"_s, u"b"_s, u"c"_s, u"d"_s, u"e"_s}, {}};
        for (int i = 0; i < 100; ++i) {
            table.rows.append(
                {u"x%1@a.example"_s.arg(i % 50), u"1971-06-%1"_s.arg(i % 28 + 1), QString::number(i),
                 u"same"_s, i % 2 == 0 ? u"red"_s : u"blue"_s});
        }
        const auto uses = recogniseColumns(table, {}, {});
        QVERIFY(uses);
        QVERIFY((*uses)[0].kind == ColumnKind::Email);
        QVERIFY((*uses)[1].kind == ColumnKind::Date);
        QVERIFY(!(*uses)[2].kind);
        QVERIFY(!(*uses)[3].kind);
        QVERIFY((*uses)[4].kind == ColumnKind::Category);
    }

    void mapsAreTakenAtTheirWord() {
        const auto map = parseMap(u"given_name=x,birth_date=y,ignore=z"_s);
        QVERIFY(map);
        QVERIFY(map->value(u"x"_s) == ColumnKind::GivenName);
        QVERIFY(map->value(u"y"_s) == ColumnKind::Date);
        QVERIFY(map->contains(u"z"_s) && !map->value(u"z"_s));
        QCOMPARE(parseMap(u"colour=x"_s).error().code, u"bad_map"_s);
        const CsvTable table{{u"id"_s, u"x"_s}, {{u"1"_s, u"a"_s}}};
        const auto uses = recogniseColumns(table, *map, {u"id"_s});
        QVERIFY(!uses);
        QVERIFY2(uses.error().message.contains(u"there are: id, x"_s), qPrintable(uses.error().message));
    }

    void figuresAreWhatTheyAreByDefinition() {
        // Truth: {0 1 2} {3 4}; found: {0 1} {2 3 4}.
        const LinkQuality quality = qualityOf({0, 0, 1, 1, 1}, {0, 0, 0, 1, 1});
        QCOMPARE(quality.linkedPairs, 4);
        QCOMPARE(quality.truePairs, 4);
        QCOMPARE(quality.precision, 0.5);
        QCOMPARE(quality.recall, 0.5);
        QCOMPARE(quality.f1, 0.5);
        QCOMPARE(quality.bCubedPrecision, (1 + 1 + 1 / 3.0 + 2 / 3.0 + 2 / 3.0) / 5);
        QCOMPARE(quality.bCubedRecall, (2 / 3.0 + 2 / 3.0 + 1 / 3.0 + 1 + 1) / 5);
    }

    void optionsTakeWordsOrNumbers() {
        struct Entry {
            const char* name;
        };
        static constexpr Entry entries[] = {{"identity"}, {"inbox"}};
        const QStringList texts{u"csv"_s};
        const auto chosen = chosenOf(
            entries, {u"identity"_s, u"--csv"_s, u"a"_s, u"--csv"_s, u"b"_s, u"--times"_s, u"3"_s}, texts);
        QVERIFY(chosen);
        QCOMPARE(chosen->entries.size(), 1);
        QCOMPARE(chosen->texts.allOf("csv"), (QStringList{u"a"_s, u"b"_s}));
        QCOMPARE(chosen->texts.of("csv"), u"b"_s);
        QCOMPARE(chosen->texts.of("id"), QString());
        QCOMPARE(chosen->numbers.of("times", 1), 3);
        QVERIFY(!chosenOf(entries, {u"--times"_s, u"x"_s}, texts));
        QVERIFY(!chosenOf(entries, {u"--csv"_s}, texts));
        QVERIFY(!chosenOf(entries, {u"nonsense"_s}, texts));
    }
};

QTEST_GUILESS_MAIN(TestLinkageFiles)
#include "test_linkage_files.moc"
