// SPDX-License-Identifier: GPL-3.0-or-later
// What a delivery report can say, and what a forged one cannot.
#include "app/hub/storage/entries.h"
#include "app/hub/storage/outbound_mail.h"
#include "tests/hub/hub_under_test.h"

#include <QtTest>

using namespace Qt::StringLiterals;

namespace segue::hub {

class TestHubBounces : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_hub.reset(); }

    void aMailOfOursFails();
    void whatWasReadHasArrived();
    void aCustomersOwnMailCannotFail();
    void whatNeverWasAMailCannotFail();

private:
    Answer reportArrives(const QByteArray& originalMessageId);
    //! The team's answer in a new conversation.
    EntryId newAnswer();
    //! Says that the answer left as a mail; its Message-ID.
    QByteArray leavesAsMail(const EntryId& answer);
    QString deliveryOf(const EntryId& id) {
        const auto entry = m_hub->storage().read([&id](db::Connection& db) { return Entries(db).find(id); });
        return entry && *entry ? toString((*entry)->delivery) : u"none at all"_s;
    }

    std::unique_ptr<HubUnderTest> m_hub;
};

void TestHubBounces::init() {
    m_hub = std::make_unique<HubUnderTest>();
    m_hub->setSettings({{u"mail"_s, QJsonObject{{u"address"_s, u"help@shop.example"_s}}}});
}

Answer TestHubBounces::reportArrives(const QByteArray& originalMessageId) {
    return m_hub->mailArrives(
        "From: Mail Delivery System <MAILER-DAEMON@mx.example>\r\n"
        "To: help@shop.example\r\nSubject: Undelivered\r\nMessage-ID: <report@mx.example>\r\n"
        "Auto-Submitted: auto-replied\r\nMIME-Version: 1.0\r\n"
        "Content-Type: multipart/report; report-type=delivery-status; boundary=\"b\"\r\n\r\n"
        "--b\r\nContent-Type: text/plain\r\n\r\nNo such mailbox.\r\n"
        "--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n\r\n"
        "Final-Recipient: rfc822; zoe@post.example\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n"
        "--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: <" +
        originalMessageId + ">\r\n\r\n--b--\r\n");
}

EntryId TestHubBounces::newAnswer() {
    const QString conversation =
        m_hub->visitorWrites(m_hub->newVisitor(u"a"_s), u"Hello"_s).text("conversation");
    m_hub->command(conversation, {reply(u"Hi"_s)});
    const QJsonArray entries = m_hub->entries(conversation);
    for (const QJsonValue& entry : entries) {
        if (entry["text"_L1].toString() == "Hi"_L1)
            return EntryId(entry["id"_L1].toString());
    }
    return {};
}

QByteArray TestHubBounces::leavesAsMail(const EntryId& answer) {
    const auto left = m_hub->storage().write([&](Write& write) -> Result<QString> {
        SEGUE_TRY_VALUE(entry, Entries(write.db()).find(answer));
        OutboundMail mail;
        mail.entry = answer;
        mail.conversation = entry ? entry->conversation : ConversationId();
        mail.createdAt = write.now();
        SEGUE_TRY(OutboundMails::enqueue(write, mail, u"shop.example"_s));
        SEGUE_TRY(OutboundMails::markSent(write, mail.id));
        return mail.messageId;
    });
    return left ? left->toLatin1() : QByteArray("none");
}

void TestHubBounces::aMailOfOursFails() {
    const EntryId answer = newAnswer();
    const QByteArray messageId = leavesAsMail(answer);
    QCOMPARE(deliveryOf(answer), u"sent"_s);
    QCOMPARE(reportArrives(messageId).text("result"), u"accepted"_s);
    QCOMPARE(deliveryOf(answer), u"failed"_s);
}

void TestHubBounces::whatWasReadHasArrived() {
    const EntryId answer = newAnswer();
    const QByteArray messageId = leavesAsMail(answer);
    QVERIFY(m_hub->storage().write(
        [&](Write& write) { return Entries::setDelivery(write, answer, Delivery::Read); }));
    QCOMPARE(reportArrives(messageId).status, 200);
    QCOMPARE(deliveryOf(answer), u"read"_s);
}

void TestHubBounces::aCustomersOwnMailCannotFail() {
    const Answer own =
        m_hub->mailArrives("From: Zoe <zoe@post.example>\r\nTo: help@shop.example\r\nSubject: Hi\r\n"
                           "Message-ID: <own@post.example>\r\n\r\nHello\r\n");
    QCOMPARE(own.text("result"), u"accepted"_s);
    const EntryId entry(own.text("entry"));
    const QString before = deliveryOf(entry);
    QCOMPARE(reportArrives("own@post.example").text("result"), u"ignored"_s);
    QCOMPARE(deliveryOf(entry), before);
}

void TestHubBounces::whatNeverWasAMailCannotFail() {
    const EntryId answer = newAnswer();
    const QString before = deliveryOf(answer);
    QCOMPARE(reportArrives(answer.value().toLatin1() + "@shop.example").text("result"), u"ignored"_s);
    QCOMPARE(deliveryOf(answer), before);
}

} // namespace segue::hub

QTEST_GUILESS_MAIN(segue::hub::TestHubBounces)
#include "test_hub_bounces.moc"
