// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/spelling.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace segue::text;

class TestTextSpelling : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatMayBeMistyped_data() {
        QTest::addColumn<QString>("word");
        QTest::addColumn<bool>("expected");
        QTest::newRow("word") << u"refund"_s << true;
        QTest::newRow("short") << u"the"_s << false;
        QTest::newRow("number") << u"48213"_s << false;
        QTest::newRow("order number") << u"ord48213"_s << false;
        QTest::newRow("Cyrillic") << u"возврат"_s << true;
        QTest::newRow("Hebrew") << u"החזרה"_s << true;
        QTest::newRow("two scripts") << u"раypal"_s << false;
        QTest::newRow("Chinese") << u"退款在哪"_s << false;
        QTest::newRow("endless") << u"a"_s.repeated(200) << false;
        QTest::newRow("nothing") << QString() << false;
    }
    void whatMayBeMistyped() {
        QFETCH(QString, word);
        QFETCH(bool, expected);
        QCOMPARE(canBeMistyped(word), expected);
    }

    void everySlipIsThere_data() {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("meant");
        QTest::newRow("changed places") << u"refnud"_s << u"refund"_s;
        QTest::newRow("at the end") << u"refudn"_s << u"refund"_s;
        QTest::newRow("too many") << u"reffund"_s << u"refund"_s;
        QTest::newRow("missing") << u"refnd"_s << u"refund"_s;
        QTest::newRow("missing at the end") << u"refun"_s << u"refund"_s;
        QTest::newRow("another") << u"regund"_s << u"refund"_s;
        QTest::newRow("Cyrillic") << u"возват"_s << u"возврат"_s;
        QTest::newRow("Arabic") << u"استجاع"_s << u"استرجاع"_s;
    }
    void everySlipIsThere() {
        QFETCH(QString, typed);
        QFETCH(QString, meant);
        const QStringList words = oneSlipFrom(typed);
        QVERIFY(words.contains(meant));
        QVERIFY(!words.contains(typed));
        for (const QString& word : words) {
            QCOMPARE(slipsBetween(typed, word), 1);
            QCOMPARE(word.front(), typed.front());
        }
    }

    void slipsAreCounted_data() {
        QTest::addColumn<QString>("left");
        QTest::addColumn<QString>("right");
        QTest::addColumn<int>("expected");
        QTest::newRow("same") << u"refund"_s << u"refund"_s << 0;
        QTest::newRow("changed places") << u"refund"_s << u"refnud"_s << 1;
        QTest::newRow("two") << u"delivery"_s << u"dilivary"_s << 2;
        QTest::newRow("moved once only") << u"ca"_s << u"abc"_s << 3;
        QTest::newRow("nothing") << QString() << u"abc"_s << 3;
        QTest::newRow("both nothing") << QString() << QString() << 0;
    }
    void slipsAreCounted() {
        QFETCH(QString, left);
        QFETCH(QString, right);
        QFETCH(int, expected);
        QCOMPARE(slipsBetween(left, right), expected);
        QCOMPARE(slipsBetween(right, left), expected);
    }
};

QTEST_GUILESS_MAIN(TestTextSpelling)
#include "test_text_spelling.moc"
