// SPDX-License-Identifier: GPL-3.0-or-later
// What a search finds, in which order, and what is made of mistyped words.
#include "tests/unit/test_store_cache_support.h"

class TestViewsSearch : public QObject, private CacheFixture {
    Q_OBJECT

    int m_written = 0;

    void write(const QStringList& texts) {
        IncomingRows rows;
        for (const QString& text : texts) {
            ++m_written;
            rows.entries.append(message(u"e%1"_s.arg(m_written), u"1"_s, text, 1000 + m_written));
        }
        apply(rows);
    }
    //! The ids of what is found.
    QStringList idsFor(const QString& question, SearchOrder order) {
        QStringList ids;
        const SearchAnswer answer = m_views->search(question, 10, order).value();
        for (const SearchHit& hit : answer.hits)
            ids.append(hit.entry.id);
        return ids;
    }

private Q_SLOTS:
    void init() {
        open();
        m_written = 0;
    }

    void newestFirst() {
        write({u"kettle kettle kettle"_s, u"kettle"_s, u"kettle, and very much else beside it"_s});
        QCOMPARE(idsFor(u"kettle"_s, SearchOrder::NewestFirst), (QStringList{u"e3"_s, u"e2"_s, u"e1"_s}));
    }

    void theBestHasTheWordOftenAndLittleElse() {
        write(
            {u"My kettle leaks: the kettle, the new kettle"_s, u"kettle"_s,
             u"a kettle "_s +
                 u"among very many other things that somebody has written about at length "_s.repeated(4)});
        QCOMPARE(idsFor(u"kettle"_s, SearchOrder::BestFirst), (QStringList{u"e1"_s, u"e2"_s, u"e3"_s}));
    }

    void rareWordsCountMore() {
        write(QStringList(30, u"the order"_s));
        write({u"order order order order gasket"_s, u"order gasket gasket gasket gasket"_s});
        QCOMPARE(idsFor(u"order gasket "_s, SearchOrder::BestFirst), (QStringList{u"e32"_s, u"e31"_s}));
    }

    void anUnfinishedWordCountsNoMoreThanAnother() {
        write(QStringList(30, u"the order"_s));
        write({u"order order order order gasket"_s, u"order gasket gasket gasket gasket"_s});
        QCOMPARE(idsFor(u"gasket ord"_s, SearchOrder::BestFirst).size(), 2);
        QCOMPARE(idsFor(u"ord"_s, SearchOrder::BestFirst).size(), 10);
        QCOMPARE(idsFor(u"\"order gasket\""_s, SearchOrder::BestFirst).size(), 2);
    }

    void ofTooManyOnlyTheNewestAreCompared() {
        constexpr int most = 20'000;
        write({u"kettle kettle kettle kettle kettle"_s});
        write(QStringList(most - 1, u"kettle"_s));
        SearchAnswer answer = m_views->search(u"kettle "_s, 3, SearchOrder::BestFirst).value();
        QVERIFY(!answer.partial);
        QCOMPARE(answer.hits.first().entry.id, u"e1"_s);
        write({u"kettle"_s});
        answer = m_views->search(u"kettle "_s, 3, SearchOrder::BestFirst).value();
        QVERIFY(answer.partial);
        QCOMPARE(answer.hits.size(), 3);
        QCOMPARE(answer.hits.first().entry.id, u"e%1"_s.arg(most + 1));
    }

    void aMistypedWordIsPutRight_data() {
        QTest::addColumn<QString>("question");
        QTest::addColumn<QString>("corrected");
        QTest::newRow("one word") << u"refnud"_s << u"refund"_s;
        QTest::newRow("one of two") << u"refnud delayed"_s << u"refund delayed"_s;
        QTest::newRow("both") << u"refnud delayd"_s << u"refund delayed"_s;
        QTest::newRow("two slips in a long word") << u"confermatiom"_s << u"confirmation"_s;
        QTest::newRow("in quotes") << u"\"refnud is\""_s << u"\"refund is\""_s;
        QTest::newRow("capitals") << u"REFNUD!"_s << u"refund!"_s;
        QTest::newRow("Cyrillic") << u"возват"_s << u"возврат"_s;
    }
    void aMistypedWordIsPutRight() {
        QFETCH(QString, question);
        QFETCH(QString, corrected);
        write({u"The refund is delayed, says the confirmation"_s, u"возврат"_s});
        const SearchAnswer answer = m_views->search(question, 10).value();
        QCOMPARE(answer.corrected, corrected);
        QVERIFY(answer.showsCorrected);
        QCOMPARE(answer.hits.size(), 1);
        QVERIFY(answer.hits.first().excerpt.contains(QChar(2)));
    }

    void whatIsMeantIsWhatIsCommon() {
        write(QStringList{u"refunf"_s} + QStringList(5, u"refund"_s));
        QCOMPARE(m_views->search(u"refunn"_s, 10).value().corrected, u"refund"_s);
    }

    void whatCannotBePutRightIsLeft_data() {
        QTest::addColumn<QString>("question");
        QTest::newRow("a number") << u"48214"_s;
        QTest::newRow("too short") << u"rfu"_s;
        QTest::newRow("far from all") << u"qqqqqqqq"_s;
        QTest::newRow("still being typed") << u"refu"_s;
        QTest::newRow("words that never meet") << u"refund kettle"_s;
        QTest::newRow("nothing") << u"!?"_s;
    }
    void whatCannotBePutRightIsLeft() {
        QFETCH(QString, question);
        write({u"refund 48213"_s, u"kettle"_s, u"refund"_s, u"refund"_s});
        const SearchAnswer answer = m_views->search(question, 10).value();
        QCOMPARE(answer.corrected, QString());
        QVERIFY(!answer.showsCorrected);
    }

    void aRareWordBesideACommonOneIsAsked() {
        write(QStringList{u"recieve"_s} + QStringList(60, u"receive"_s));
        const SearchAnswer answer = m_views->search(u"recieve"_s, 10).value();
        QCOMPARE(answer.corrected, u"receive"_s);
        QVERIFY(!answer.showsCorrected);
        QCOMPARE(answer.hits.size(), 1);
        QCOMPARE(answer.hits.first().entry.id, u"e1"_s);
    }

    void hostileQuestionsAreOnlyWords() {
        write({u"kettle"_s});
        for (const QString& question :
             {u"\"*) OR ("_s, u"kettle\" OR \"x"_s, u"relevance(entries_index)"_s, u"kettle*"_s,
              u"\"kettle"_s, QString(QChar(0xd800)) + u"ket"_s}) {
            for (const SearchOrder order : {SearchOrder::NewestFirst, SearchOrder::BestFirst})
                QVERIFY2(m_views->search(question, 10, order), qPrintable(question));
        }
    }
};

QTEST_GUILESS_MAIN(TestViewsSearch)
#include "test_views_search.moc"
