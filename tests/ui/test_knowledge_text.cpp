// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/room_stage.h"
#include "ui/knowledge/article_text.h"
#include "ui/knowledge/unsaved_articles.h"
#include "ui/shell/marked_text.h"
#include "ui/timeline/safe_document.h"

#include <QElapsedTimer>
#include <QTextBlock>

using namespace segue;
using namespace Qt::StringLiterals;

class TestKnowledgeText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saysMarkdownAsProse_data() {
        QTest::addColumn<QString>("markdown");
        QTest::addColumn<QString>("prose");
        QTest::newRow("plain") << u"A snake_case and 2 * 3 stay."_s << u"A snake_case and 2 * 3 stay."_s;
        QTest::newRow("emphasis") << u"Hold **tare** until `CAL` blinks."_s
                                  << u"Hold tare until CAL blinks."_s;
        QTest::newRow("heading") << u"# Burrs ## Cleaning #1 first"_s << u"Burrs Cleaning #1 first"_s;
        QTest::newRow("link") << u"See [our page](https://shop.example/a?b=1)."_s << u"See our page."_s;
        QTest::newRow("table") << u"| To | Days | |---|--:| | Norway | 2 |"_s << u"To · Days · Norway · 2"_s;
        QTest::newRow("marks") << u"the **\x02washer\x03** is"_s << u"the \x02washer\x03 is"_s;
    }
    void saysMarkdownAsProse() {
        QFETCH(QString, markdown);
        QTEST(proseOf(markdown), "prose");
    }

    void initTestCase() { Theme::instance().install(*qApp); }

    void markdownHasNoHtml() {
        SafeDocument document;
        setArticleMarkdown(
            document,
            u"a <img src=\"file:///etc/passwd\"> <b onclick=x>b</b>\n\n<script>alert(1)</script>"_s);
        const QString text = document.toPlainText();
        QVERIFY(text.contains(u"<script>"_s));
        for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
            for (auto it = block.begin(); !it.atEnd(); ++it)
                QVERIFY(!it.fragment().charFormat().isImageFormat());
        }
    }

    //! Links are there, and an image of the Markdown loads nothing.
    void linksStayAndImagesLoadNothing() {
        SafeDocument document;
        setArticleMarkdown(document, u"[help](https://help.example/1) ![x](file:///etc/hostname)"_s);
        bool link = false;
        for (auto it = document.begin().begin(); !it.atEnd(); ++it)
            link |= it.fragment().charFormat().anchorHref() == "https://help.example/1"_L1;
        QVERIFY(link);
        QCOMPARE(
            document.resource(QTextDocument::ImageResource, QUrl(u"file:///etc/hostname"_s))
                .value<QImage>()
                .size(),
            QSize(24, 24));
    }

    void hostileMarkdownIsCheap_data() {
        QTest::addColumn<QString>("markdown");
        QTest::newRow("quotes") << QString(u">"_s).repeated(50'000) + u" x"_s;
        QTest::newRow("lists on a line") << QString(u"- "_s).repeated(50'000) + u"x"_s;
        QTest::newRow("numbered lists") << QString(u"1. "_s).repeated(50'000) + u"x"_s;
        QTest::newRow("columns") << QString(u"|a"_s).repeated(50'000) + u"\n"_s +
                                        QString(u"|-"_s).repeated(50'000) + u"\n"_s;
        QTest::newRow("brackets") << QString(u"["_s).repeated(100'000);
        QTest::newRow("stars") << QString(u"*a_b"_s).repeated(30'000);
        QString deeper;
        for (int i = 0; i < 500; ++i)
            deeper += QString(u" "_s).repeated(2 * i) + u"- x\n"_s;
        QTest::newRow("deeper lists") << deeper;
        QTest::newRow("long") << QString(u"word "_s).repeated(400'000);
    }
    void hostileMarkdownIsCheap() {
        QFETCH(QString, markdown);
        SafeDocument document;
        QElapsedTimer timer;
        timer.start();
        setArticleMarkdown(document, markdown);
        document.setTextWidth(400);
        QVERIFY2(timer.elapsed() < 4000, qPrintable(QString::number(timer.elapsed())));
    }

    void ordinaryMarkdownStaysAsItIs() {
        const QString text = u"# Title\n\n> quoted\n\n1. one\n   - two\n\n| a | b |\n|---|---|\n| 1 | 2 |"_s;
        QCOMPARE(calmMarkdown(text), text);
    }

    void plainTextKeepsTargetsAndLists() {
        Article article;
        article.body =
            u"We are **sorry**.\n\n1. Take a picture.\n2. Send it.\n\nSee [the page](https://help.example/2)."_s;
        QCOMPARE(
            plainTextOf(article),
            u"We are sorry.\n\n1. Take a picture.\n2. Send it.\n\nSee the page (https://help.example/2)."_s);
    }

    void marksAreReadAndNotShown() {
        const MarkedText marked = readMarks(u"My \x02tent\x03 and\n\x02pegs\x03"_s);
        QCOMPARE(marked.text, u"My tent and pegs"_s);
        QCOMPARE(marked.matches, (QList<MarkedText::Range>{{3, 4}, {12, 4}}));
    }

    void unsavedTextIsKeptByArticle() {
        QTemporaryDir folder;
        const QString file = folder.filePath(u"ui.ini"_s);
        Article article;
        article.ref = {AccountId(u"a"_s), u"1/ü"_s};
        article.title = u"Größe"_s;
        article.body = u"line\nline 日本"_s;
        article.keywords = {u"a, b"_s, u"c"_s};
        article.state = ArticleState::Published;
        article.version = 7;
        {
            UiSettings settings(file);
            UnsavedArticles(settings).keep(article);
        }
        UiSettings settings(file);
        UnsavedArticles unsaved(settings);
        QCOMPARE(unsaved.find(article.ref), std::optional(article));
        QVERIFY(!unsaved.find({AccountId(u"a"_s), u"2"_s}));
        unsaved.forget(article.ref);
        QVERIFY(!unsaved.find(article.ref));
    }
};

QTEST_MAIN(TestKnowledgeText)
#include "test_knowledge_text.moc"
