// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/portal/markdown.h"
#include "app/hub/portal/portal.h"
#include "app/hub/portal/portal_strings.h"
#include "app/hub/portal/slug.h"
#include "app/hub/portal/template.h"
#include "app/hub/portal/web_resources.h"

#include <QDir>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

using namespace segue;
using namespace segue::hub::portal;
using namespace Qt::StringLiterals;

namespace {

Article article(const QString& id, const QString& title) {
    Article made;
    made.ref = ArticleRef{AccountId(), id};
    made.title = title;
    return made;
}

QString repeated(const QString& text, int times) {
    return text.repeated(times);
}

} // namespace

//! The help centre's small parts: Markdown, addresses, templates, languages.
class TestPortalText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void markdownBecomesHtml() {
        const QString html =
            renderMarkdown(u"# Title\n\nSome *words* and [a link](https://example.org/a?b=1&c=2).\n\n"
                           "- one\n- two\n\n```\na < b\n```"_s);
        QVERIFY(html.contains(u"<h2>Title</h2>"_s));
        QVERIFY(html.contains(u"<em>words</em>"_s));
        QVERIFY(html.contains(u"<a href=\"https://example.org/a?b=1&amp;c=2\">a link</a>"_s));
        QVERIFY(html.contains(u"<li>two</li>"_s));
        QVERIFY(html.contains(u"a &lt; b"_s));
    }

    void hostileMarkdownIsHarmless_data() {
        QTest::addColumn<QString>("markdown");
        QTest::newRow("script") << u"<script>alert(1)</script>"_s;
        QTest::newRow("inline handler") << u"Hi <img src=x onerror=alert(1)> there"_s;
        QTest::newRow("block with handler") << u"<div onclick=alert(1)>\nx\n</div>"_s;
        QTest::newRow("javascript link") << u"[x](javascript:alert(1))"_s;
        QTest::newRow("spaced javascript link") << u"[x](<java\tscript:alert(1)>)"_s;
        QTest::newRow("entity javascript link") << u"[x](&#106;avascript:alert(1))"_s;
        QTest::newRow("upper case") << u"[x](JaVaScRiPt:alert(1))"_s;
        QTest::newRow("vbscript") << u"[x](vbscript:x)"_s;
        QTest::newRow("data link") << u"[x](data:text/html;base64,PHNjcmlwdD4=)"_s;
        QTest::newRow("data image") << u"![x](data:image/svg+xml;base64,PHN2Zz4=)"_s;
        QTest::newRow("autolink") << u"<javascript:alert(1)>"_s;
        QTest::newRow("reference") << u"[x][1]\n\n[1]: javascript:alert(1)"_s;
        QTest::newRow("file") << u"![x](file:///etc/passwd)"_s;
        QTest::newRow("other host") << u"![x](//evil.example/x.png) [y](/\\evil.example)"_s;
        QTest::newRow("quote in title") << u"[x](https://a.example \"\\\" onmouseover=\\\"alert(1)\")"_s;
        QTest::newRow("quote in address") << u"[x](<https://a.example/\"onmouseover=\"alert(1)>)"_s;
        QTest::newRow("code fence info") << u"``` x\" onclick=\"alert(1)\ncode\n```"_s;
    }
    void hostileMarkdownIsHarmless() {
        QFETCH(QString, markdown);
        const QString html = renderMarkdown(markdown);
        // What a browser would act upon: elements and the attributes inside their quotes.
        static const QRegularExpression tag(u"<([a-z0-9]+)((?: [a-z]+=\"[^\"<>]*\")*)( /)?>"_s);
        QString rest = html;
        rest.remove(u"<!-- raw HTML omitted -->"_s);
        rest.remove(QRegularExpression(u"</[a-z0-9]+>"_s));
        for (auto match = tag.globalMatch(rest); match.hasNext();) {
            const QString attributes = match.next().captured(2);
            QVERIFY2(!attributes.contains(QRegularExpression(u" on[a-z]+=\""_s)), qPrintable(html));
            QVERIFY2(
                !attributes.contains(
                    QRegularExpression(u"(href|src)=\"(?!https:|http:|mailto:|tel:|#|/[^/]|\")"_s)),
                qPrintable(html));
        }
        rest.remove(tag);
        QVERIFY2(!rest.contains(u'<') && !rest.contains(u'>'), qPrintable(html));
        QVERIFY2(!html.contains(u"evil.example/x.png"_s), qPrintable(html));
    }

    void linksIntoTheHubAndPicturesByHttpsStay() {
        const QString html = renderMarkdown(u"[a](/help/1-x) [b](#part) [c](mailto:help@example.org) "
                                            u"![d](https://cdn.example/d.png) "
                                            "![e](http://cdn.example/e.png)"_s);
        QVERIFY(html.contains(u"href=\"/help/1-x\""_s));
        QVERIFY(html.contains(u"href=\"#part\""_s));
        QVERIFY(html.contains(u"href=\"mailto:help@example.org\""_s));
        QVERIFY(html.contains(u"src=\"https://cdn.example/d.png\""_s));
        QVERIFY(!html.contains(u"http://cdn.example"_s));
    }

    void nestedMarkdownTakesLittleTime_data() {
        QTest::addColumn<QString>("markdown");
        QTest::newRow("quotes") << repeated(u"> "_s, 50'000) + u'x';
        QTest::newRow("brackets") << repeated(u"["_s, 50'000) + u'x' + repeated(u"]"_s, 50'000);
        QTest::newRow("images") << repeated(u"!["_s, 50'000);
        QTest::newRow("emphasis") << repeated(u"*a **b "_s, 20'000);
        QTest::newRow("lists") << repeated(u"- "_s, 50'000) + u'x';
        QTest::newRow("long") << repeated(u"word "_s, 1'000'000);
    }
    void nestedMarkdownTakesLittleTime() {
        QFETCH(QString, markdown);
        QElapsedTimer timer;
        timer.start();
        const QString html = renderMarkdown(markdown);
        markdownToText(markdown, 180);
        QVERIFY(!html.isEmpty());
        QVERIFY(html.size() < 4'000'000);
        QVERIFY2(timer.elapsed() < 10'000, qPrintable(QString::number(timer.elapsed())));
    }

    void markdownAsOneLine() {
        QCOMPARE(
            markdownToText(u"# How\n\nTake *out* the `burr`\nand [clean](x) it.\n\n- a\n- b"_s, 100),
            u"How Take out the burr and clean it. a b"_s);
        QVERIFY(markdownToText(repeated(u"many words "_s, 100), 40).size() <= 40);
    }

    void slugs_data() {
        QTest::addColumn<QString>("title");
        QTest::addColumn<QString>("slug");
        QTest::newRow("plain") << u"Cleaning the Kvern grinder"_s << u"cleaning-the-kvern-grinder"_s;
        QTest::newRow("signs") << u"  What's new?! (2026) "_s << u"what-s-new-2026"_s;
        QTest::newRow("accents") << u"Größe & Café à la carte"_s << u"grosse-cafe-a-la-carte"_s;
        QTest::newRow("arabic") << u"كيف أرجع طلبي؟"_s << u"كيف-أرجع-طلبي"_s;
        QTest::newRow("markup") << u"<b>../../etc</b>"_s << u"b-etc-b"_s;
        QTest::newRow("nothing") << u"?!"_s << QString();
    }
    void slugs() {
        QFETCH(QString, title);
        QTEST(slugOf(title), "slug");
        QVERIFY(slugOf(repeated(u"long words "_s, 30)).size() <= 60);
        QVERIFY(!slugOf(repeated(u"long words "_s, 30)).endsWith(u'-'));
    }

    void addressesAreFoundByTheirId() {
        const QString uuid = u"0190a5f0-7c1e-7b5e-9f00-0123456789ab"_s;
        const QList<Article> all{
            article(u"7"_s, u"Seven"_s), article(u"7-a"_s, u"Seven a"_s), article(uuid, u"Größe"_s)};
        QCOMPARE(articlePath(all[2]), "/help/" + uuid.toLatin1() + "-grosse");
        QCOMPARE(findByAddress(all, u"7-seven"), &all[0]);
        QCOMPARE(findByAddress(all, u"7"), &all[0]);
        QCOMPARE(findByAddress(all, u"7-a-seven-a"), &all[1]);
        QCOMPARE(findByAddress(all, uuid + u"-old-title"_s), &all[2]);
        QCOMPARE(findByAddress(all, u"70"), nullptr);
        QCOMPARE(findByAddress(all, u""), nullptr);
    }

    void templatesEscapeText() {
        const PortalStrings& strings = PortalStrings::of(u"en"_s);
        const QString page = renderTemplate(
            u"notice"_s, strings,
            {{{u"heading"_s, u"<script>{{text}}</script>"_s}, {u"home"_s, u"\" onclick=\"x"_s}}, {}});
        QVERIFY(page.contains(u"&lt;script&gt;{{text}}&lt;/script&gt;"_s));
        QVERIFY(page.contains(u"href=\"&quot; onclick=&quot;x\""_s));
        QVERIFY(page.contains(u"All articles"_s));
        QVERIFY(!page.contains(u"{{t:"_s));
    }

    void everyLanguageSaysEverything() {
        const auto table = [](const QString& language) {
            return QJsonDocument::fromJson(webResource(u"help/strings.%1.json"_s.arg(language))).object();
        };
        const QJsonObject english = table(u"en"_s);
        QVERIFY(!english.isEmpty());
        for (const QString& language : PortalStrings::languages()) {
            const QJsonObject other = table(language);
            QCOMPARE(other.keys(), english.keys());
            for (const QString& key : english.keys()) {
                for (const QString& hole : {u"{query}"_s, u"{date}"_s})
                    QCOMPARE(other[key].toString().contains(hole), english[key].toString().contains(hole));
            }
        }
        QVERIFY(PortalStrings::of(u"ar"_s).isRightToLeft());
        QCOMPARE(PortalStrings::of(u"tlh"_s).language(), u"en"_s);
        QCOMPARE(nameOfLanguage(u"de"_s), u"Deutsch"_s);
        QCOMPARE(nameOfLanguage(u"en"_s), u"English"_s);
    }

    void acceptLanguageIsRead() {
        QCOMPARE(acceptedLanguages("de-AT,de;q=0.9,en;q=0.8"), (QStringList{u"de"_s, u"en"_s}));
        QCOMPARE(acceptedLanguages("en;q=0.2, ar ;q=0.9"), (QStringList{u"ar"_s, u"en"_s}));
        QCOMPARE(acceptedLanguages("*, en;q=0, <x>, verylong"), QStringList());
        QCOMPARE(acceptedLanguages(""), QStringList());
        QVERIFY(acceptedLanguages(QByteArray("aa,ab,ac,").repeated(10'000)).size() <= 16);
    }

    void onlyOriginsMayFrame() {
        QCOMPARE(frameAncestors({}), QByteArray("'self'"));
        QCOMPARE(
            frameAncestors(
                {"https://shop.example", "http://localhost:8080", "x; script-src *", "javascript:x",
                 "https://a.example/path"}),
            QByteArray("'self' https://shop.example http://localhost:8080"));
        QCOMPARE(frameAncestors({"*"}), QByteArray("'self' *"));
    }

    void everyFileIsInTheProgram() {
        const QDir resources(QStringLiteral(SEGUE_SOURCE_DIR "/resources"));
        const QList<std::pair<QString, QString>> folders{
            {u"widget"_s, u"widget"_s}, {u"portal/shop"_s, u"shop"_s}, {u"portal/help"_s, u"help"_s}};
        for (const auto& [folder, name] : folders) {
            QStringList files = QDir(resources.filePath(folder)).entryList(QDir::Files);
            files.removeAll(u"package.json"_s); // It tells Node.js in what way the others are written.
            QVERIFY(!files.isEmpty());
            for (const QString& file : files)
                QVERIFY2(!webResource(name + u'/' + file).isEmpty(), qPrintable(file));
        }
    }
};

QTEST_GUILESS_MAIN(TestPortalText)
#include "test_portal_text.moc"
