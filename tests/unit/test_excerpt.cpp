// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/views/excerpt.h"

#include <QTest>

using namespace segue;
using namespace Qt::StringLiterals;

namespace {

//! With the marks as brackets.
QString shown(const QString& text, const QString& query, qsizetype length = 160) {
    return excerpt(text, query, length).replace(QChar(2), u'[').replace(QChar(3), u']');
}

} // namespace

class TestExcerpt final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void marksWhatWasFound_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("expected");
        QTest::newRow("word") << u"Where is my parcel, please?"_s << u"parcel"_s
                              << u"Where is my [parcel], please?"_s;
        QTest::newRow("beginning of a word") << u"Two parcels"_s << u"parc"_s << u"Two [parcels]"_s;
        QTest::newRow("accents and case") << u"Der SCHLÜSSEL"_s << u"schlussel"_s << u"Der [SCHLÜSSEL]"_s;
        QTest::newRow("short word") << u"It is in it"_s << u"i is parcel"_s << u"It [is] in it"_s;
        QTest::newRow("unfinished word") << u"In the parcel"_s << u"the pa"_s << u"In [the] [parcel]"_s;
        QTest::newRow("nothing") << u"Where is it?"_s << u"parcel"_s << u"Where is it?"_s;
        QTest::newRow("Chinese") << u"我想退货,请告诉我怎么做"_s << u"退货"_s
                                 << u"我想[退货],请告诉我怎么做"_s;
        QTest::newRow("one character") << u"我想退货"_s << u"货"_s << u"我想退[货]"_s;
        QTest::newRow("Japanese") << u"テントが壊れて届きました"_s << u"壊れて"_s
                                  << u"テントが[壊れて]届きました"_s;
        QTest::newRow("a whole run before its parts")
            << u"退货和退货单"_s << u"退货单"_s << u"退货和[退货单]"_s;
        QTest::newRow("parts of a question") << u"退货政策"_s << u"怎么退货呢"_s << u"[退货]政策"_s;
        QTest::newRow("Thai with marks") << u"ฉันต้องการคืนสินค้า"_s << u"คืนสินค้า"_s << u"ฉันต้องการ[คืนสินค้า]"_s;
        QTest::newRow("beside Latin") << u"iPhone壳坏了"_s << u"壳"_s << u"iPhone[壳]坏了"_s;
    }
    void marksWhatWasFound() {
        QFETCH(QString, text);
        QFETCH(QString, query);
        QTEST(shown(text, query), "expected");
    }

    void beginsNearTheFirstMatch() {
        const QString far = QString(u"word "_s).repeated(100) + u"parcel and more"_s;
        const QString found = shown(far, u"parcel"_s, 60);
        QVERIFY2(found.startsWith(u"… word"_s) && found.contains(u"[parcel]"_s), qPrintable(found));
        QVERIFY(found.size() < 80);
    }

    void beginsNearTheFirstMatchWhereThereAreNoSpaces() {
        const QString found = shown(QString(300, u'我') + u"退货"_s + QString(300, u'他'), u"退货"_s, 60);
        QVERIFY2(found.startsWith(u"… 我"_s) && found.contains(u"我[退货]他"_s), qPrintable(found));
        QVERIFY(found.size() < 80);
    }

    void neverSplitsACharacter() {
        const QString found = shown(u"𠮷"_s.repeated(200) + u"退货"_s, u"退货"_s, 60);
        QVERIFY(found.isValidUtf16());
        QVERIFY(found.endsWith(u"[退货]"_s));
    }
};

QTEST_GUILESS_MAIN(TestExcerpt)
#include "test_excerpt.moc"
