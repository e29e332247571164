// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"
#include "core/db/connection.h"
#include "core/text/search_text.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace segue;
using namespace segue::text;

class TestTextSearch : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void normalises_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        QTest::newRow("ASCII") << u"Hello, World! 42"_s << u"hello world 42"_s;
        QTest::newRow("accents") << u"Café CRÈME Ångström"_s << u"cafe creme angstrom"_s;
        QTest::newRow("folding") << u"Straße ﬁne Ⅷ １２"_s << u"strasse fine viii 12"_s;
        QTest::newRow("strokes") << u"Łódź Øst İstanbul ırmak"_s << u"lodz ost istanbul irmak"_s;
        QTest::newRow("address") << u"ada.l@example.org"_s << u"ada l example org"_s;
        QTest::newRow("Chinese") << u"退款在哪里？"_s << u"退款 款在 在哪 哪里 里"_s;
        QTest::newRow("one character") << u"好。"_s << u"好"_s;
        QTest::newRow("mixed") << u"iPhone手机 ok"_s << u"iphone 手机 机 ok"_s;
        QTest::newRow("Japanese") << u"ｶﾞｲﾄﾞ"_s << u"ガイ イド ド"_s;
        QTest::newRow("Thai keeps its marks") << u"กำลัง"_s << u"กํา าลั ลัง ง"_s;
        QTest::newRow("Arabic") << u"مُحَمَّد"_s << u"محمد"_s;
        QTest::newRow("outside the basic plane") << u"𠮷野家"_s << u"𠮷野 野家 家"_s;
        QTest::newRow("nothing") << u"!?… \u202E"_s << u""_s;
    }
    void normalises() {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        QCOMPARE(searchText(text), expected);
    }

    //! ASCII has a way of its own; one letter beyond it leads round by the other.
    void asciiIsTheSameByEitherWay() {
        SeededRandom random(3);
        for (int round = 0; round < 500; ++round) {
            QString text;
            const auto length = static_cast<int>(random.below(300));
            for (int i = 0; i < length; ++i)
                text += QChar(static_cast<char16_t>(
                    random.below(4) > 0 ? 'A' + random.below(58) : ' ' + random.below(95)));
            QString other = searchText(text + u" é"_s);
            other.chop(1);
            QCOMPARE(searchText(text), other.trimmed());
        }
        const QString longWord = u"x"_s.repeated(100);
        QCOMPARE(searchText(longWord), searchText(longWord + u" é"_s).chopped(2));
    }

    void makesQueries_data() {
        QTest::addColumn<QString>("input");
        QTest::addColumn<QString>("expected");
        QTest::newRow("words") << u"Where is"_s << u"\"where\" AND \"is\"*"_s;
        QTest::newRow("finished") << u"Where "_s << u"\"where\""_s;
        QTest::newRow("operators")
            << u"a AND (b* OR NOT c) NEAR/2 \"d"_s
            << u"\"a\" AND \"and\" AND \"b\" AND \"or\" AND \"not\" AND \"c\" AND \"near\" AND \"2\" AND \"d\""_s;
        QTest::newRow("phrase") << u"\"late parcel\" x "_s << u"\"late parcel\" AND \"x\""_s;
        QTest::newRow("typographic phrase") << u"„Später Brief“"_s << u"\"spater brief\""_s;
        QTest::newRow("Chinese") << u"退款在"_s << u"\"退款 款在\""_s;
        QTest::newRow("one Chinese character") << u"款"_s << u"\"款\"*"_s;
        QTest::newRow("nothing") << u"\"\" -- *"_s << u""_s;
        QTest::newRow("empty") << u""_s << u""_s;
    }
    void makesQueries() {
        QFETCH(QString, input);
        QFETCH(QString, expected);
        QCOMPARE(ftsQuery(input), expected);
    }

    void longInputIsCut() {
        const QString query = ftsQuery(u"word "_s.repeated(10'000));
        QVERIFY(query.size() < 400);
    }

    void finds_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("input");
        QTest::addColumn<bool>("isFound");
        const auto row = [](const char* name, const QString& text, const QString& input, bool isFound) {
            QTest::newRow(name) << text << input << isFound;
        };
        row("two Chinese characters", u"我的退款在哪里"_s, u"退款"_s, true);
        row("at the end", u"我要退款"_s, u"退款"_s, true);
        row("in a long word", u"我的退款在哪里"_s, u"退款在哪"_s, true);
        row("not in this order", u"我的退款在哪里"_s, u"款退"_s, false);
        row("pairs from two places", u"退货 货款"_s, u"退货款"_s, false);
        row("one Chinese character", u"我的退款"_s, u"款"_s, true);
        row("one that begins", u"我的退款"_s, u"我"_s, true);
        row("Japanese", u"注文をキャンセルしたい"_s, u"キャンセル"_s, true);
        row("Korean inside", u"환불을 받고 싶어요"_s, u"환불"_s, true);
        row("Thai", u"ฉันต้องการคืนเงิน"_s, u"คืนเงิน"_s, true);
        row("mixed scripts", u"iPhone手机坏了"_s, u"手机 iphone"_s, true);
        row("mixed without a space", u"手机iPhone坏了"_s, u"手机iPhone"_s, true);
        row("accents in the text", u"Café"_s, u"cafe"_s, true);
        row("accents in the query", u"cafe"_s, u"CAFÉ"_s, true);
        row("sharp s", u"Straße"_s, u"STRASSE"_s, true);
        row("unfinished", u"The parcel is late"_s, u"late parc"_s, true);
        row("two letters", u"The parcel is late"_s, u"late pa"_s, true);
        row("one letter is a word", u"The parcel is late"_s, u"late p"_s, false);
        row("finished", u"The parcel is late"_s, u"parc "_s, false);
        row("all words", u"The parcel is late"_s, u"parcel early"_s, false);
        row("phrase", u"The parcel is late"_s, u"\"parcel is\""_s, true);
        row("phrase in another order", u"The parcel is late"_s, u"\"is parcel\""_s, false);
        row("address", u"mail ada.l@example.org now"_s, u"ada.l@example.org"_s, true);
        row("Hindi", u"मेरा पार्सल कहाँ है"_s, u"पार्सल"_s, true);
        row("Hebrew", u"שָׁלוֹם"_s, u"שלום"_s, true);
    }
    void finds() {
        QFETCH(QString, text);
        QFETCH(QString, input);
        QFETCH(bool, isFound);
        db::SqliteOptions options;
        options.path = u":memory:"_s;
        auto connection = db::Connection::openSqlite(options);
        QVERIFY(connection);
        QVERIFY(connection->exec(
            u"CREATE VIRTUAL TABLE f USING fts5(body, tokenize='"_s + ftsTokenizer + u"')"_s));
        QVERIFY(connection->run(u"INSERT INTO f VALUES (?)"_s, {searchText(text)}));
        const auto count =
            connection->scalar<int>(u"SELECT count(*) FROM f WHERE f MATCH ?"_s, {ftsQuery(input)});
        QVERIFY2(count, count ? "" : qPrintable(count.error().message));
        QCOMPARE(count->value() == 1, isFound);
    }
};

QTEST_GUILESS_MAIN(TestTextSearch)
#include "test_text_search.moc"
