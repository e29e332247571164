// SPDX-License-Identifier: GPL-3.0-or-later
// How values are folded and compared.
#include "core/base/random.h"
#include "core/linkage/folding.h"
#include "core/linkage/levels.h"
#include "core/linkage/record_table.h"
#include "core/linkage/text_distance.h"
#include "tests/fakes/shared_data.h"

#include <QFile>
#include <QJsonDocument>
#include <QTest>

using namespace segue;
using namespace segue::linkage;
using namespace Qt::StringLiterals;

namespace {

std::u16string folded(ColumnKind kind, const QString& text) {
    std::u16string out;
    foldValue(kind, text, out);
    return out;
}

QString levelName(ColumnKind kind, const QString& left, const QString& right) {
    const std::u16string a = folded(kind, left);
    const std::u16string b = folded(kind, right);
    const Level level = levelOf(kind, std::u16string_view(a), std::u16string_view(b));
    return QString::fromLatin1(levelsOf(kind)[level - 1u].name);
}

//! The distance by its definition, without any short cut.
int plainEdits(const std::u16string& a, const std::u16string& b) {
    std::vector<std::vector<int>> d(a.size() + 1, std::vector<int>(b.size() + 1));
    for (size_t i = 0; i <= a.size(); ++i) {
        for (size_t j = 0; j <= b.size(); ++j) {
            if (i == 0 || j == 0) {
                d[i][j] = static_cast<int>(i + j);
                continue;
            }
            d[i][j] = std::min(
                {d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
        }
    }
    return d[a.size()][b.size()];
}

} // namespace

class TestLinkageLevels : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void valuesAreFolded_data() {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        QTest::newRow("accents") << u"surname"_s << u"  MÜLLER-Lüdenscheidt "_s << u"muller ludenscheidt"_s;
        QTest::newRow("apostrophe") << u"surname"_s << u"O\u2019Brien"_s << u"obrien"_s;
        QTest::newRow("full width") << u"given_name"_s << u"\uff21nna"_s << u"anna"_s;
        QTest::newRow("chinese") << u"given_name"_s << u"\u738b \u5c0f\u660e"_s << u"\u738b \u5c0f\u660e"_s;
        QTest::newRow("nothing") << u"surname"_s << u" -- "_s << QString();
        QTest::newRow("postcode") << u"postcode"_s << u"TQ13 8df"_s << u"tq138df"_s;
        QTest::newRow("phone") << u"phone"_s << u"+49 (30) 12-34"_s << u"49301234"_s;
        QTest::newRow("email") << u"email"_s << u" Anna.B@Example.ORG"_s << u"anna.b@example.org"_s;
        QTest::newRow("date") << u"date"_s << u"1971-6-4"_s << u"19710604"_s;
        QTest::newRow("date with time") << u"date"_s << u"1971-06-04T00:00:00"_s << u"19710604"_s;
        QTest::newRow("day first") << u"date"_s << u"4.6.1971"_s << u"19710604"_s;
        QTest::newRow("month first") << u"date"_s << u"6/24/1971"_s << u"19710624"_s;
        QTest::newRow("year") << u"date"_s << u"1971"_s << u"19710000"_s;
        QTest::newRow("nearly a date") << u"date"_s << u"1971-061-04"_s << u"197106104"_s;
    }
    void valuesAreFolded() {
        QFETCH(QString, kind);
        QFETCH(QString, text);
        QFETCH(QString, expected);
        QCOMPARE(QString::fromStdU16String(folded(*columnKindFromString(kind), text)), expected);
    }

    void namesAreTakenApart() {
        QCOMPARE(namePartsOf(u"Anna Maria M\u00fcller"_s).surname, u"M\u00fcller"_s);
        QCOMPARE(namePartsOf(u"M\u00fcller, Anna Maria"_s).given, u"Anna Maria"_s);
        QCOMPARE(namePartsOf(u"Thomas Clifford, 1st Baron"_s).surname, u"Clifford"_s);
        QCOMPARE(namePartsOf(u"Anna"_s).given, u"Anna"_s);
        QCOMPARE(namePartsOf(u"  "_s).given, QString());
    }

    void levels_data() {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("left");
        QTest::addColumn<QString>("right");
        QTest::addColumn<QString>("level");
        const auto row = [](const char* kind, const char* left, const char* right, const char* level) {
            QTest::addRow("%s: %s, %s", kind, left, right)
                << QString::fromLatin1(kind) << QString::fromUtf8(left) << QString::fromUtf8(right)
                << QString::fromLatin1(level);
        };
        row("surname", "Müller", "muller", "equal");
        row("surname", "martha", "marhta", "close");
        row("given_name", "anna maria", "maria anna", "close");
        row("given_name", "ann", "dan", "different");
        row("given_name", "r", "robert", "contained");
        row("given_name", "anna", "anna maria", "contained");
        row("given_name", "j p", "jean paul", "contained");
        row("surname", "dickson", "dixon", "similar");
        row("surname", "smith", "jones", "different");
        row("date", "1971-06-24", "1971-05-24", "one_edit");
        row("date", "1971-06-04", "1971-04-06", "one_edit");
        row("date", "1971-06-24", "1971-06-01", "two_parts");
        row("date", "1971-06-24", "1939-06-24", "two_parts");
        row("date", "1971-06-24", "1972-11-03", "year_within_1");
        row("date", "1971-06-24", "1980-11-03", "year_within_10");
        row("date", "1971-06-24", "1925-11-03", "different");
        row("date", "1971", "1971-06-24", "year_within_1");
        row("email", "anna@a.org", "ana@a.org", "close");
        row("email", "anna.bell@a.org", "anna.bell@example.com", "same_local_part");
        row("email", "anna.bell@a.org", "tom@example.com", "different");
        row("phone", "+49 30 1234567", "030 1234567", "same_ending");
        row("phone", "030 1234567", "030 1243568", "two_edits");
        row("phone", "+353 1 23456789", "01 23456789", "same_ending");
        row("phone", "030 1234567", "030 1234568", "one_edit");
        row("phone", "030 1234567", "040 7654321", "different");
        row("id_number", "5304218", "5304281", "one_edit");
        row("postcode", "tq13 8df", "tq13 8dg", "one_edit");
        row("postcode", "tq13 8df", "tq13 9ab", "same_area");
        row("postcode", "tq13 8df", "bs1 1aa", "different");
        row("place", "winston hills", "winston hill", "close");
        row("place", "st james park", "st james", "contained");
        row("house_number", "12", "12a", "one_edit");
        row("category", "politician", "politican", "close");
        row("category", "m", "f", "different");
    }
    void levels() {
        QFETCH(QString, kind);
        QFETCH(QString, left);
        QFETCH(QString, right);
        QFETCH(QString, level);
        const ColumnKind column = *columnKindFromString(kind);
        QCOMPARE(levelName(column, left, right), level);
        QCOMPARE(levelName(column, right, left), level);
    }

    void addressesThatAreAlikeAsNamesAreSayNothing() {
        const Level level = levelOf(ColumnKind::Email, u"anna.bell@a.org", u"annabell77@example.com");
        QCOMPARE(int(level), int(missingLevel));
    }

    void startingSharesAddUp() {
        for (const char* name :
             {"surname", "date", "email", "phone", "postcode", "place", "house_number", "category", "text"}) {
            double match = 0;
            double chance = 0;
            for (const LevelKind& level : levelsOf(*columnKindFromString(QString::fromLatin1(name)))) {
                match += level.match;
                chance += level.chance;
            }
            QVERIFY2(std::abs(match - 1) < 1e-9 && std::abs(chance - 1) < 1e-9, name);
        }
    }

    void homographsAreNeverEqual() {
        for (const ColumnKind kind : {ColumnKind::GivenName, ColumnKind::Email, ColumnKind::Place}) {
            const std::u16string latin = folded(kind, u"paypal@example.org"_s);
            const std::u16string cyrillic = folded(kind, u"p\u0430yp\u0430l@example.org"_s);
            QVERIFY(latin != cyrillic);
            QVERIFY(levelOf(kind, std::u16string_view(latin), std::u16string_view(cyrillic)) != equalLevel);
        }
    }

    void distancesAreWhatTheyAreByDefinition() {
        SeededRandom random(3);
        const auto word = [&] {
            std::u16string text;
            for (quint64 length = random.below(9); length > 0; --length)
                text += static_cast<char16_t>(u'a' + random.below(4));
            return text;
        };
        for (int i = 0; i < 20'000; ++i) {
            const std::u16string a = word();
            const std::u16string b = word();
            const int edits = plainEdits(a, b);
            for (int limit = 1; limit <= 2; ++limit)
                QCOMPARE(editsWithin(a, b, limit), std::min(edits, limit + 1));
            QVERIFY(leastEdits(std::u16string_view(a), std::u16string_view(b)) <= edits);
            const double similarity = jaroWinkler(a, b);
            QVERIFY(similarity >= 0 && similarity <= 1);
            QCOMPARE(jaroWinkler(b, a), similarity);
            if (!a.empty() && !b.empty())
                QVERIFY(mostSimilarity(std::u16string_view(a), std::u16string_view(b)) >= similarity - 1e-12);
        }
    }

    void jaroWinklerIsAsPublished() {
        QVERIFY(std::abs(jaroWinkler(u"martha", u"marhta") - 0.9611) < 1e-4);
        QVERIFY(std::abs(jaroWinkler(u"dwayne", u"duane") - 0.84) < 1e-4);
        QVERIFY(std::abs(jaroWinkler(u"dixon", u"dicksonx") - 0.8133) < 1e-4);
    }

    void hostileTextsAreCompared() {
        QFile file(test::sharedData(u"hostile/strings/blns.json"_s));
        if (!file.open(QIODevice::ReadOnly))
            QSKIP("../shared/data is not there");
        const QJsonArray texts = QJsonDocument::fromJson(file.readAll()).array();
        QVERIFY(texts.size() > 400);
        RecordTable table(
            {{u"given_name"_s, ColumnKind::GivenName},
             {u"date"_s, ColumnKind::Date},
             {u"email"_s, ColumnKind::Email},
             {u"phone"_s, ColumnKind::Phone},
             {u"place"_s, ColumnKind::Place}});
        for (const QJsonValue& text : texts) {
            table.addRecord();
            for (qsizetype column = 0; column < 5; ++column)
                table.addValue(column, text.toString());
        }
        for (size_t field = 0; field < table.fields().size(); ++field) {
            const ValuePool& pool = table.pool(field);
            for (ValueId a = 1; a < pool.size(); ++a) {
                for (ValueId b = 1; b <= a; ++b) {
                    const Level level = levelOf(table.fields()[field].kind, pool.folded(a), pool.folded(b));
                    QVERIFY(level <= levelsOf(table.fields()[field].kind).size());
                    QCOMPARE(level == equalLevel, a == b);
                }
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestLinkageLevels)
#include "test_linkage_levels.moc"
