// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/quoted_reply.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace segue::text;

class TestTextQuotedReply : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void introductions_data() {
        QTest::addColumn<QString>("line");
        const auto row = [](const char* name, const char16_t* line) {
            QTest::newRow(name) << QString::fromUtf16(line);
        };
        row("English", u"On Fri, May 3, 2024 at 10:00 AM Ada <ada@example.org> wrote:");
        row("English, wrapped",
            u"On Fri, May 3, 2024 at 10:00 AM Ada Lovelace\n<ada.lovelace@example.org>\nwrote:");
        row("English, name first", u"Ada Lovelace <ada@example.org> wrote on 3 May 2024 at 10:00 and wrote:");
        row("German", u"Am 03.05.2024 um 10:00 schrieb Ada Lovelace:");
        row("German, Gmail", u"Am Fr., 3. Mai 2024 um 10:00 Uhr schrieb Ada <ada@example.org>:");
        row("French", u"Le ven. 3 mai 2024 à 10:00, Ada <ada@example.org> a écrit :");
        row("French, hard space", u"Le 03/05/2024 à 10:00, Ada a écrit\u00a0:");
        row("Spanish", u"El vie, 3 may 2024 a las 10:00, Ada (<ada@example.org>) escribió:");
        row("Italian", u"Il giorno ven 3 mag 2024 alle ore 10:00 Ada <ada@example.org> ha scritto:");
        row("Portuguese", u"Em sex., 3 de mai. de 2024 às 10:00, Ada <ada@example.org> escreveu:");
        row("Dutch", u"Op vr 3 mei 2024 om 10:00 schreef Ada <ada@example.org>:");
        row("Swedish", u"Den fre 3 maj 2024 kl 10:00 skrev Ada <ada@example.org>:");
        row("Polish", u"W dniu 3.05.2024 o 10:00, Ada pisze:");
        row("Czech", u"Dne 3. 5. 2024 v 10:00 Ada napsal(a):");
        row("Russian", u"3 мая 2024 г., в 10:00, Ада написал(а):");
        row("Turkish", u"Ada <ada@example.org>, 3 May 2024 Cum, 10:00 tarihinde şunu yazdı:");
        row("Japanese", u"2024年5月3日(金) 10:00 Ada <ada@example.org>:");
        row("Chinese", u"Ada <ada@example.org> 于2024年5月3日周五 10:00写道：");
        row("Korean", u"2024년 5월 3일 (금) 오전 10:00, Ada <ada@example.org>님이 작성:");
        row("Hebrew", u"בתאריך יום ו׳, 3 במאי 2024 ב-10:00 מאת Ada כתב:");
        row("Outlook line", u"-----Original Message-----\nFrom: Ada\nSent: Friday");
        row("Outlook line, German", u"-----Ursprüngliche Nachricht-----\nVon: Ada");
        row("Outlook block", u"From: Ada Lovelace <ada@example.org>\nSent: Friday, May 3, 2024 "
                             u"10:00\nTo: Help\nSubject: Parcel");
        row("Outlook block, ruler", u"________________________________\n\nVon: Ada\nGesendet: "
                                    u"Freitag\nAn: Hilfe\nBetreff: Paket");
        row("Outlook block, bold", u"*From:* Ada\n*Date:* Friday\n*To:* Help\n*Subject:* Parcel");
        row("Outlook block, Chinese", u"发件人: Ada\n发送时间: 2024年5月3日\n收件人: Help\n主题: Parcel");
    }
    void introductions() {
        QFETCH(QString, line);
        // Some programs mark the lines, some do not.
        for (const QString& earlier : {u"> Where is it?\n>\n> Ada"_s, u"Where is it?\n\nAda"_s}) {
            const ReplyParts parts =
                splitQuotedReply(u"It left 2 days ago!\r\n\r\n"_s + line + u"\n\n"_s + earlier + u"\n"_s);
            QCOMPARE(parts.fresh, u"It left 2 days ago!"_s);
            QVERIFY2(parts.quoted.startsWith(line.left(10)), qPrintable(parts.quoted));
            QVERIFY(parts.quoted.endsWith(u"Ada"_s));
            QCOMPARE(parts.signature, u""_s);
        }
    }

    void theLineBeforeAnIntroductionIsFresh() {
        const ReplyParts parts = splitQuotedReply(
            u"On 2 days it failed\nThanks\nOn 3 May 2024 Ada <a@example.org>\nwrote:\n> x"_s);
        QCOMPARE(parts.fresh, u"On 2 days it failed\nThanks"_s);
    }

    void whatIsNoQuoteStaysFresh_data() {
        QTest::addColumn<QString>("body");
        QTest::newRow("plain") << u"Hello,\n\nwhere is order 7?"_s;
        QTest::newRow("a sentence") << u"On Monday she wrote:\nplease call"_s;
        QTest::newRow("from in a list") << u"From: Berlin\nis where I am"_s;
        QTest::newRow("a rule") << u"a\n----------\nb"_s;
        QTest::newRow("empty") << u""_s;
        QTest::newRow("only a quote") << u"> what you said"_s;
        QTest::newRow("answers between quotes")
            << u"On 3 May 2024 Ada <a@example.org> wrote:\n> one?\nyes\n> two?\nno"_s;
        QTest::newRow("only a signature") << u"-- \nAda"_s;
    }
    void whatIsNoQuoteStaysFresh() {
        QFETCH(QString, body);
        const ReplyParts parts = splitQuotedReply(body);
        QCOMPARE(parts.fresh, body.trimmed());
        QCOMPARE(parts.quoted, u""_s);
    }

    void anAnswerBelowTheQuote() {
        const ReplyParts parts = splitQuotedReply(
            u"On 3 May 2024 Ada <a@example.org> wrote:\n> one\n\n> two\n\nMy answer\n-- \nBob"_s);
        QCOMPARE(parts.fresh, u"My answer"_s);
        QCOMPARE(parts.quoted, u"On 3 May 2024 Ada <a@example.org> wrote:\n> one\n\n> two"_s);
        QCOMPARE(parts.signature, u"Bob"_s);
    }

    void signatures() {
        ReplyParts parts = splitQuotedReply(
            u"Thanks\n\n-- \nAda\n+49 30 1\n\nOn 3 May 2024 B <b@example.org> wrote:\n> x"_s);
        QCOMPARE(parts.fresh, u"Thanks"_s);
        QCOMPARE(parts.signature, u"Ada\n+49 30 1"_s);
        parts = splitQuotedReply(u"Danke\n\nVon meinem iPhone gesendet"_s);
        QCOMPARE(parts.fresh, u"Danke"_s);
        QCOMPARE(parts.signature, u"Von meinem iPhone gesendet"_s);
        parts = splitQuotedReply(u"a\n--\nb"_s);
        QCOMPARE(parts.fresh, u"a"_s);
    }

    void longMailsTakeLinearTime() {
        QString body;
        for (int i = 0; i < 50'000; ++i)
            body += u"On 3 line "_s + QString::number(i) + u'\n';
        QCOMPARE(splitQuotedReply(body).fresh, body.trimmed());
    }
};

QTEST_GUILESS_MAIN(TestTextQuotedReply)
#include "test_text_quoted_reply.moc"
