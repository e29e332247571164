// SPDX-License-Identifier: GPL-3.0-or-later
// Mail that no standard foresees, at the endpoint where a mail server pipes it: it is stored with what can be
// read of it, or refused with a reason, and the hub goes on. And a hub whose disk is full.
#include "app/hub/channels/mail_intake.h"
#include "app/hub/rest/answers.h"
#include "tests/hub/hub_under_test.h"

#include <QDirIterator>
#include <QtTest>

using namespace Qt::StringLiterals;

namespace segue::hub {

namespace {

//! A literal with what follows a NUL in it.
template <std::size_t Size> QByteArray bytes(const char (&literal)[Size]) {
    return {literal, static_cast<qsizetype>(Size) - 1};
}

} // namespace

class TestHubBadMail : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_hub = std::make_unique<HubUnderTest>(); }
    void cleanupTestCase() { m_hub.reset(); }

    void itIsStoredWithWhatCanBeRead_data();
    void itIsStoredWithWhatCanBeRead();
    void withoutASenderSomebodyStillReadsIt();
    void whatIsNoMailIsRefused_data();
    void whatIsNoMailIsRefused();
    void aTooLargeMailIsRefused();
    void aLargeAttachmentArrivesWhole();
    void hostileMailsLeaveTheHubAlone();
    void aFullDiskTakesNothingAndSaysSo();

private:
    qint64 head() {
        return m_hub->http().get(u"/changes?after=0"_s, m_hub->admin()).json.value("head"_L1).toInteger();
    }

    std::unique_ptr<HubUnderTest> m_hub;
};

void TestHubBadMail::itIsStoredWithWhatCanBeRead_data() {
    QTest::addColumn<QByteArray>("mail");
    QTest::addColumn<QString>("reads");
    const QByteArray from = "From: Eve <eve@x.example>\r\n";
    const auto row = [](const char* name, const QByteArray& mail, const QString& reads = u"Hello"_s) {
        QTest::newRow(name) << mail << reads;
    };
    row("unknown charset", from + "Content-Type: text/plain; charset=klingon\r\n\r\nHello Gr\xfc\xdf\r\n");
    row("wrong charset", from + "Content-Type: text/plain; charset=utf-8\r\n\r\nHello Gr\xfc\xdf\r\n",
        u"Hello Grüß"_s);
    row("eight bits in us-ascii",
        from + "Content-Type: text/plain; charset=us-ascii\r\n\r\nHello \xc3\xa4\r\n");
    row("charset that is no word", from + "Content-Type: text/plain; charset=\"\xff;;=\"\r\n\r\nHello\r\n");
    row("UTF-16 without a mark",
        from + bytes("Content-Type: text/plain; charset=utf-16le\r\n\r\nH\0e\0l\0l\0o\0"), QString());
    row("broken quoted-printable",
        from + "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n"
               "\r\nHello =ZZ =E4=\r\n");
    row("cut base64",
        from + "Content-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\nSGVsbG8gdGhlcm\r\n");
    row("broken encoded subject", from + "Subject: =?utf-8?Q?Gr=C3?= =?nope?X?!!?=\r\n\r\nHello\r\n");
    row("NUL bytes", from + bytes("\r\nHello\0there\r\n"));
    row("bare line feeds", "From: Eve <eve@x.example>\nSubject: Hi\n\nHello\n");
    row("no end of the multipart",
        from + "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nHello\r\n");
    row("a multipart without a boundary", from + "Content-Type: multipart/mixed\r\n\r\nHello\r\n", QString());
    row("half a surrogate", from + "Content-Type: text/plain; charset=utf-8\r\n\r\nHello \xed\xa0\x80\r\n");
    row("a date of nowhere", from + "Date: yesterday at tea time\r\n\r\nHello\r\n");
    row("one very long line", from + "\r\nHello " + QByteArray(300'000, 'x') + "\r\n");
    row("no body", from + "Subject: Hello\r\n\r\n", QString());
}

void TestHubBadMail::itIsStoredWithWhatCanBeRead() {
    QFETCH(QByteArray, mail);
    QFETCH(QString, reads);
    const Answer answer = m_hub->mailArrives(mail);
    QVERIFY2(answer.status == 200, answer.body.constData());
    QCOMPARE(answer.text("result"), u"accepted"_s);
    const QJsonArray entries = m_hub->entries(answer.text("conversation"));
    bool isThere = false;
    for (const QJsonValue& entry : entries)
        isThere |= entry.toObject().value("id"_L1).toString() == answer.text("entry") &&
                   entry.toObject().value("text"_L1).toString().startsWith(reads);
    QVERIFY2(isThere, QJsonDocument(entries).toJson().constData());
}

void TestHubBadMail::withoutASenderSomebodyStillReadsIt() {
    for (const QByteArray& from :
         {QByteArray(), QByteArray("From:\r\n"), QByteArray("From: undisclosed-recipients:;\r\n"),
          QByteArray("From: \xff\xfe <>\r\n")}) {
        const Answer answer = m_hub->mailArrives(from + "Subject: Who am I?\r\n\r\nI forgot to sign.\r\n");
        QVERIFY2(answer.status == 200, answer.body.constData());
        QCOMPARE(answer.text("result"), u"accepted"_s);
        QCOMPARE(answer.text("why"), u"no_sender"_s);
        const QJsonArray entries = m_hub->entries(answer.text("conversation"));
        const QJsonObject author = entries.last().toObject().value("author"_L1).toObject();
        QCOMPARE(author.value("name"_L1).toString(), u"Unknown sender"_s);
        // Nobody can be answered there, and the agent is told so rather than believing that it went out.
        const Answer refused = m_hub->command(answer.text("conversation"), {reply(u"Who are you?"_s)});
        QVERIFY2(refused.status >= 400 && refused.status < 500, refused.body.constData());
        QVERIFY2(!refused.object("error").value("message"_L1).toString().isEmpty(), refused.body.constData());
        QCOMPARE(m_hub->command(answer.text("conversation"), {note(u"Anonymous."_s)}).status, 200);
    }
}

void TestHubBadMail::whatIsNoMailIsRefused_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("too many parts") << QByteArray("Content-Type: multipart/mixed; boundary=b\r\n\r\n") +
                                           QByteArray("--b\r\n\r\n").repeated(5000);
}

void TestHubBadMail::whatIsNoMailIsRefused() {
    QFETCH(QByteArray, bytes);
    const qint64 before = head();
    const Answer refused = m_hub->mailArrives(bytes);
    QVERIFY2(refused.status >= 400 && refused.status < 500, refused.body.constData());
    QVERIFY(!refused.object("error").value("message"_L1).toString().isEmpty());
    QCOMPARE(head(), before);
}

void TestHubBadMail::aTooLargeMailIsRefused() {
    const qint64 before = head();
    const QByteArray mail = "From: Eve <eve@x.example>\r\n\r\n" + QByteArray(41 * 1024 * 1024, 'x');
    QCOMPARE(m_hub->mailArrives(mail).status, 413);
    QCOMPARE(head(), before);
    QCOMPARE(m_hub->http().get(u"/meta"_s).status, 200);
}

void TestHubBadMail::aLargeAttachmentArrivesWhole() {
    // Larger than what an agent may upload: it is here already, and refusing it would lose the mail.
    const QByteArray film(26 * 1024 * 1024, 'f');
    const Answer answer = m_hub->mailArrives(
        "From: Eve <eve@x.example>\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nSee the "
        "film\r\n"
        "--b\r\nContent-Type: video/mp4\r\nContent-Disposition: attachment; filename=film.mp4\r\n"
        "Content-Transfer-Encoding: base64\r\n\r\n" +
        film.toBase64() + "\r\n--b--\r\n");
    QVERIFY2(answer.status == 200, answer.body.constData());
    const QJsonObject entry = m_hub->entries(answer.text("conversation")).last().toObject();
    const QJsonObject file = entry.value("attachments"_L1).toArray().first().toObject();
    QCOMPARE(file.value("name"_L1).toString(), u"film.mp4"_s);
    const Answer back =
        m_hub->http().get(u"/attachments/"_s + file.value("id"_L1).toString(), m_hub->admin());
    QCOMPARE(back.status, 200);
    QVERIFY(back.body == film);
}

void TestHubBadMail::hostileMailsLeaveTheHubAlone() {
    const QString folder = QStringLiteral(SEGUE_SOURCE_DIR "/../shared/data/hostile/mail");
    if (!QDir(folder).exists())
        QSKIP("shared/data/hostile/mail is not there");
    QDirIterator files(folder, {u"*.eml"_s}, QDir::Files, QDirIterator::Subdirectories);
    int count = 0;
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const Answer answer = m_hub->mailArrives(file.readAll());
        QVERIFY2(answer.status == 200, qPrintable(file.fileName() + u' ' + QString::number(answer.status)));
        ++count;
    }
    QVERIFY(count > 50);
    QCOMPARE(m_hub->http().get(u"/changes?after=0&limit=1000"_s, m_hub->admin()).status, 200);
}

void TestHubBadMail::aFullDiskTakesNothingAndSaysSo() {
    if (m_hub->isOnPostgres())
        QSKIP("only SQLite can be told how large it may be");
    // The database of this thread's connection may not grow; the server's own threads are not asked.
    Storage& storage = m_hub->storage();
    auto session = storage.session();
    QVERIFY(session);
    db::Connection& db = (*session)->db();
    const QByteArray mail =
        "From: Eve <eve@x.example>\r\nMessage-ID: <full@x.example>\r\n\r\nHello " + QByteArray(200'000, 'x');
    const qint64 before = head();
    const qint64 pages = db.scalar<qint64>(u"PRAGMA page_count"_s)->value_or(0);
    QVERIFY(db.exec(u"PRAGMA max_page_count = %1"_s.arg(pages)));
    const auto refused = storeMail(storage, mail);
    QVERIFY(!refused);
    const http::Response told = toResponse(refused.error());
    QCOMPARE(told.status, 507); // No 2xx: the mail server keeps it and tries again.
    QVERIFY2(told.body.contains("disk is full; nothing was stored"), told.body.constData());
    QCOMPARE(head(), before);
    // With room again nothing has to be restarted, and the same mail is no duplicate.
    QVERIFY(db.exec(u"PRAGMA max_page_count = 1000000"_s));
    const Answer accepted = m_hub->mailArrives(mail);
    QCOMPARE(accepted.text("result"), u"accepted"_s);
}

} // namespace segue::hub

QTEST_GUILESS_MAIN(segue::hub::TestHubBadMail)
#include "test_hub_bad_mail.moc"
