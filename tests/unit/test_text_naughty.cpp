// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/connection.h"
#include "core/text/html_sanitizer.h"
#include "core/text/language.h"
#include "core/text/plain_text.h"
#include "core/text/quoted_reply.h"
#include "core/text/search_text.h"
#include "core/text/stem.h"
#include "tests/fakes/shared_data.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>
#include <algorithm>

using namespace Qt::StringLiterals;
using namespace segue;
using namespace segue::text;

//! Strings that broke other programs, through everything that takes text.
class TestTextNaughty : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        const QString path = test::sharedData(u"hostile/strings/blns.json"_s);
        if (!path.isEmpty()) {
            QFile file(path);
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QJsonArray array = QJsonDocument::fromJson(file.readAll()).array();
            QVERIFY(array.size() > 400);
            for (const QJsonValue& value : array)
                m_strings += value.toString();
        }
        QString everyUnit;
        for (int unit = 0; unit < 0x10000; ++unit)
            everyUnit += QChar(char16_t(unit));
        m_strings += everyUnit;
        std::reverse(everyUnit.begin(), everyUnit.end());
        m_strings += everyUnit;
        m_strings += QString(5'000, QChar(u'\u0301'));
        m_strings += QString(5'000, QChar(u'\u202e'));
    }

    void linesStayLines() {
        for (const QString& text : std::as_const(m_strings)) {
            for (const QString& line :
                 {snippet(text, 40), stripControls(text), stripControls(elide(text, 40))}) {
                QVERIFY(line.isValidUtf16());
                for (const QChar c : line) {
                    QVERIFY(
                        c.category() != QChar::Other_Control && c != QChar::LineSeparator &&
                        c != QChar::ParagraphSeparator);
                    QVERIFY(c.unicode() < 0x202a || c.unicode() > 0x202e);
                    QVERIFY(c.unicode() < 0x2066 || c.unicode() > 0x2069);
                }
            }
            QVERIFY(snippet(text, 40).size() <= 40);
            QVERIFY(elide(text, 40).size() <= 40);
        }
    }

    void htmlStaysText() {
        for (const QString& text : std::as_const(m_strings)) {
            const QString html = plainTextToHtml(text);
            for (qsizetype at = html.indexOf(u'<'); at >= 0; at = html.indexOf(u'<', at + 1)) {
                const QStringView rest = QStringView(html).mid(at);
                QVERIFY2(
                    rest.startsWith(u"<p>") || rest.startsWith(u"</p>") || rest.startsWith(u"<br>") ||
                        rest.startsWith(u"</a>") || rest.startsWith(u"<a href=\"http") ||
                        rest.startsWith(u"<a href=\"mailto:"),
                    qPrintable(html));
            }
            sanitizeHtml(text);
            htmlToPlainText(text);
            splitQuotedReply(text);
            detectLanguage(text);
            isRightToLeft(text);
            stem(text, u"en");
        }
    }

    void everyQueryIsValid() {
        db::SqliteOptions options;
        options.path = u":memory:"_s;
        auto connection = db::Connection::openSqlite(options);
        QVERIFY(connection->exec(
            u"CREATE VIRTUAL TABLE f USING fts5(body, tokenize='"_s + ftsTokenizer + u"')"_s));
        int found = 0;
        for (const QString& text : std::as_const(m_strings)) {
            QVERIFY(connection->exec(u"DELETE FROM f"_s));
            QVERIFY(connection->run(u"INSERT INTO f VALUES (?)"_s, {searchText(text)}));
            const QString query = ftsQuery(text);
            if (query.isEmpty())
                continue;
            const auto count = connection->scalar<int>(u"SELECT count(*) FROM f WHERE f MATCH ?"_s, {query});
            QVERIFY2(count, qPrintable(query));
            found += count->value();
            QVERIFY2(
                count->value() == 1, qPrintable(text + u" -> "_s + query + u" in "_s + searchText(text)));
        }
        QVERIFY(found > 0);
    }

private:
    QStringList m_strings;
};

QTEST_GUILESS_MAIN(TestTextNaughty)
#include "test_text_naughty.moc"
