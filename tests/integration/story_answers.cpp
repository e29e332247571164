// SPDX-License-Identifier: GPL-3.0-or-later
// Point 3 of the story: both are answered, and mail goes on from there.
#include "tests/integration/story_test.h"

#include <QRegularExpression>
#include <QSet>

namespace segue {

using namespace Qt::StringLiterals;

namespace {

QString header(const QJsonObject& mail, QLatin1StringView name) {
    return mail.value("headers"_L1).toObject().value(name).toString();
}

//! "help+r-token@shop.example" without its name.
QString replyAddressIn(const QJsonObject& mail) {
    static const QRegularExpression pattern(u"help\\+r-[a-z0-9]{16,}@shop\\.example"_s);
    return pattern.match(header(mail, "reply-to"_L1)).captured();
}

QMap<QString, QString> answerTo(const QJsonObject& mail, const QString& ownId, const QString& words) {
    return {
        {u"reply_address"_s, replyAddressIn(mail)},
        {u"message_id"_s, header(mail, "message-id"_L1)},
        {u"own_id"_s, ownId},
        {u"words"_s, words}};
}

} // namespace

// Point 3.
void TestStory::theChatIsAnsweredLive() {
    STORY_DO(m_stage.openConversation(m_chat));
    STORY_DO(m_stage.customer(zoe, u"sees_read_mark"_s));
    STORY_UNTIL(m_stage.views().inboxRows({m_chat})->first().unread == 0);

    STORY_DO(m_stage.customer(zoe, u"type"_s, {{u"text"_s, u"It is the old"_s}}));
    STORY_UNTIL(lookFor("typing"_L1) == u"Zoë Brandt is typing…"_s);
    STORY_DO(m_stage.customer(zoe, u"forget"_s));
    STORY_UNTIL(lookFor("typing"_L1).isEmpty());

    STORY_DO(m_stage.workstation().ask(u"write"_s, {{u"text"_s, u"Hello, is it the conical one?"_s}}));
    STORY_DO(m_stage.customer(zoe, u"sees_typing"_s, {{u"on"_s, true}}));
    STORY_DO(m_stage.workstation().ask(u"send"_s));
    STORY_DO(m_stage.customer(zoe, u"hears"_s, {{u"text"_s, u"is it the conical one?"_s}}));
    STORY_DO(m_stage.customer(zoe, u"sees_typing"_s, {{u"on"_s, false}}));
    // It was looked at, and the agent is told so.
    STORY_UNTIL(deliveryOf(m_chat, u"conical one"_s) == Delivery::Read);
    QVERIFY(!m_stage.conversation(m_chat)->waitingSince);
}

void TestStory::theMailIsAnswered() {
    const QString text = u"Guten Tag Zoë, bitte reinigen Sie das Mahlwerk. Viele Grüße"_s;
    STORY_DO(m_stage.answer(m_mail, text));
    STORY_UNTIL(m_stage.sentMails().size() == 1);
    const QJsonObject sent = m_stage.sentMails().first();
    const QSet<QString> receivers{
        u"zoe.brandt@post.example"_s, u"joerg.brandt@post.example"_s, u"lena@werkstatt.example"_s};
    QSet<QString> envelope;
    const QJsonArray recipients = sent.value("recipients"_L1).toArray();
    for (const QJsonValue& recipient : recipients)
        envelope.insert(recipient.toString());
    QCOMPARE(envelope, receivers);
    QCOMPARE(sent.value("sender"_L1).toString(), u"help@shop.example"_s);
    static const QRegularExpression messageId(u"^<[^<>\\s]+@[^<>\\s]+>$"_s);
    QVERIFY(messageId.match(header(sent, "message-id"_L1)).hasMatch());
    QCOMPARE(header(sent, "in-reply-to"_L1), u"<question-4711@post.example>"_s);
    QCOMPARE(header(sent, "references"_L1), u"<question-4711@post.example>"_s);
    QCOMPARE(header(sent, "subject"_L1), u"Re: Geräusche der Mühle – Bestellung 4711 ☕"_s);
    QVERIFY(!header(sent, "date"_L1).isEmpty());
    QVERIFY(!replyAddressIn(sent).isEmpty());
    QCOMPARE(sent.value("media_type"_L1).toString(), u"multipart/alternative"_s);
    QVERIFY(sent.value("seven_bit"_L1).toBool());
    const QJsonArray parts = sent.value("parts"_L1).toArray();
    QCOMPARE(parts.size(), 2);
    QCOMPARE(parts[0].toObject().value("media_type"_L1).toString(), u"text/plain"_s);
    QVERIFY(parts[0].toObject().value("text"_L1).toString().contains(text));
    QCOMPARE(parts[1].toObject().value("media_type"_L1).toString(), u"text/html"_s);
    QVERIFY(parts[1].toObject().value("text"_L1).toString().contains(text));
    STORY_UNTIL(deliveryOf(m_mail, text) == Delivery::Sent);
    QVERIFY(!mail().waitingSince);
}

ContactPoint TestStory::mailAddress() {
    const auto contacts = m_stage.customerOf(m_mail).value_or(CustomerCard()).contacts;
    for (const Contact& contact : contacts) {
        if (contact.ref == mail().contact)
            return contact.points.value(0);
    }
    return {};
}

void TestStory::whatOthersGotProvesNothing() {
    QVERIFY(!mailAddress().verified);
    // Others got that address as well, so an answer to it belongs to the conversation and proves nothing.
    STORY_VALUE(
        shared,
        m_stage.bringMail(
            u"answer"_s, answerTo(m_stage.sentMails().first(), u"first@post.example"_s, u"Danke!"_s)));
    QCOMPARE(shared.value("result"_L1).toString(), u"accepted"_s);
    QCOMPARE(shared.value("conversation"_L1).toString(), m_mail.id);
    STORY_UNTIL(m_stage.entry(m_mail, u"Danke!"_s));
    QVERIFY(!mailAddress().verified);
}

void TestStory::anAnswerToOurAddressIsVerified() {
    Participant herself = mail().participants.first();
    herself.role = ParticipantRole::To;
    STORY_DO(m_stage.enqueue(m_mail, Reply{u"Läuft sie jetzt ruhig?"_s, {}}, {herself}));
    STORY_UNTIL(m_stage.sentMails().size() == 2);
    const QJsonObject alone = m_stage.sentMails().last();
    QCOMPARE(alone.value("recipients"_L1).toArray(), QJsonArray{u"zoe.brandt@post.example"_s});
    QCOMPARE(header(alone, "in-reply-to"_L1), u"<first@post.example>"_s);
    const QStringList references = header(alone, "references"_L1).simplified().split(u' ');
    QCOMPARE(references.first(), u"<question-4711@post.example>"_s);
    QCOMPARE(references.last(), u"<first@post.example>"_s);
    QVERIFY(replyAddressIn(alone) != replyAddressIn(m_stage.sentMails().first()));
    STORY_VALUE(
        own,
        m_stage.bringMail(u"answer"_s, answerTo(alone, u"second@post.example"_s, u"Ja, wieder ruhig."_s)));
    QCOMPARE(own.value("conversation"_L1).toString(), m_mail.id);
    // Before the agent's eyes, or the composer rightly asks whether the answer still fits.
    STORY_UNTIL(shows("timeline"_L1, u"wieder ruhig"_s));
    STORY_UNTIL(mailAddress().verified);
    QCOMPARE(mailAddress().verifiedBy, u"reply_token"_s);
    STORY_UNTIL(mail().waitingSince.has_value());
}

void TestStory::automaticMailIsNotAnswered() {
    STORY_DO(m_stage.answer(m_mail, u"Das freut uns."_s));
    STORY_UNTIL(m_stage.sentMails().size() == 3);
    const QJsonObject third = m_stage.sentMails().last();
    STORY_UNTIL(deliveryOf(m_mail, u"Das freut uns."_s) == Delivery::Sent);

    const QMap<QString, QString> values{
        {u"reply_address"_s, replyAddressIn(third)}, {u"message_id"_s, header(third, "message-id"_L1)}};
    STORY_VALUE(automatic, m_stage.bringMail(u"automatic"_s, values));
    QCOMPARE(automatic.value("why"_L1).toString(), u"automatic"_s);
    STORY_UNTIL(m_stage.entry(m_mail, u"away until Thursday"_s));
    const Entry away = *m_stage.entry(m_mail, u"away until Thursday"_s);
    QVERIFY(away.visibility == Visibility::Internal);
    QVERIFY(!mail().waitingSince); // Nobody waits for an answer to a machine.

    STORY_VALUE(bounce, m_stage.bringMail(u"bounce"_s, values));
    QCOMPARE(bounce.value("why"_L1).toString(), u"bounce"_s);
    STORY_UNTIL(deliveryOf(m_mail, u"Das freut uns."_s) == Delivery::Failed);
    QVERIFY(m_stage.entry(m_mail, u"Das freut uns."_s)->deliveryError.contains(u"Mailbox full"_s));

    // The next mail to leave is the agent's own: neither of the two was answered.
    STORY_DO(m_stage.answer(m_mail, u"Bis bald."_s));
    STORY_UNTIL(m_stage.sentMails().size() >= 4);
    QCOMPARE(m_stage.sentMails().size(), 4);
    QVERIFY(m_stage.sentMails()
                .last()
                .value("parts"_L1)
                .toArray()
                .first()
                .toObject()
                .value("text"_L1)
                .toString()
                .contains(u"Bis bald."_s));
}

} // namespace segue
