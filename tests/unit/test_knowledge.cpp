// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/knowledge/article_index.h"

#include <QTest>

using namespace segue;
using namespace segue::knowledge;
using namespace Qt::StringLiterals;

namespace {
Article article(const QString& title, const QString& body, const QString& language = u"en"_s) {
    Article a;
    a.title = title;
    a.body = body;
    a.language = language;
    return a;
}
} // namespace

class TestKnowledge : public QObject {
    Q_OBJECT

    const QList<Article> m_articles{
        article(u"Returning a parcel"_s, u"You can return anything within thirty days. Print the label."_s),
        article(
            u"Where is my order?"_s, u"Orders are shipped in two days. Track the parcel with the link."_s),
        article(
            u"Rechnung herunterladen"_s, u"Ihre Rechnungen finden Sie im Konto unter Bestellungen."_s,
            u"de"_s),
        article(u"退货政策"_s, u"您可以在三十天内退货。"_s, u"zh"_s)};

private Q_SLOTS:
    void theTitleWeighsMost() {
        const auto found = ArticleIndex(m_articles).find(u"how do I return my parcel"_s, 5);
        QVERIFY(!found.isEmpty());
        QCOMPARE(found.first().article, 0);
    }
    void wordFormsAreOne() {
        const auto found = ArticleIndex(m_articles).find(u"Rechnungen"_s, 5);
        QCOMPARE(found.size(), 1);
        QCOMPARE(found.first().article, 2);
    }
    void anUnfinishedWordFinds() {
        const auto found = ArticleIndex(m_articles).find(u"retur"_s, 5);
        QCOMPARE(found.size(), 1);
        QCOMPARE(found.first().article, 0);
        QVERIFY(ArticleIndex(m_articles).find(u"retur "_s, 5).isEmpty());
    }
    void twoCharacterChineseWordsFind() {
        const auto found = ArticleIndex(m_articles).find(u"退货"_s, 5);
        QCOMPARE(found.size(), 1);
        QCOMPARE(found.first().article, 3);
    }
    void nothingInCommonFindsNothing() {
        QVERIFY(ArticleIndex(m_articles).find(u"zebra"_s, 5).isEmpty());
        QVERIFY(ArticleIndex(m_articles).find({}, 5).isEmpty());
        QVERIFY(ArticleIndex(QList<Article>()).find(u"return"_s, 5).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestKnowledge)
#include "test_knowledge.moc"
