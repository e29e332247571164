// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/html_sanitizer.h"
#include "tests/fakes/sanitized.h"
#include "tests/fakes/shared_data.h"

#include <QAbstractTextDocumentLayout>
#include <QImage>
#include <QJsonArray>
#include <QPainter>
#include <QTest>
#include <QTextDocument>
#include <QUrl>
#include <ctime>

using namespace Qt::StringLiterals;
using namespace segue::text;

namespace {

//! Answers every resource itself, as the timeline's document does, and remembers what was asked
//! for.
class RecordingDocument : public QTextDocument {
public:
    const QList<QUrl>& asked() const { return m_asked; }

protected:
    QVariant loadResource(int, const QUrl& name) override {
        m_asked += name;
        QImage placeholder(8, 8, QImage::Format_RGB32);
        placeholder.fill(Qt::gray);
        return placeholder;
    }

private:
    QList<QUrl> m_asked;
};

void render(QTextDocument& document, const QString& html) {
    document.setHtml(html);
    document.setTextWidth(600);
    QImage page(600, 400, QImage::Format_RGB32);
    QPainter painter(&page);
    document.drawContents(&painter, QRectF(0, 0, 600, 400));
}

} // namespace

class TestHtmlRender : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void asksForNothingButInlineImages() {
        const QJsonArray vectors = segue::test::sharedVectors();
        if (vectors.isEmpty())
            QSKIP("the shared data is not beside the checkout");
        QVERIFY(vectors.size() > 200);
        for (const QJsonValue& vector : vectors) {
            RecordingDocument document;
            render(document, sanitizeHtml(vector[u"payload"_s].toString()).html);
            for (const QUrl& url : document.asked())
                QVERIFY2(
                    url.scheme() == "cid"_L1 || url.scheme() == "attachment"_L1, qPrintable(url.toString()));
        }
    }

    void asksForFilesOnlyWithoutTheSanitizer() {
        const QString html = u"<p>a<img src='file:///etc/passwd'><img src='//h/share/x.png'><img src='x.png'>"
                             "<table background='http://h.example/t.png'><tr><td "
                             "style='background-image:url(file:///x)'>b"
                             "</table><link rel=stylesheet href='file:///etc/x.css'><img src='cid:a'>"_s;
        RecordingDocument raw;
        render(raw, html);
        QVERIFY(raw.asked().size() > 1);
        RecordingDocument clean;
        render(clean, sanitizeHtml(html).html);
        QVERIFY(!clean.asked().isEmpty());
        for (const QUrl& url : clean.asked())
            QCOMPARE(url, QUrl(u"cid:a"_s));
    }

    void hugeAndDeepMailsAreDrawnSoon_data() {
        QTest::addColumn<QString>("html");
        const auto fill = [](const QString& piece) { return piece.repeated(1'000'000 / piece.size()); };
        QTest::newRow("30,000 nested divs") << u"<div>x"_s.repeated(30'000);
        QTest::newRow("30,000 nested tables") << u"<table><tr><td>x"_s.repeated(30'000);
        QTest::newRow("nested quotes") << u"<blockquote>x"_s.repeated(30'000);
        QTest::newRow("nested lists") << u"<ul><li>x"_s.repeated(30'000);
        QTest::newRow("rows") << u"<table>"_s + fill(u"<tr><td>a<td>b"_s);
        QTest::newRow("tables in cells") << u"<table><tr>"_s + fill(u"<td>a<table><tr><td>x</table>"_s);
        QTest::newRow("tables") << fill(u"<table><tr><td>a</table>"_s);
        QTest::newRow("wide cells") << u"<table>"_s + fill(u"<tr><td colspan=20 rowspan=50>x"_s);
        QTest::newRow("empty tables") << fill(u"<table></table>"_s);
        QTest::newRow("paragraphs") << fill(u"<p>x"_s);
        QTest::newRow("words") << fill(u"word "_s);
        QTest::newRow("one word") << fill(u"w"_s);
        QTest::newRow("one preformatted line") << u"<pre>"_s + fill(u"word "_s);
        QTest::newRow("images") << fill(u"<img src=cid:a>"_s);
        QTest::newRow("formats") << fill(u"<b>x</b><i>y</i>"_s);
        QTest::newRow("right to left") << fill(u"שלום "_s);
        QTest::newRow("combining marks") << u"a"_s + fill(u"\u0301"_s);
        QTest::newRow("line breaks") << fill(u"<br>"_s);
    }
    void hugeAndDeepMailsAreDrawnSoon() {
        QFETCH(QString, html);
        const SanitizedHtml clean = sanitizeHtml(html);
        RecordingDocument document;
        const std::clock_t before = std::clock();
        render(document, clean.html);
        const qint64 elapsed = qint64(std::clock() - before) * 1000 / CLOCKS_PER_SEC;
        qInfo("%lld ms, %lld characters", elapsed, qint64(clean.html.size()));
        // An optimised build takes less than 200 ms; the sanitizers and -O0 take several times as long.
#if defined(__OPTIMIZE__) && !defined(SEGUE_TEST_SANITIZED)
        constexpr qint64 limit = 500;
#else
        constexpr qint64 limit = 2'000;
#endif
        QVERIFY2(elapsed < limit, qPrintable(u"%1 ms"_s.arg(elapsed)));
    }
};

QTEST_MAIN(TestHtmlRender)
#include "test_html_render.moc"
