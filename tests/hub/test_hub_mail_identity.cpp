// SPDX-License-Identifier: GPL-3.0-or-later
// Whose mail it is: what proves an address, what does not, and which mail is the same one again.
#include "tests/fakes/smtp_server.h"
#include "tests/hub/hub_under_test.h"

#include <QtTest>

using namespace Qt::StringLiterals;

namespace segue::hub {

namespace {

constexpr int patience = 30'000;

QByteArray mailFrom(const QByteArray& from, const QByteArray& id, const QByteArray& header = {}) {
    return header + "From: Eve <" + from + ">\r\nTo: support@shop.example\r\nMessage-ID: <" + id +
           ">\r\nSubject: Grinder\r\n\r\nIt scrapes.\r\n";
}

QJsonObject pointOf(const QJsonObject& contact, const QString& address) {
    const QJsonArray points = contact.value("points"_L1).toArray();
    for (const QJsonValue& point : points) {
        if (point.toObject().value("value"_L1).toString() == address)
            return point.toObject();
    }
    return {};
}

} // namespace

class TestHubMailIdentity : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_hub.reset(); }

    void dmarcIsBelievedFromOurServerAlone_data();
    void dmarcIsBelievedFromOurServerAlone();
    void anAnswerProvesTheMailboxThatWasWrittenTo();
    void anAnswerFromAnotherAddressProvesNothing();
    void theSameMailOnAnotherWayIsADuplicate();
    void anotherMailOfAKnownIdIsStored_data();
    void anotherMailOfAKnownIdIsStored();
    void whoMayBringMail();

private:
    QJsonArray contacts() {
        return m_hub->http().get(u"/changes?after=0"_s, m_hub->admin()).list("contacts");
    }
    QJsonObject contactOf(const QString& conversation) {
        const QString id = m_hub->conversation(conversation).value("contact"_L1).toString();
        const QJsonArray all = contacts();
        for (const QJsonValue& contact : all) {
            if (contact.toObject().value("id"_L1).toString() == id)
                return contact.toObject();
        }
        return {};
    }
    //! Of a customer with two claimed addresses who wrote from the first and was answered there: the reply
    //! address; empty if no mail went out.
    QByteArray answeredAtOwn(const QString& conversation);

    SmtpServer m_smtp;
    std::unique_ptr<HubUnderTest> m_hub;
};

void TestHubMailIdentity::init() {
    m_hub = std::make_unique<HubUnderTest>();
    QVERIFY(m_smtp.port() != 0 || m_smtp.listen());
    m_hub->sendMailThrough(m_smtp.port());
}

void TestHubMailIdentity::dmarcIsBelievedFromOurServerAlone_data() {
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<bool>("isVerified");
    const QByteArray pass =
        "Authentication-Results: mx.shop.example; spf=pass; dmarc=pass header.from=post.example\r\n";
    const QByteArray failed =
        "Authentication-Results: mx.shop.example; dmarc=fail header.from=post.example\r\n";
    const QByteArray forged =
        "Authentication-Results: mx.evil.example; dmarc=pass header.from=post.example\r\n";
    const auto row = [](const char* name, const QByteArray& header, bool isVerified) {
        QTest::newRow(name) << header << isVerified;
    };
    row("none", {}, false);
    row("pass", pass, true);
    row("fail", failed, false);
    row("by a stranger", forged, false);
    row("ours below a stranger's", forged + pass, true);
    row("a stranger's below ours", failed + forged, false);
    row("ours, and one of our name that came with the mail", failed + pass, false);
    row("another domain passed",
        "Authentication-Results: mx.shop.example; dmarc=pass header.from=evil.example\r\n", false);
    row("in a comment",
        "Authentication-Results: mx.shop.example; dkim=fail (; dmarc=pass header.from=post.example)\r\n",
        false);
    row("folded", "Authentication-Results: mx.shop.example;\r\n\tdmarc=pass header.from=post.example\r\n",
        true);
}

void TestHubMailIdentity::dmarcIsBelievedFromOurServerAlone() {
    QFETCH(QByteArray, header);
    QFETCH(bool, isVerified);
    const Answer taken = m_hub->mailArrives(mailFrom("eve@post.example", "1@post.example", header));
    QCOMPARE(taken.text("result"), u"accepted"_s);
    const QJsonObject point = pointOf(contactOf(taken.text("conversation")), u"eve@post.example"_s);
    QCOMPARE(point.value("verified"_L1).toBool(), isVerified);
    QCOMPARE(point.value("verified_by"_L1).toString(), isVerified ? u"dmarc"_s : QString());
}

QByteArray TestHubMailIdentity::answeredAtOwn(const QString& conversation) {
    const QString contact = contactOf(conversation).value("id"_L1).toString();
    const QJsonArray claims{QJsonObject{{u"kind"_s, u"email"_s}, {u"value"_s, u"victim@post.example"_s}}};
    const Answer claimed =
        m_hub->http().post(u"/contacts/"_s + contact, {{u"points"_s, claims}}, m_hub->admin());
    const qsizetype before = m_smtp.mails().size();
    if (claimed.status != 200 || m_hub->command(conversation, {reply(u"Is it loud?"_s)}).status != 200)
        return {};
    if (!QTest::qWaitFor([&] { return m_smtp.mails().size() > before; }, patience))
        return {};
    return m_smtp.mails().last().field("Reply-To");
}

void TestHubMailIdentity::anAnswerProvesTheMailboxThatWasWrittenTo() {
    const Answer first = m_hub->mailArrives(mailFrom("own@post.example", "1@post.example"));
    const QByteArray replyTo = answeredAtOwn(first.text("conversation"));
    QVERIFY(!replyTo.isEmpty());
    // Servers and people write an address in any case.
    const Answer answer =
        m_hub->mailArrives(mailFrom("Own@Post.example", "2@post.example", "Cc: " + replyTo + "\r\n"));
    QCOMPARE(answer.text("conversation"), first.text("conversation"));
    const QJsonObject contact = contactOf(first.text("conversation"));
    QCOMPARE(pointOf(contact, u"Own@Post.example"_s).value("verified_by"_L1).toString(), u"reply_token"_s);
    QCOMPARE(pointOf(contact, u"victim@post.example"_s).value("verified"_L1).toBool(), false);
}

void TestHubMailIdentity::anAnswerFromAnotherAddressProvesNothing() {
    const Answer first = m_hub->mailArrives(mailFrom("own@post.example", "1@post.example"));
    const QByteArray replyTo = answeredAtOwn(first.text("conversation"));
    QVERIFY(!replyTo.isEmpty());
    const Answer forged =
        m_hub->mailArrives(mailFrom("victim@post.example", "2@post.example", "Cc: " + replyTo + "\r\n"));
    QCOMPARE(forged.text("result"), u"accepted"_s);
    QCOMPARE(forged.text("conversation"), first.text("conversation"));
    const QJsonArray all = contacts();
    for (const QJsonValue& contact : all) {
        const QJsonArray points = contact.toObject().value("points"_L1).toArray();
        for (const QJsonValue& point : points)
            QVERIFY2(!point["verified"_L1].toBool(), qPrintable(point["value"_L1].toString()));
    }
}

void TestHubMailIdentity::theSameMailOnAnotherWayIsADuplicate() {
    const QByteArray mail = mailFrom("eve@post.example", "1@post.example");
    const Answer first =
        m_hub->mailArrives("Received: from a by b; Mon, 1 Jan 2024 00:00:00 +0000\r\n" + mail);
    QCOMPARE(first.text("result"), u"accepted"_s);
    const QByteArray body = "\r\n\r\nIt scrapes.\r\n";
    QByteArray encoded = mail;
    encoded.replace(body, "\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nIt s=63rapes.\r\n");
    for (const QByteArray& again :
         {mail, "Received: from c by d; Mon, 1 Jan 2024 00:00:09 +0000\r\nX-Spam-Score: 3\r\n" + mail,
          QByteArray(mail).replace("\r\n", "\n"), encoded}) {
        const Answer answer = m_hub->mailArrives(again);
        QCOMPARE(answer.text("result"), u"duplicate"_s);
        QCOMPARE(answer.text("entry"), first.text("entry"));
    }
}

void TestHubMailIdentity::anotherMailOfAKnownIdIsStored_data() {
    QTest::addColumn<QByteArray>("mail");
    const QByteArray known = mailFrom("eve@post.example", "1@post.example");
    QTest::newRow("another body") << QByteArray(known).replace("It scrapes.", "It is on fire.");
    QTest::newRow("another sender") << QByteArray(known).replace("eve@", "mara@");
    QTest::newRow("a file with it")
        << QByteArray(known)
               .replace("\r\n\r\n", "\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\n")
               .append("--b\r\nContent-Disposition: attachment; filename=a.txt\r\n\r\nproof\r\n--b--\r\n");
}

void TestHubMailIdentity::anotherMailOfAKnownIdIsStored() {
    QFETCH(QByteArray, mail);
    const Answer first = m_hub->mailArrives(mailFrom("eve@post.example", "1@post.example"));
    const Answer other = m_hub->mailArrives(mail);
    QCOMPARE(other.text("result"), u"accepted"_s);
    QVERIFY(other.text("entry") != first.text("entry"));
    const Answer again = m_hub->mailArrives(mail);
    QCOMPARE(again.text("result"), u"duplicate"_s);
    QCOMPARE(again.text("entry"), other.text("entry"));
    QCOMPARE(
        m_hub->mailArrives(mailFrom("eve@post.example", "1@post.example")).text("entry"),
        first.text("entry"));
}

void TestHubMailIdentity::whoMayBringMail() {
    const auto status = [this](const QString& token) {
        return m_hub->http()
            .raw("POST", u"/inbound/mail"_s, mailFrom("eve@post.example", "1@post.example"), token)
            .status;
    };
    QCOMPARE(status(m_hub->newChannelToken()), 200);
    QCOMPARE(status(m_hub->admin()), 200);
    QCOMPARE(status(m_hub->newAgent(u"Sue"_s, u"supervisor"_s)), 403);
    QCOMPARE(status(m_hub->newVisitor(u"v"_s)), 403);
    QCOMPARE(status({}), 401);
}

} // namespace segue::hub

QTEST_GUILESS_MAIN(segue::hub::TestHubMailIdentity)
#include "test_hub_mail_identity.moc"
