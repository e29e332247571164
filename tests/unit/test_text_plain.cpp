// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/plain_text.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace segue::text;

class TestTextPlain : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsHtml_data() {
        QTest::addColumn<QString>("html");
        QTest::addColumn<QString>("plain");
        const auto row = [](const char* name, const QString& html, const QString& plain) {
            QTest::newRow(name) << html << plain;
        };
        row("paragraphs", u"<p>One\n two</p><p>Three<br>four</p>"_s, u"One two\n\nThree\nfour"_s);
        row("lines as Gmail writes them", u"<div>a</div><div><br></div><div>b</div><div>c</div>"_s,
            u"a\n\nb\nc"_s);
        row("lists", u"Buy<ul><li>milk<li>bread<ol start=2><li>rye<li>oat</ol></ul>now"_s,
            u"Buy\n\n- milk\n- bread\n  2. rye\n  3. oat\n\nnow"_s);
        row("quote", u"Yes<blockquote><p>Is it?</p><p>Sure?<br>x</p></blockquote>end"_s,
            u"Yes\n\n> Is it?\n>\n> Sure?\n> x\n\nend"_s);
        row("links",
            u"<a href='https://shop.example/a'>the order</a>, <a "
            u"href='https://shop.example/'>shop.example</a>, "
            "<a href='mailto:a@b.example'>a@b.example</a> <a href='javascript:x'>x</a>"_s,
            u"the order (https://shop.example/a), shop.example, a@b.example x"_s);
        row("image", u"<img src=cid:a alt='A parcel'> <img src=http://x.example/>"_s, u"[A parcel]"_s);
        row("table", u"<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>"_s,
            u"a b\nc d"_s);
        row("pre", u"<pre>a  b\n  c</pre>"_s, u"a  b\n  c"_s);
        row("rule and space", u"a&nbsp;b<hr>c"_s, u"a b\n---\nc"_s);
        row("nothing", u"<style>p{}</style><p> </p>"_s, u""_s);
        row("emoji and right-to-left", u"<p>שלום 👋🏽</p>"_s, u"שלום 👋🏽"_s);
    }
    void readsHtml() {
        QFETCH(QString, html);
        QFETCH(QString, plain);
        QCOMPARE(htmlToPlainText(html), plain);
    }

    void writesHtml_data() {
        QTest::addColumn<QString>("plain");
        QTest::addColumn<QString>("html");
        const auto row = [](const char* name, const QString& plain, const QString& html) {
            QTest::newRow(name) << plain << html;
        };
        row("escapes", u"1 < 2 & \"x\" <script>"_s,
            u"<p>1 &lt; 2 &amp; &quot;x&quot; &lt;script&gt;</p>\n"_s);
        row("paragraphs", u"Hello,\r\n\r\n\r\nline one\nline two\n"_s,
            u"<p>Hello,</p>\n<p>line one<br>\nline two</p>\n"_s);
        row("indentation", u"a\n  b  c"_s, u"<p>a<br>\n\u00a0\u00a0b \u00a0c</p>\n"_s);
        row("link", u"See https://a.example/x?y=1&z=2."_s,
            u"<p>See <a href=\"https://a.example/x?y=1&amp;z=2\">https://a.example/x?y=1&amp;z=2</a>.</p>\n"_s);
        row("parentheses", u"(https://a.example/b_(c))"_s,
            u"<p>(<a href=\"https://a.example/b_(c)\">https://a.example/b_(c)</a>)</p>\n"_s);
        row("www and mail", u"www.a.example, me@a.example!"_s,
            u"<p><a href=\"https://www.a.example\">www.a.example</a>, <a href=\"mailto:me@a.example\">me@a.example</a>!</p>\n"_s);
        row("breaking out", u"https://a.example/\"onclick=x"_s,
            u"<p><a href=\"https://a.example/\">https://a.example/</a>&quot;onclick=x</p>\n"_s);
        row("other schemes", u"javascript:alert(1) file:///etc"_s,
            u"<p>javascript:alert(1) file:///etc</p>\n"_s);
        row("empty", u" \n\n"_s, u""_s);
    }
    void writesHtml() {
        QFETCH(QString, plain);
        QFETCH(QString, html);
        QCOMPARE(plainTextToHtml(plain), html);
    }

    void thereAndBack() {
        const QString plain =
            u"Hello Ada,\n\nsee https://a.example/b?c=d\nor <write> & me@a.example\n\nYours"_s;
        QCOMPARE(htmlToPlainText(plainTextToHtml(plain)), plain);
    }

    void snippetsAreOneWholeLine() {
        QCOMPARE(snippet(u"Hello\n\n  world\t!", 40), u"Hello world !"_s);
        QCOMPARE(snippet(u"The parcel has not arrived yet", 20), u"The parcel has not…"_s);
        QCOMPARE(snippet(u"Donaudampfschifffahrt", 10), u"Donaudamp…"_s);
        QCOMPARE(snippet(u"", 10), u""_s);
        QCOMPARE(snippet(u"abc", 0), u""_s);
        QCOMPARE(snippet(u"a"_s + u" "_s.repeated(1000) + u"b"_s, 10), u"a…"_s);
        for (int length = 1; length < 12; ++length) {
            const QString cut = snippet(u"👩👩👩👩👩👩", length);
            QVERIFY(cut.size() <= length);
            QVERIFY(cut.isValidUtf16());
        }
    }

    void elidesBetweenCharacters() {
        QCOMPARE(elide(u"short", 5), u"short"_s);
        QCOMPARE(elide(u"longer", 5), u"long…"_s);
        QCOMPARE(elide(u" is there", 6), u" is t…"_s);
        QCOMPARE(elide(u"is there", 4), u"is…"_s);
        QCOMPARE(elide(u"ab👋cd", 4), u"ab…"_s);
        QCOMPARE(elide(u"ae\u0301e\u0301e\u0301", 5), u"ae\u0301…"_s);
        QCOMPARE(elide(u"abc", 0), u""_s);
        const QString heap = u"a"_s + u"\u0301"_s.repeated(10'000);
        QVERIFY(elide(heap, 10).size() <= 10);
    }

    void controlsAreStripped() {
        QCOMPARE(stripControls(u"invoice\u202Efdp.exe"), u"invoicefdp.exe"_s);
        QCOMPARE(stripControls(u"\u2066a\u2069\u200Fb\u0007\u0000c\r\nd\u2028e\uFEFF"_s), u"a\u200Fbc d e"_s);
        QCOMPARE(stripControls(u"نمی\u200cخواهم 👨\u200d👩\u200d👧"), u"نمی\u200cخواهم 👨\u200d👩\u200d👧"_s);
        QCOMPARE(stripControls(u"Z"_s + u"\u0336"_s.repeated(200) + u"o"_s).size(), 10);
        const QChar lone(u'\xd800');
        QCOMPARE(stripControls(u"a"_s + lone + u"b"_s), u"a\uFFFDb"_s);
    }
};

QTEST_GUILESS_MAIN(TestTextPlain)
#include "test_text_plain.moc"
