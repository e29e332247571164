// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/http/server.h"
#include "app/hub/portal/help_pages.h"
#include "app/hub/portal/portal.h"
#include "app/hub/portal/slug.h"

#include <QTcpSocket>
#include <QTest>
#include <atomic>

using namespace segue;
using namespace segue::hub;
using namespace segue::hub::portal;
using namespace Qt::StringLiterals;

namespace {

Article article(
    const QString& id, const QString& title, const QString& body, const QString& language = u"en"_s,
    const QString& section = u"Orders"_s) {
    Article made;
    made.ref = ArticleRef{AccountId(), id};
    made.title = title;
    made.body = body;
    made.language = language;
    made.section = section;
    made.state = ArticleState::Published;
    made.updatedAt = fromMs(1'777'000'000'000);
    return made;
}

class Articles final : public ArticleSource {
public:
    QList<Article> all;
    std::atomic<bool> broken{false};

    Result<QList<Article>> published() override {
        if (broken)
            return fail(ErrorKind::Storage, u"disk"_s);
        return all;
    }
};

struct Answer {
    int status = 0;
    QByteArray head;
    QByteArray body;
};

} // namespace

//! The pages as a browser gets them, from a real server.
class TestPortalPages : public QObject {
    Q_OBJECT

    Articles m_articles;
    std::unique_ptr<http::Server> m_server;
    QList<QByteArray> m_origins;

    Answer get(const QByteArray& path, const QByteArray& more = {}) {
        QTcpSocket socket;
        socket.connectToHost(u"127.0.0.1"_s, m_server->port());
        socket.write(
            "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(m_server->port()) +
            "\r\nConnection: close\r\n" + more + "\r\n");
        QByteArray all;
        while (socket.state() != QAbstractSocket::UnconnectedState && socket.waitForReadyRead(5000))
            all += socket.readAll();
        all += socket.readAll();
        const qsizetype end = all.indexOf("\r\n\r\n");
        return {all.mid(9, 3).toInt(), all.first(qMax<qsizetype>(end, 0)), all.sliced(end + 4)};
    }

private Q_SLOTS:
    void initTestCase() {
        m_articles.all = {
            article(u"1"_s, u"Where is my parcel?"_s, u"Look at the *tracking* page."_s),
            article(u"2"_s, u"Send something back"_s, u"You have thirty days."_s),
            article(u"3"_s, u"Cleaning the grinder"_s, u"Take out the burr."_s, u"en"_s, u"Care"_s),
            article(
                u"4"_s, u"Wo ist mein Paket?"_s, u"Sehen Sie die *Sendung* an."_s, u"de"_s,
                u"Bestellungen"_s),
            article(
                u"5"_s, u"<img src=x onerror=alert(1)>"_s, u"<script>alert(1)</script>"_s, u"en"_s,
                u"<b>Bold</b>"_s),
        };
        http::Router router;
        PortalOptions options;
        options.info = [this] { return PortalInfo{u"Tea & <Coffee>"_s, m_origins}; };
        addPortalRoutes(router, options, m_articles);
        m_server = std::make_unique<http::Server>(http::ServerOptions(), std::move(router));
        QVERIFY(m_server->start().has_value());
    }

    void cleanup() {
        m_articles.broken = false;
        m_origins.clear();
    }

    void homeListsTheArticlesOfOneLanguage() {
        const Answer english = get("/help", "Accept-Language: fr, en;q=0.5\r\n");
        QCOMPARE(english.status, 200);
        QVERIFY(english.head.contains("text/html; charset=utf-8"));
        QVERIFY(english.head.contains("Vary: Accept-Language"));
        QVERIFY(english.body.contains("<html lang=\"en\" dir=\"ltr\">"));
        QVERIFY(english.body.contains("href=\"/help/1-where-is-my-parcel\""));
        QVERIFY(english.body.contains("<h2 dir=\"auto\">Care</h2>"));
        QVERIFY(!english.body.contains("Wo ist mein Paket"));
        const Answer german = get("/help", "Accept-Language: de-AT\r\n");
        QVERIFY(german.body.contains("Wo ist mein Paket"));
        QVERIFY(german.body.contains("Wie können wir helfen?"));
        QVERIFY(!german.body.contains("Where is my parcel"));
    }

    void theBareAddressLeadsThere() {
        const Answer home = get("/");
        QCOMPARE(home.status, 303);
        QVERIFY2(home.head.contains("Location: /help\r\n"), home.head.constData());
    }

    void aChosenLanguageStays() {
        const Answer home = get("/help?lang=de", "Accept-Language: en\r\n");
        QVERIFY(home.body.contains("href=\"/help/4-wo-ist-mein-paket?lang=de\""));
        QVERIFY(home.body.contains("<input type=\"hidden\" name=\"lang\" value=\"de\">"));
        QVERIFY(home.body.contains("hreflang=\"en\" lang=\"en\">English</a>"));
        const Answer nonsense = get("/help?lang=%22%3E%3Cscript%3E");
        QCOMPARE(nonsense.status, 200);
        QVERIFY(!nonsense.body.contains("\"><script>"));
    }

    void valuesAreEscapedEverywhere() {
        const QList<QByteArray> paths{
            "/help", articlePath(m_articles.all[4]), "/help?q=img+onerror+alert",
            "/help?q=%3Cscript%3Ealert(2)%3C/script%3E%22"};
        for (const QByteArray& path : paths) {
            const Answer answer = get(path);
            QCOMPARE(answer.status, 200);
            QVERIFY2(!answer.body.contains("<img"), path);
            QVERIFY2(!answer.body.contains("<script>"), path);
            QVERIFY2(!answer.body.contains("<b>"), path);
            QVERIFY2(answer.body.contains("Tea &amp; &lt;Coffee&gt;"), path);
            QVERIFY2(answer.body.count("<script") == 1, path);
        }
        QVERIFY(get(paths[0]).body.contains("&lt;img src=x onerror=alert(1)&gt;"));
        QVERIFY(get(paths[3]).body.contains("value=\"&lt;script&gt;alert(2)&lt;/script&gt;&quot;\""));
    }

    void articlesAreShownAtTheirOneAddress() {
        const Answer shown = get("/help/1-where-is-my-parcel");
        QCOMPARE(shown.status, 200);
        QVERIFY(shown.body.contains("<h1>Where is my parcel?</h1>"));
        QVERIFY(shown.body.contains("<em>tracking</em>"));
        QVERIFY(shown.body.contains("Last changed on "));
        QVERIFY(shown.body.contains("Send something back"));
        QVERIFY(!shown.body.contains("Cleaning the grinder"));
        const Answer moved = get("/help/1-an-older-title?lang=en");
        QCOMPARE(moved.status, 301);
        QVERIFY(moved.head.contains("Location: /help/1-where-is-my-parcel?lang=en"));
        QCOMPARE(get("/help/1").status, 301);
    }

    void anArticleBringsItsLanguage() {
        const Answer shown = get("/help/4-wo-ist-mein-paket", "Accept-Language: en\r\n");
        QCOMPARE(shown.status, 200);
        QVERIFY(shown.body.contains("<html lang=\"de\" dir=\"ltr\">"));
        QVERIFY(shown.body.contains("Zuletzt geändert am "));
    }

    void unknownPagesSaySo() {
        const Answer unknown = get("/help/99-%3Cscript%3E", "Accept-Language: de\r\n");
        QCOMPARE(unknown.status, 404);
        QVERIFY(unknown.head.contains("text/html"));
        QVERIFY(unknown.body.contains("Diese Seite gibt es nicht"));
        QVERIFY(!unknown.body.contains("<script>"));
        QVERIFY(unknown.body.contains("noindex"));
    }

    void searchRanksAndSaysWhenThereIsNothing() {
        const Answer found = get("/help?q=tracking+my+parcel");
        QCOMPARE(found.status, 200);
        QVERIFY(found.body.contains("Results for “tracking my parcel”"));
        QVERIFY(found.body.contains("/help/1-where-is-my-parcel"));
        QVERIFY(!found.body.contains("Cleaning the grinder"));
        QVERIFY(get("/help?q=xylophone").body.contains("Nothing found for “xylophone”"));
        QVERIFY(!get("/help?q=Paket").body.contains("Wo ist mein Paket"));
        QVERIFY(get("/help?q=%20").body.contains("How can we help?"));
    }

    void withoutArticlesThereIsAWord() {
        const Reader reader = readerOf(u"Shop"_s, {}, {}, {u"fr"_s, u"ar"_s});
        const QByteArray page = homePage(reader);
        QVERIFY(page.contains("<html lang=\"ar\" dir=\"rtl\">"));
        QVERIFY(!page.contains("class=\"languages\""));
    }

    void aBrokenStoreIsAPageToo() {
        m_articles.broken = true;
        for (const char* path : {"/help", "/help?q=x", "/help/1-x"}) {
            const Answer answer = get(path);
            QCOMPARE(answer.status, 503);
            QVERIFY(answer.body.contains("The articles cannot be shown right now"));
        }
    }

    void theWidgetIsServedStrictly() {
        m_origins = {"https://shop.example"};
        const Answer frame = get("/widget/frame");
        QCOMPARE(frame.status, 200);
        QVERIFY(frame.head.contains("script-src 'self';"));
        QVERIFY(frame.head.contains("style-src 'self';"));
        QVERIFY(frame.head.contains("frame-ancestors 'self' https://shop.example;"));
        QVERIFY(frame.head.contains("require-trusted-types-for 'script'"));
        QVERIFY(frame.head.contains("connect-src 'self' ws://127.0.0.1:"));
        QVERIFY(!frame.head.contains("unsafe-inline"));
        QVERIFY(
            !frame.body.contains("<style") && !frame.body.contains(" style=") &&
            !frame.body.contains(" onclick="));
        const Answer loader = get("/widget.js");
        QCOMPARE(loader.status, 200);
        QVERIFY(loader.head.contains("text/javascript"));
        QVERIFY(loader.head.contains("Cross-Origin-Resource-Policy: cross-origin"));
        QVERIFY(loader.head.contains("nosniff"));
        QCOMPARE(get("/widget/frame.js").status, 200);
        QCOMPARE(get("/widget/../help/layout.html").status, 400);
        QCOMPARE(get("/widget/nothing.js").status, 404);
    }

    void unchangedFilesAreNotSentAgain() {
        for (const char* path :
             {"/widget.js", "/widget/frame", "/widget/frame.css", "/help/help.css", "/shop"}) {
            const Answer first = get(path);
            QCOMPARE(first.status, 200);
            const qsizetype at = first.head.indexOf("ETag: ");
            QVERIFY2(at > 0, path);
            const QByteArray etag = first.head.sliced(at + 6).split('\r').first();
            const Answer again = get(path, "If-None-Match: " + etag + "\r\n");
            QCOMPARE(again.status, 304);
            QVERIFY(again.body.isEmpty());
        }
    }

    void theSampleShopCarriesTheWidget() {
        const Answer shop = get("/shop");
        QCOMPARE(shop.status, 200);
        QVERIFY(shop.body.contains("<script src=\"/widget.js\" async></script>"));
        QVERIFY(shop.head.contains("frame-src 'self'"));
        QCOMPARE(get("/shop/hero.svg").status, 200);
        QVERIFY(get("/shop/hero.svg").head.contains("image/svg+xml"));
    }
};

QTEST_GUILESS_MAIN(TestPortalPages)
#include "test_portal_pages.moc"
