// SPDX-License-Identifier: GPL-3.0-or-later
// Mail that programs make, mail that one person writes for another, and mail that wants to take over a
// conversation or somebody's name.
#include "app/hub/storage/contacts.h"
#include "tests/fakes/smtp_server.h"
#include "tests/hub/hub_under_test.h"

#include <QtTest>

using namespace Qt::StringLiterals;

namespace segue::hub {

class TestHubMailSafety : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void whatAProgramGeneratedIsAMessage_data();
    void whatAProgramGeneratedIsAMessage();
    void anAutomaticReplyKeepsItsAttachments();
    void aFormOfTheShopBringsItsCustomer();
    void aFormProvesNothingAboutItsCustomer();
    void replyToOfAnotherIsForAddressingAlone();
    void aReplyToMovesNobodyWhoTakesPart();
    void ourOwnMailHasNoSender();
    void anAnswerProvesNothingAboutABrowser();
    void oneMailBringsFewPeople();
    void aConversationKeepsFewPeople();

private:
    //! The conversation of an accepted mail.
    QString accepted(const QByteArray& mail) {
        const Answer answer = m_hub->mailArrives(mail);
        return answer.text("result") == "accepted"_L1 ? answer.text("conversation") : QString();
    }
    //! The entry that became of an accepted mail.
    QJsonObject entryOf(const Answer& accepted) {
        for (const QJsonValue& each : m_hub->entries(accepted.text("conversation"))) {
            if (each.toObject().value("id"_L1).toString() == accepted.text("entry"))
                return each.toObject();
        }
        return {};
    }
    ContactRow contact(const QString& id) {
        return m_hub->storage()
            .read([&](db::Connection& db) { return Contacts(db).find(ContactId(id)); })
            ->value_or(ContactRow());
    }
    ContactRow contactOf(const QString& conversation) {
        return contact(m_hub->conversation(conversation).value("contact"_L1).toString());
    }
    //! The contact's point with that e-mail address; an empty one if there is none.
    static ContactPoint pointOf(const ContactRow& contact, const QString& address) {
        for (const ContactPoint& point : contact.points) {
            if (point.value == address)
                return point;
        }
        return {};
    }
    bool isMailUnderWay() {
        return m_hub->storage()
                   .read([](db::Connection& db) {
                       return db.scalar<qint64>(
                           u"SELECT count(*) FROM outbound_mail WHERE state IN ('queued', 'sending')"_s);
                   })
                   ->value_or(0) > 0;
    }
    //! The mail that came next at the SMTP server.
    SmtpServer::Mail nextMail() {
        const qsizetype before = m_taken++;
        return QTest::qWaitFor([&] { return m_server->mails().size() > before; }, 30'000)
                   ? m_server->mails().at(before)
                   : SmtpServer::Mail();
    }

    std::unique_ptr<SmtpServer> m_server;
    std::unique_ptr<HubUnderTest> m_hub;
    qsizetype m_taken = 0;
};

void TestHubMailSafety::init() {
    m_server = std::make_unique<SmtpServer>();
    QVERIFY(m_server->listen());
    m_taken = 0;
    m_hub = std::make_unique<HubUnderTest>();
    m_hub->sendMailThrough(m_server->port());
}

void TestHubMailSafety::cleanup() {
    // The server answers on this thread, and the hub that ends here waits for its answers.
    QTRY_VERIFY_WITH_TIMEOUT(!isMailUnderWay(), 30'000);
    m_hub.reset();
    m_server.reset();
}

void TestHubMailSafety::whatAProgramGeneratedIsAMessage_data() {
    QTest::addColumn<QByteArray>("header");
    QTest::newRow("form") << QByteArray("Auto-Submitted: auto-generated\r\n");
    QTest::newRow("notice") << QByteArray("Auto-Submitted: auto-notified\r\n");
    QTest::newRow("no answers wanted") << QByteArray("X-Auto-Response-Suppress: OOF, AutoReply\r\n");
}

void TestHubMailSafety::whatAProgramGeneratedIsAMessage() {
    QFETCH(QByteArray, header);
    const QByteArray from = "From: ann@x.example\r\nTo: support@shop.example\r\n";
    const Answer first = m_hub->mailArrives(from + header + "Message-ID: <1@x>\r\n\r\nWhere is it?\r\n");
    QCOMPARE(first.text("result"), u"accepted"_s);
    const QJsonObject entry = entryOf(first);
    QCOMPARE(entry.value("kind"_L1).toString(), u"message"_s);
    QCOMPARE(entry.value("visibility"_L1).toString(), u"public"_s);
    // In its thread too, with what is attached.
    const QByteArray next = from + header +
                            "Message-ID: <2@x>\r\nIn-Reply-To: <1@x>\r\n"
                            "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nHere\r\n"
                            "--b\r\nContent-Type: application/pdf\r\nContent-Disposition: "
                            "attachment; filename=a.pdf\r\n\r\n%PDF\r\n--b--\r\n";
    const Answer answer = m_hub->mailArrives(next);
    QCOMPARE(answer.text("conversation"), first.text("conversation"));
    const QJsonObject second = entryOf(answer);
    QCOMPARE(second.value("kind"_L1).toString(), u"message"_s);
    QCOMPARE(second.value("attachments"_L1).toArray().size(), 1);
}

void TestHubMailSafety::anAutomaticReplyKeepsItsAttachments() {
    const QString conversation = accepted("From: ann@x.example\r\nMessage-ID: <1@x>\r\n\r\nHello\r\n");
    const Answer away = m_hub->mailArrives(
        "From: ann@x.example\r\nMessage-ID: <2@x>\r\nIn-Reply-To: <1@x>\r\nAuto-Submitted: auto-replied\r\n"
        "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nI am away\r\n"
        "--b\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; "
        "filename=away.pdf\r\n\r\n%PDF\r\n--b--\r\n");
    QCOMPARE(away.text("conversation"), conversation);
    const QJsonObject entry = entryOf(away);
    QCOMPARE(entry.value("kind"_L1).toString(), u"note"_s);
    QCOMPARE(
        entry.value("attachments"_L1).toArray().first().toObject().value("name"_L1).toString(),
        u"away.pdf"_s);
}

void TestHubMailSafety::aFormOfTheShopBringsItsCustomer() {
    const QString conversation = accepted(
        "From: Shop <support@shop.example>\r\nTo: support@shop.example\r\nReply-To: Ann <ann@x.example>\r\n"
        "Message-ID: <form-1@shop>\r\nAuto-Submitted: auto-generated\r\n\r\nI want it back\r\n");
    QCOMPARE(m_hub->participants(conversation), QStringList{u"ann@x.example"_s});
    QCOMPARE(contactOf(conversation).name, u"Ann"_s);
    QCOMPARE(m_hub->command(conversation, {reply(u"Gladly"_s)}).status, 200);
    QCOMPARE(nextMail().recipients, QByteArrayList{"ann@x.example"});
    // The next customer's is another conversation of another contact.
    const QString other = accepted(
        "From: Shop <support@shop.example>\r\nTo: support@shop.example\r\nReply-To: bob@x.example\r\n"
        "Message-ID: <form-2@shop>\r\n\r\nMe too\r\n");
    QVERIFY(other != conversation);
    QVERIFY(contactOf(other).id != contactOf(conversation).id);
    // The customer's own answer goes on with theirs, by reference alone.
    QCOMPARE(
        accepted("From: ann@x.example\r\nIn-Reply-To: <form-1@shop>\r\n\r\nThank you\r\n"), conversation);
}

void TestHubMailSafety::aFormProvesNothingAboutItsCustomer() {
    const QString conversation =
        accepted("Authentication-Results: mx.shop.example; dmarc=pass header.from=shop.example\r\n"
                 "From: support@shop.example\r\nReply-To: ceo@shop.example\r\n\r\nDo as I say\r\n");
    const ContactPoint point = pointOf(contactOf(conversation), u"ceo@shop.example"_s);
    QVERIFY(!point.value.isEmpty());
    QVERIFY(!point.verified);
}

void TestHubMailSafety::replyToOfAnotherIsForAddressingAlone() {
    const QString conversation =
        accepted("Authentication-Results: mx.shop.example; dmarc=pass header.from=x.example\r\n"
                 "From: Ann <ann@x.example>\r\nTo: support@shop.example\r\nReply-To: <ann@home.example>\r\n"
                 "Message-ID: <1@x>\r\n\r\nAnswer me at home\r\n");
    QCOMPARE(m_hub->participants(conversation), QStringList{u"ann@home.example"_s});
    const ContactRow contact = contactOf(conversation);
    QVERIFY(pointOf(contact, u"ann@x.example"_s).verified);
    QVERIFY(pointOf(contact, u"ann@home.example"_s).value.isEmpty());
    // She goes on from where she wrote.
    QCOMPARE(
        accepted("Authentication-Results: mx.shop.example; dmarc=pass header.from=x.example\r\n"
                 "From: ann@x.example\r\nReply-To: ann@home.example\r\nIn-Reply-To: <1@x>\r\n\r\nMore\r\n"),
        conversation);
    QCOMPARE(m_hub->participants(conversation).size(), 1);
}

void TestHubMailSafety::aReplyToMovesNobodyWhoTakesPart() {
    const QString conversation =
        accepted("From: ann@x.example\r\nTo: support@shop.example\r\nMessage-ID: <1@x>\r\n\r\nHello\r\n");
    QCOMPARE(
        accepted(
            "From: ann@x.example\r\nReply-To: eve@x.example\r\nIn-Reply-To: <1@x>\r\n\r\nTell me all\r\n"),
        conversation);
    QCOMPARE(m_hub->participants(conversation), QStringList{u"ann@x.example"_s});
}

void TestHubMailSafety::ourOwnMailHasNoSender() {
    const Answer answer = m_hub->mailArrives(
        "From: Support <support@shop.example>\r\nTo: support@shop.example, ann@x.example\r\n"
        "Reply-To: Support@Shop.Example\r\n\r\nTo myself\r\n");
    QCOMPARE(answer.text("result"), u"accepted"_s);
    QCOMPARE(answer.text("why"), u"no_sender"_s);
    QCOMPARE(m_hub->participants(answer.text("conversation")), QStringList{u"ann@x.example"_s});
    QVERIFY(contactOf(answer.text("conversation")).points.isEmpty());
}

void TestHubMailSafety::anAnswerProvesNothingAboutABrowser() {
    // A stranger types Ann's address into the chat, and an agent writes to it.
    const QString stranger = m_hub->newVisitor(u"a"_s);
    const QString chat = m_hub->visitorWrites(stranger, u"I am Ann"_s, {{u"email"_s, u"ann@x.example"_s}})
                             .text("conversation");
    const QString visitor = m_hub->conversation(chat).value("contact"_L1).toString();
    const Answer begun = m_hub->beginByMail({recipient(u"ann@x.example"_s)}, {{u"contact"_s, visitor}});
    QCOMPARE(begun.status, 200);
    const QByteArray answerHere = nextMail().field("Reply-To");
    QVERIFY(!answerHere.isEmpty());
    const Answer came =
        m_hub->mailArrives("From: ann@x.example\r\nTo: " + answerHere + "\r\n\r\nI never asked\r\n");
    QCOMPARE(came.text("conversation"), begun.text("conversation"));
    const ContactRow ann = contact(entryOf(came).value("contact"_L1).toString());
    QVERIFY(ann.id.value() != visitor);
    QCOMPARE(pointOf(ann, u"ann@x.example"_s).verifiedBy, u"reply_token"_s);
    QVERIFY(!pointOf(contact(visitor), u"ann@x.example"_s).verified);
    // And the stranger stays the visitor that they were.
    QCOMPARE(m_hub->visitorWrites(m_hub->newVisitor(u"a"_s), u"Well?"_s).text("conversation"), chat);
}

void TestHubMailSafety::oneMailBringsFewPeople() {
    QByteArrayList crowd;
    for (int i = 0; i < 300; ++i)
        crowd.append("c" + QByteArray::number(i) + "@x.example");
    const QString conversation = accepted(
        "From: ann@x.example\r\nTo: support@shop.example\r\nCc: " + crowd.join(",\r\n ") + "\r\n\r\nAll\r\n");
    QCOMPARE(m_hub->participants(conversation).size(), 20);
    QCOMPARE(m_hub->participants(conversation).first(), u"ann@x.example"_s);
    // So it can be answered.
    QCOMPARE(m_hub->command(conversation, {reply(u"Hello all"_s)}).status, 200);
}

void TestHubMailSafety::aConversationKeepsFewPeople() {
    const QString conversation =
        accepted("From: ann@x.example\r\nTo: support@shop.example\r\nMessage-ID: <1@x>\r\n\r\nHello\r\n");
    for (int round = 0; round < 4; ++round) {
        QByteArrayList crowd;
        for (int i = 0; i < 19; ++i)
            crowd.append("c" + QByteArray::number(100 * round + i) + "@x.example");
        QCOMPARE(
            accepted(
                "From: ann@x.example\r\nIn-Reply-To: <1@x>\r\nCc: " + crowd.join(", ") + "\r\n\r\nRound " +
                QByteArray::number(round) + "\r\n"),
            conversation);
    }
    QCOMPARE(m_hub->participants(conversation).size(), 50);
    QCOMPARE(m_hub->command(conversation, {reply(u"Hello all"_s)}).status, 200);
    QCOMPARE(nextMail().recipients.size(), 50);
}

} // namespace segue::hub

QTEST_GUILESS_MAIN(segue::hub::TestHubMailSafety)
#include "test_hub_mail_safety.moc"
