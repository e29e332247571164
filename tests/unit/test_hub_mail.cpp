// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/mail/authentication_results.h"
#include "app/hub/mail/mail_composer.h"
#include "app/hub/mail/mail_parser.h"
#include "tests/fakes/shared_data.h"

#include <QDirIterator>
#include <QElapsedTimer>
#include <QFile>
#include <QTest>

using namespace segue;
using namespace segue::hub::mail;
using namespace Qt::StringLiterals;

namespace {

IncomingMail parsed(const QByteArray& raw) {
    auto mail = parseMail(raw);
    if (!mail)
        qWarning("%s", qPrintable(mail.error().message));
    return mail.value_or(IncomingMail{});
}

const QByteArray htmlMail = "From: =?utf-8?q?J=C3=BCrgen_M=C3=BCller?= <juergen@example.com>\r\n"
                            "To: Support <support@shop.example>, other@example.org\r\n"
                            "Cc: Anna <anna@example.com>\r\n"
                            "Subject: =?utf-8?b?UsO8Y2tnYWJlIPCfmoA=?=\r\n"
                            "Message-ID: <abc@example.com>\r\n"
                            "In-Reply-To: <one@shop.example>\r\n"
                            "References: <zero@shop.example>\r\n <one@shop.example>\r\n"
                            "Date: Tue, 03 Nov 2026 10:00:00 +0100\r\n"
                            "MIME-Version: 1.0\r\n"
                            "Content-Type: multipart/related; boundary=b1\r\n\r\n"
                            "--b1\r\nContent-Type: text/html; "
                            "charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
                            "<p>Gr=FC=DFe</p><img src=3D\"cid:pic@x\">\r\n"
                            "--b1\r\nContent-Type: image/png; name=pic.png\r\nContent-ID: <pic@x>\r\n"
                            "Content-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n"
                            "--b1\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; "
                            "filename*=utf-8''..%2F..%2FRechnung%20%C3%9C.pdf\r\nContent-Transfer-Encoding: "
                            "base64\r\n\r\nJVBERg==\r\n"
                            "--b1--\r\n";

} // namespace

class TestHubMail : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aRichMail() {
        const IncomingMail mail = parsed(htmlMail);
        QCOMPARE(mail.messageId, u"abc@example.com"_s);
        QCOMPARE(mail.inReplyTo, u"one@shop.example"_s);
        QCOMPARE(mail.references, (QStringList{u"zero@shop.example"_s, u"one@shop.example"_s}));
        QCOMPARE(mail.from->name, u"Jürgen Müller"_s);
        QCOMPARE(mail.from->address, u"juergen@example.com"_s);
        QCOMPARE(mail.to.size(), 2);
        QCOMPARE(mail.cc.first().address, u"anna@example.com"_s);
        QCOMPARE(mail.subject, u"Rückgabe 🚀"_s);
        QVERIFY(mail.html.contains(u"Grüße"_s));
        QVERIFY(mail.text.contains(u"Grüße"_s));
        QCOMPARE(mail.attachments.size(), 2);
        QCOMPARE(mail.attachments[0].contentId, u"pic@x"_s);
        QCOMPARE(mail.attachments[1].name, u"Rechnung Ü.pdf"_s);
        QVERIFY(mail.attachments[1].contentId.isEmpty());
        QCOMPARE(mail.attachments[1].bytes, QByteArray("%PDF"));
        QVERIFY(mail.automatic == Automatic::No);
    }

    void whatIsMissingIsSaid() {
        QCOMPARE(parseMail({}).error().code, u"mail_empty"_s);
        QCOMPARE(parseMail(" \r\n\r\n").error().code, u"mail_empty"_s);
        const IncomingMail mail = parsed("Subject: hi\r\n\r\nHello");
        QVERIFY(!mail.from);
        QCOMPARE(mail.text.trimmed(), u"Hello"_s);
        // Without a Message-ID the same bytes give the same id, others another.
        QCOMPARE(mail.messageId, parsed("Subject: hi\r\n\r\nHello").messageId);
        QVERIFY(mail.messageId != parsed("Subject: hi\r\n\r\nHello!").messageId);
    }

    void brokenCharsetsStillRead() {
        QCOMPARE(
            parsed("From: a@b.c\r\nContent-Type: text/plain; charset=klingon\r\n\r\nGr\xfc\xdf"
                   "e")
                .text,
            u"Grüße"_s);
        QCOMPARE(
            parsed("From: a@b.c\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nGr\xfc\xdf"
                   "e")
                .text,
            u"Grüße"_s);
        QCOMPARE(
            parsed("From: a@b.c\r\n\r\nGr\xc3\xbc\xc3\x9f"
                   "e")
                .text,
            u"Grüße"_s);
        QVERIFY(parsed("From: a@b.c\r\nSubject: raw \xfc here\r\n\r\nx").subject.contains(u"ü"_s));
    }

    void automaticMailIsRecognised_data() {
        QTest::addColumn<QByteArray>("headers");
        QTest::addColumn<int>("kind");
        const auto row = [](const char* name, const char* headers, Automatic kind) {
            QTest::newRow(name) << QByteArray(headers) << static_cast<int>(kind);
        };
        row("person", "", Automatic::No);
        row("auto-submitted no", "Auto-Submitted: no\r\n", Automatic::No);
        row("vacation", "Auto-Submitted: auto-replied\r\n", Automatic::Reply);
        row("vacation with words", "Auto-Submitted: auto-replied; owner-email=\"a@b.example\"\r\n",
            Automatic::Reply);
        row("vacation sent as bulk", "Auto-Submitted: auto-replied\r\nPrecedence: bulk\r\n",
            Automatic::Reply);
        row("auto-submitted no, with words", "Auto-Submitted: no (a person)\r\n", Automatic::No);
        row("a shop's form", "Auto-Submitted: auto-generated\r\n", Automatic::Bulk);
        row("a marketplace", "Auto-Submitted: auto-notified\r\n", Automatic::Bulk);
        row("a form without a return path", "Auto-Submitted: auto-generated\r\nReturn-Path: <>\r\n",
            Automatic::Bulk);
        row("wants no answers", "X-Auto-Response-Suppress: All\r\n", Automatic::No);
        row("older servers, other word", "X-Autorespond: yes\r\n", Automatic::Reply);
        row("older servers", "X-Autoreply: yes\r\n", Automatic::Reply);
        row("precedence", "Precedence: auto_reply\r\n", Automatic::Reply);
        row("empty return path", "Return-Path: <>\r\n", Automatic::Reply);
        row("newsletter", "Precedence: bulk\r\n", Automatic::Bulk);
        row("list", "List-Id: <x.example>\r\n", Automatic::Bulk);
    }
    void automaticMailIsRecognised() {
        QFETCH(QByteArray, headers);
        QFETCH(int, kind);
        QCOMPARE(static_cast<int>(parsed("From: a@b.example\r\n" + headers + "\r\ntext").automatic), kind);
    }

    void deliveryReportsNameTheOriginal() {
        const IncomingMail mail = parsed(
            "From: MAILER-DAEMON@mx.example\r\nReturn-Path: <>\r\nMIME-Version: 1.0\r\n"
            "Content-Type: multipart/report; report-type=delivery-status; boundary=r\r\n\r\n"
            "--r\r\nContent-Type: text/plain\r\n\r\nSorry.\r\n"
            "--r\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n\r\n"
            "Final-Recipient: rfc822; nobody@example.com\r\nAction: failed\r\nStatus: 5.1.1\r\n"
            "Diagnostic-Code: smtp; 550 no such\r\n user\r\n\r\n"
            "--r\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: "
            "<sent-1@shop.example>\r\n\r\n--r--\r\n");
        QVERIFY(mail.automatic == Automatic::Bounce);
        QCOMPARE(mail.bounce->originalMessageId, u"sent-1@shop.example"_s);
        QCOMPARE(mail.bounce->recipient, u"nobody@example.com"_s);
        QCOMPARE(mail.bounce->status, u"5.1.1"_s);
        QCOMPARE(mail.bounce->diagnosis, u"550 no such user"_s);
        QVERIFY(mail.bounce->isFinal);
    }

    void onlyOurOwnServerIsBelieved() {
        const QString ours = u"mx.shop.example; spf=pass; dmarc=pass header.from=example.com"_s;
        QVERIFY(dmarcPassed({ours}, u"mx.shop.example"_s, u"a@example.com"_s));
        QVERIFY(!dmarcPassed({ours}, u"mx.shop.example"_s, u"a@other.example"_s));
        QVERIFY(!dmarcPassed({ours}, QString(), u"a@example.com"_s));
        QVERIFY(!dmarcPassed({ours}, u"shop.example"_s, u"a@example.com"_s));
        QVERIFY(!dmarcPassed(
            {u"evil.example; dmarc=pass header.from=example.com"_s}, u"mx.shop.example"_s,
            u"a@example.com"_s));
        // A header of the same name further down came with the mail.
        QVERIFY(!dmarcPassed(
            {u"mx.shop.example; dmarc=fail header.from=example.com"_s, ours}, u"mx.shop.example"_s,
            u"a@example.com"_s));
        QVERIFY(!dmarcPassed(
            {u"mx.shop.example; dkim=fail (; dmarc=pass header.from=example.com)"_s}, u"mx.shop.example"_s,
            u"a@example.com"_s));
        QVERIFY(!dmarcPassed({u"mx.shop.example; dmarc=pass"_s}, u"mx.shop.example"_s, u"a@example.com"_s));
        QVERIFY(dmarcPassed(
            {u"mx.shop.example 1; dmarc=pass (p=none) header.from=Example.com"_s}, u"MX.shop.example"_s,
            u"a@EXAMPLE.com"_s));
    }

    void whatTheSenderWroteIsNoResult_data() {
        QTest::addColumn<QString>("results");
        QTest::addColumn<bool>("passes");
        const auto row = [](const char* name, const QString& results, bool passes) {
            QTest::newRow(name) << results << passes;
        };
        const QString pass = u"dmarc=pass header.from=bank.example"_s;
        const QString fail = u"dmarc=fail header.from=bank.example"_s;
        row("plain", pass, true);
        row("with a version", u"dmarc/1 = pass header.from=bank.example"_s, true);
        row("folded",
            u"spf=pass smtp.mailfrom=a@bank.example;\r\n\tdmarc=pass\r\n\theader.from=bank.example"_s, true);
        row("in a quoted local part",
            u"spf=pass smtp.mailfrom=\"x;dmarc=pass header.from=bank.example;\"@evil.example; "_s + fail,
            false);
        row("in a quoted local part alone",
            u"spf=pass smtp.mailfrom=\"x;dmarc=pass header.from=bank.example;\"@evil.example"_s, false);
        row("behind an escaped quote",
            u"spf=pass smtp.mailfrom=\"x\\\";dmarc=pass header.from=bank.example;\"@evil.example"_s, false);
        row("quoted parentheses hide nothing",
            u"spf=pass smtp.mailfrom=\"(\"@evil.example; "_s + fail + u"; x=\")\"; "_s + pass, false);
        row("a quoted parenthesis before a pass", u"spf=pass smtp.mailfrom=\"(\"@x.example; "_s + pass, true);
        row("in a comment", u"spf=pass (x; "_s + pass + u"; y)"_s, false);
        row("in a comment with an escape", u"spf=fail (x\\); "_s + pass + u"; y)"_s, false);
        row("an escape does not open one", u"spf=fail (x\\(); "_s + pass, true);
        row("in a nested comment", u"spf=fail (a (b) ; "_s + pass + u"; (c) d)"_s, false);
        row("after a nested comment", u"spf=fail (a (b) c); "_s + pass, true);
        row("a quote in a comment opens nothing", u"spf=fail (say \"); "_s + pass, true);
        row("an open comment", pass + u"; (spf=fail"_s, false);
        row("an open quote", pass + u"; spf=fail reason=\"x"_s, false);
        row("beside a failure", pass + u"; "_s + fail, false);
        row("after a failure", fail + u"; "_s + pass, false);
        row("beside a pass of another", pass + u"; dmarc=pass header.from=evil.example"_s, false);
        row("twice", pass + u"; "_s + pass, true);
        row("for two domains", u"dmarc=pass header.from=evil.example header.from=bank.example"_s, false);
        row("another word", u"dmarc=pass-not header.from=bank.example"_s, false);
        row("another property", u"dmarc=pass x.header.from=bank.example"_s, false);
        row("another method", u"x-dmarc=pass header.from=bank.example"_s, false);
    }
    void whatTheSenderWroteIsNoResult() {
        QFETCH(QString, results);
        QFETCH(bool, passes);
        QCOMPARE(
            dmarcPassed({u"mx.shop.example; "_s + results}, u"mx.shop.example"_s, u"a@bank.example"_s),
            passes);
    }

    void aBrokenHeaderHidesNoneOfOurs() {
        // Ours is on top whatever is in it; the one below came with the mail.
        QVERIFY(!dmarcPassed(
            {u"mx.shop.example; dmarc=fail reason=\"x"_s,
             u"mx.shop.example; dmarc=pass header.from=bank.example"_s},
            u"mx.shop.example"_s, u"a@bank.example"_s));
    }

    void whatWeComposeWeCanRead() {
        OutgoingMail out;
        out.messageId = u"sent-2@shop.example"_s;
        out.references = {u"abc@example.com"_s};
        out.inReplyTo = u"abc@example.com"_s;
        out.from = {u"Würth & Söhne"_s, u"support@shop.example"_s};
        out.replyTo = u"support+r-0123456789abcdef@shop.example"_s;
        out.to = {{u"Jürgen"_s, u"juergen@example.com"_s}};
        out.cc = {{u"Anna"_s, u"anna@example.com"_s}};
        out.subject = u"Re: Rückgabe 🚀\r\nBcc: evil@example.com"_s;
        out.text = u"Hallo Jürgen,\n\n<b>kein HTML</b> https://shop.example/label?a=1&b=2\n.\nGrüße"_s;
        out.attachments = {{u"Etikett Ü.pdf"_s, u"application/pdf"_s, {}, QByteArray(5000, '\x01')}};
        out.loopMark = u"mark"_s;
        const QByteArray raw = composeMail(out);
        QVERIFY(!raw.contains("\nBcc:"));
        QVERIFY(!QByteArray(raw).replace("\r\n", "").contains('\n'));
        const IncomingMail back = parsed(raw);
        QCOMPARE(back.messageId, out.messageId);
        QCOMPARE(back.inReplyTo, out.inReplyTo);
        QCOMPARE(back.references, out.references);
        QCOMPARE(back.from->name, out.from.name);
        QCOMPARE(back.replyTo->address, out.replyTo);
        QCOMPARE(back.to, out.to);
        QCOMPARE(back.cc, out.cc);
        QCOMPARE(QString(back.text).replace(u"\r\n"_s, u"\n"_s).trimmed(), out.text);
        QVERIFY(back.html.contains(u"&lt;b&gt;kein HTML"_s));
        QVERIFY(back.html.contains(u"href=\"https://shop.example/label?a=1&amp;b=2\""_s));
        QCOMPARE(back.attachments.size(), 1);
        QCOMPARE(back.attachments[0].name, u"Etikett Ü.pdf"_s);
        QCOMPARE(back.attachments[0].bytes, out.attachments[0].bytes);
        QCOMPARE(back.loopMark, u"mark"_s);
    }

    void hugeStructuresAreRefusedQuickly() {
        QByteArray raw = "From: a@b.c\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n";
        for (int i = 0; i < 200'000; ++i)
            raw += "--b\r\n\r\nx\r\n";
        QCOMPARE(parseMail(raw).error().code, u"mail_too_many_parts"_s);

        QByteArray deep = "From: a@b.c\r\n";
        for (int i = 0; i < 1500; ++i)
            deep += "Content-Type: multipart/mixed; boundary=b" + QByteArray::number(i) + "\r\n\r\n--b" +
                    QByteArray::number(i) + "\r\n";
        QVERIFY(parseMail(deep + "\r\nend"));
    }

    void hostileAndBrokenMails() {
        const QString folder = test::sharedData(u"hostile/mail"_s);
        if (folder.isEmpty())
            QSKIP("shared/data/hostile/mail is not there");
        QDirIterator files(folder, {u"*.eml"_s}, QDir::Files, QDirIterator::Subdirectories);
        int count = 0;
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray raw = file.readAll();
            const auto mail = parseMail(raw);
            QVERIFY2(mail, qPrintable(file.fileName()));
            QVERIFY2(!mail->messageId.isEmpty(), qPrintable(file.fileName()));
            QVERIFY2(
                !mail->subject.contains(u'\n') && !mail->subject.contains(u'\r'),
                qPrintable(file.fileName()));
            // Cut anywhere and with bytes turned over, it still reads.
            for (qsizetype cut : {raw.size() / 3, raw.size() / 2})
                (void)parseMail(raw.left(cut));
            QByteArray damaged = raw;
            for (qsizetype i = 7; i < damaged.size(); i += 97)
                damaged[i] = static_cast<char>(damaged[i] ^ 0x15);
            (void)parseMail(damaged);
            ++count;
        }
        QVERIFY(count > 50);
    }
};

QTEST_GUILESS_MAIN(TestHubMail)
#include "test_hub_mail.moc"
