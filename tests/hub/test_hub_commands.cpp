// SPDX-License-Identifier: GPL-3.0-or-later
// Commands over real sockets: once for each key, all or nothing, and what they do to a
// conversation.
#include "app/hub/storage/feed.h"
#include "tests/hub/hub_under_test.h"

#include <QtTest>

using namespace Qt::StringLiterals;

namespace segue::hub {

class TestHubCommands : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_hub = std::make_unique<HubUnderTest>();
        m_visitor = m_hub->newVisitor(u"visitor"_s);
        m_conversation = m_hub->visitorWrites(m_visitor, u"Where is my parcel?"_s).text("conversation");
        QVERIFY(!m_conversation.isEmpty());
    }
    void cleanup() { m_hub.reset(); }

    void aReplyIsStoredOnceForItsKey();
    void aKeyWithAnotherPayloadIsRefused();
    void aKeyOfAnotherAgentIsRefused();
    void theReceiptCanBeAskedFor();
    void keysMustBeUuids();
    void aStaleReplyIsRefused();
    void aStaleNoteIsFine();
    void allOrNothing();
    void aReplyOpensANewConversation();
    void aReplyAndSolve();
    void theCustomersAnswerReopens_data();
    void theCustomersAnswerReopens();
    void waitingIsMeasuredFromTheFirstUnansweredMessage();
    void everyChangeIsAnEvent();
    void settingTheSameAgainIsNoEvent();
    void snoozeWakesByItself();
    void snoozeNeedsATimeToCome();
    void whatCannotBeDoneSaysSo_data();
    void whatCannotBeDoneSaysSo();
    void tooLargeATextIsRefused();
    void aMailReplyIsQueuedWithItsEntry();
    void aConversationIsBegunByMail();

private:
    QStringList eventFields() {
        QStringList fields;
        const QJsonArray entries = m_hub->entries(m_conversation);
        for (const QJsonValue& entry : entries) {
            if (entry["kind"_L1].toString() == "event"_L1)
                fields.prepend(
                    entry["change"_L1]["field"_L1].toString() + u':' +
                    entry["change"_L1]["after"_L1].toString());
        }
        return fields;
    }

    std::unique_ptr<HubUnderTest> m_hub;
    QString m_visitor;
    QString m_conversation;
};

void TestHubCommands::aReplyIsStoredOnceForItsKey() {
    const QString key = newUuid();
    const QJsonObject body{
        {u"conversation"_s, m_conversation}, {u"operations"_s, QJsonArray{reply(u"On its way"_s)}}};
    const Answer first = m_hub->commandWithKey(key, body);
    QCOMPARE(first.status, 200);
    QCOMPARE(first.text("command"), key);
    const Answer second = m_hub->commandWithKey(key.toUpper(), body);
    QCOMPARE(second.status, 200);
    QCOMPARE(second.json, first.json);
    int replies = 0;
    const QJsonArray entries = m_hub->entries(m_conversation);
    for (const QJsonValue& entry : entries)
        replies += entry["text"_L1].toString() == "On its way"_L1 ? 1 : 0;
    QCOMPARE(replies, 1);
    const QJsonArray changed = first.object("changes").value("entries"_L1).toArray();
    QVERIFY(std::any_of(changed.begin(), changed.end(), [&](const QJsonValue& entry) {
        return entry["id"_L1].toString() == first.text("entry") && entry["command"_L1].toString() == key &&
               entry["delivery"_L1].toString() == "sent"_L1;
    }));
}

void TestHubCommands::aKeyWithAnotherPayloadIsRefused() {
    const QString key = newUuid();
    QJsonObject body{{u"conversation"_s, m_conversation}, {u"operations"_s, QJsonArray{reply(u"One"_s)}}};
    QCOMPARE(m_hub->commandWithKey(key, body).status, 200);
    body.insert(u"operations"_s, QJsonArray{reply(u"Two"_s)});
    const Answer again = m_hub->commandWithKey(key, body);
    QCOMPARE(again.status, 409);
    QCOMPARE(again.errorCode(), u"key_reused"_s);
}

void TestHubCommands::aKeyOfAnotherAgentIsRefused() {
    const QString key = newUuid();
    const QJsonObject body{
        {u"conversation"_s, m_conversation}, {u"operations"_s, QJsonArray{note(u"Mine"_s)}}};
    QCOMPARE(m_hub->commandWithKey(key, body).status, 200);
    QCOMPARE(m_hub->commandWithKey(key, body, m_hub->newAgent(u"Bob"_s)).status, 409);
}

void TestHubCommands::theReceiptCanBeAskedFor() {
    const QString key = newUuid();
    QCOMPARE(m_hub->http().get(u"/commands/"_s + key, m_hub->admin()).status, 404);
    const Answer done = m_hub->commandWithKey(
        key, {{u"conversation"_s, m_conversation}, {u"operations"_s, QJsonArray{note(u"Look"_s)}}});
    const Answer receipt = m_hub->http().get(u"/commands/"_s + key, m_hub->admin());
    QCOMPARE(receipt.status, 200);
    QCOMPARE(receipt.json, done.json);
}

void TestHubCommands::keysMustBeUuids() {
    const QJsonObject body{
        {u"conversation"_s, m_conversation}, {u"operations"_s, QJsonArray{note(u"Look"_s)}}};
    QCOMPARE(m_hub->commandWithKey(u"once"_s, body).errorCode(), u"invalid_key"_s);
    QCOMPARE(m_hub->http().post(u"/commands"_s, body, m_hub->admin()).errorCode(), u"key_missing"_s);
}

void TestHubCommands::aStaleReplyIsRefused() {
    const QString base = m_hub->entries(m_conversation).first()["id"_L1].toString();
    m_hub->visitorWrites(m_visitor, u"Never mind, it came"_s);
    const Answer refused =
        m_hub->command(m_conversation, {reply(u"We will look"_s)}, {}, {{u"base_entry"_s, base}});
    QCOMPARE(refused.status, 409);
    QCOMPARE(refused.errorCode(), u"stale"_s);
    const QString newest = m_hub->entries(m_conversation).first()["id"_L1].toString();
    QCOMPARE(
        m_hub->command(m_conversation, {reply(u"Good!"_s)}, {}, {{u"base_entry"_s, newest}}).status, 200);
}

void TestHubCommands::aStaleNoteIsFine() {
    const QString base = m_hub->entries(m_conversation).first()["id"_L1].toString();
    m_hub->visitorWrites(m_visitor, u"More"_s);
    QCOMPARE(m_hub->command(m_conversation, {note(u"Seen"_s)}, {}, {{u"base_entry"_s, base}}).status, 200);
}

void TestHubCommands::allOrNothing() {
    const Answer refused = m_hub->command(
        m_conversation, {reply(u"Half"_s), QJsonObject{{u"type"_s, u"assign"_s}, {u"agent"_s, u"nobody"_s}}});
    QCOMPARE(refused.status, 422);
    QCOMPARE(refused.errorCode(), u"invalid_agent"_s);
    QCOMPARE(m_hub->entries(m_conversation).size(), 1);
    QCOMPARE(m_hub->conversation(m_conversation).value("status"_L1).toString(), u"new"_s);
}

void TestHubCommands::aReplyOpensANewConversation() {
    QCOMPARE(m_hub->conversation(m_conversation).value("status"_L1).toString(), u"new"_s);
    m_hub->command(m_conversation, {reply(u"Hello"_s)});
    QCOMPARE(m_hub->conversation(m_conversation).value("status"_L1).toString(), u"open"_s);
    QCOMPARE(eventFields(), QStringList{u"status:open"_s});
}

void TestHubCommands::aReplyAndSolve() {
    const Answer done = m_hub->command(m_conversation, {reply(u"Done"_s), setStatus(u"solved"_s)});
    QCOMPARE(done.status, 200);
    QCOMPARE(m_hub->conversation(m_conversation).value("status"_L1).toString(), u"solved"_s);
    QCOMPARE(eventFields(), QStringList{u"status:solved"_s});
}

void TestHubCommands::theCustomersAnswerReopens_data() {
    QTest::addColumn<QString>("status");
    QTest::addColumn<QString>("after");
    QTest::newRow("new") << u"new"_s << u"new"_s;
    QTest::newRow("open") << u"open"_s << u"open"_s;
    QTest::newRow("waiting") << u"waiting_customer"_s << u"open"_s;
    QTest::newRow("on hold") << u"on_hold"_s << u"open"_s;
    QTest::newRow("snoozed") << u"snoozed"_s << u"open"_s;
    QTest::newRow("solved") << u"solved"_s << u"open"_s;
    QTest::newRow("spam") << u"spam"_s << u"spam"_s;
}

void TestHubCommands::theCustomersAnswerReopens() {
    QFETCH(QString, status);
    QFETCH(QString, after);
    QJsonObject set = setStatus(status);
    set.insert(u"snoozed_until"_s, QDateTime::currentMSecsSinceEpoch() + 3'600'000);
    QCOMPARE(m_hub->command(m_conversation, {set}).status, 200);
    m_hub->visitorWrites(m_visitor, u"One more thing"_s);
    const QJsonObject now = m_hub->conversation(m_conversation);
    QCOMPARE(now.value("status"_L1).toString(), after);
    QVERIFY(status == "spam"_L1 || now.value("snoozed_until"_L1).isNull());
}

void TestHubCommands::waitingIsMeasuredFromTheFirstUnansweredMessage() {
    const QJsonValue first = m_hub->entries(m_conversation).first()["at"_L1];
    m_hub->clock().advance(Millis{5000});
    m_hub->visitorWrites(m_visitor, u"Hello?"_s);
    QCOMPARE(m_hub->conversation(m_conversation).value("waiting_since"_L1), first);
    m_hub->command(m_conversation, {note(u"Who knows this?"_s)});
    QCOMPARE(m_hub->conversation(m_conversation).value("waiting_since"_L1), first);
    m_hub->command(m_conversation, {reply(u"Here"_s)});
    QVERIFY(m_hub->conversation(m_conversation).value("waiting_since"_L1).isNull());
    m_hub->visitorWrites(m_visitor, u"And now?"_s);
    QVERIFY(m_hub->conversation(m_conversation).value("waiting_since"_L1).toInteger() > first.toInteger());
}

void TestHubCommands::everyChangeIsAnEvent() {
    const QString agent =
        m_hub->http().get(u"/me"_s, m_hub->admin()).object("agent").value("id"_L1).toString();
    const QString team = m_hub->http()
                             .post(u"/admin/teams"_s, {{u"name"_s, u"Returns"_s}}, m_hub->admin())
                             .object("team")
                             .value("id"_L1)
                             .toString();
    const Answer done = m_hub->command(
        m_conversation,
        {QJsonObject{{u"type"_s, u"assign"_s}, {u"agent"_s, agent}, {u"team"_s, team}},
         QJsonObject{{u"type"_s, u"priority"_s}, {u"priority"_s, u"urgent"_s}},
         QJsonObject{{u"type"_s, u"tags"_s}, {u"add"_s, QJsonArray{u"vip"_s, u"returns"_s}}},
         QJsonObject{{u"type"_s, u"tags"_s}, {u"remove"_s, QJsonArray{u"vip"_s}}},
         QJsonObject{{u"type"_s, u"subject"_s}, {u"subject"_s, u"Parcel"_s}}, setStatus(u"on_hold"_s)});
    QCOMPARE(done.status, 200);
    QVERIFY(done.json.value("entry"_L1).isNull());
    QCOMPARE(
        eventFields(), QStringList(
                           {u"assignee:"_s + agent, u"team:"_s + team, u"priority:urgent"_s, u"tag:vip"_s,
                            u"tag:returns"_s, u"tag:"_s, u"subject:Parcel"_s, u"status:on_hold"_s}));
    const QJsonObject now = m_hub->conversation(m_conversation);
    QCOMPARE(now.value("assignee"_L1).toString(), agent);
    QCOMPARE(now.value("tags"_L1).toArray(), QJsonArray{u"returns"_s});
    m_hub->command(m_conversation, {QJsonObject{{u"type"_s, u"assign"_s}, {u"agent"_s, u""_s}}});
    QVERIFY(m_hub->conversation(m_conversation).value("assignee"_L1).isNull());
    QCOMPARE(m_hub->conversation(m_conversation).value("team"_L1).toString(), team);
}

void TestHubCommands::settingTheSameAgainIsNoEvent() {
    m_hub->command(m_conversation, {setStatus(u"open"_s)});
    m_hub->command(m_conversation, {setStatus(u"open"_s)});
    QCOMPARE(eventFields(), QStringList{u"status:open"_s});
}

void TestHubCommands::snoozeWakesByItself() {
    QJsonObject snooze = setStatus(u"snoozed"_s);
    const qint64 until = QDateTime::currentMSecsSinceEpoch() + 3'600'000;
    snooze.insert(u"snoozed_until"_s, until);
    QCOMPARE(m_hub->command(m_conversation, {snooze}).status, 200);
    QCOMPARE(m_hub->conversation(m_conversation).value("snoozed_until"_L1).toInteger(), until);
    m_hub->clock().advance(Millis{3'601'000});
    QTRY_COMPARE_WITH_TIMEOUT(
        m_hub->conversation(m_conversation).value("status"_L1).toString(), u"open"_s, 10'000);
    QVERIFY(m_hub->conversation(m_conversation).value("snoozed_until"_L1).isNull());
    const QJsonArray entries = m_hub->entries(m_conversation);
    const bool wasTheSystem = std::any_of(entries.begin(), entries.end(), [](const QJsonValue& entry) {
        return entry["author"_L1]["kind"_L1].toString() == "system"_L1 &&
               entry["change"_L1]["after"_L1].toString() == "open"_L1;
    });
    QVERIFY(wasTheSystem);
}

void TestHubCommands::snoozeNeedsATimeToCome() {
    QCOMPARE(m_hub->command(m_conversation, {setStatus(u"snoozed"_s)}).errorCode(), u"invalid_snooze"_s);
}

void TestHubCommands::whatCannotBeDoneSaysSo_data() {
    QTest::addColumn<QJsonArray>("operations");
    QTest::addColumn<QString>("code");
    const auto row = [](const char* name, const QJsonArray& operations, const QString& code) {
        QTest::newRow(name) << operations << code;
    };
    row("none", {}, u"invalid_operation"_s);
    row("unknown type", {QJsonObject{{u"type"_s, u"explode"_s}}}, u"invalid_operation"_s);
    row("unknown status", {setStatus(u"lost"_s)}, u"invalid_operation"_s);
    row("empty reply", {reply(u"  \n"_s)}, u"invalid_text"_s);
    row("two texts", {reply(u"a"_s), note(u"b"_s)}, u"invalid_operation"_s);
    row("unknown team", {QJsonObject{{u"type"_s, u"assign"_s}, {u"team"_s, u"x"_s}}}, u"invalid_team"_s);
    row("blank tag", {QJsonObject{{u"type"_s, u"tags"_s}, {u"add"_s, QJsonArray{u" "_s}}}}, u"invalid_tag"_s);
    row("unknown attachment",
        {QJsonObject{{u"type"_s, u"note"_s}, {u"text"_s, u"a"_s}, {u"attachments"_s, QJsonArray{u"x"_s}}}},
        u"invalid_attachment"_s);
    row("operations of the wrong type", {u"reply"_s}, u"invalid_request"_s);
}

void TestHubCommands::whatCannotBeDoneSaysSo() {
    QFETCH(QJsonArray, operations);
    QFETCH(QString, code);
    const Answer refused = m_hub->command(m_conversation, operations);
    QCOMPARE(refused.status, 422);
    QCOMPARE(refused.errorCode(), code);
    QCOMPARE(m_hub->entries(m_conversation).size(), 1);
}

void TestHubCommands::tooLargeATextIsRefused() {
    const Answer refused = m_hub->command(m_conversation, {reply(QString(256 * 1024 + 1, u'x'))});
    QCOMPARE(refused.status, 422);
    QCOMPARE(refused.errorCode(), u"text_too_large"_s);
    QCOMPARE(m_hub->command(m_conversation, {reply(QString(256 * 1024, u'x'))}).status, 200);
}

void TestHubCommands::aMailReplyIsQueuedWithItsEntry() {
    m_hub->sendMailThrough(deadPort);
    const Answer imported = m_hub->http().post(
        u"/admin/import"_s,
        {{u"contacts"_s, QJsonArray{QJsonObject{{u"external_id"_s, u"c"_s}, {u"name"_s, u"Eve"_s}}}},
         {u"conversations"_s,
          QJsonArray{QJsonObject{
              {u"external_id"_s, u"1"_s},
              {u"channel"_s, u"email"_s},
              {u"contact"_s, u"c"_s},
              {u"subject"_s, u"Order"_s},
              {u"created_at"_s, 1000},
              {u"participants"_s,
               QJsonArray{QJsonObject{{u"role"_s, u"requester"_s}, {u"address"_s, u"eve@x.example"_s}}}}}}}},
        m_hub->admin());
    QCOMPARE(imported.object("imported").value("conversations"_L1).toInt(), 1);
    FeedPage page = *m_hub->storage().read([](db::Connection& db) { return Feed(db).after(0, 500); });
    const auto mail = std::find_if(
        page.objects.conversations.begin(), page.objects.conversations.end(),
        [](const ConversationRow& c) { return c.channel == Channel::Email; });
    QVERIFY(mail != page.objects.conversations.end());
    const Answer sent = m_hub->command(
        mail->id.value(), {reply(u"Thank you"_s)}, {},
        {{u"recipients"_s,
          QJsonArray{recipient(u"eve@x.example"_s), recipient(u"boss@x.example"_s, u"cc"_s)}}});
    QCOMPARE(sent.status, 200);
    const QJsonObject changed = sent.object("changes");
    QCOMPARE(changed["entries"_L1][0]["delivery"_L1].toString(), u"pending"_s);
    QCOMPARE(changed["conversations"_L1][0]["participants"_L1].toArray().size(), 2);
    const auto queued = m_hub->storage().read(
        [](db::Connection& db) { return db.scalar<qint64>(u"SELECT count(*) FROM outbound_mail"_s); });
    QCOMPARE(queued->value_or(0), 1);
}

void TestHubCommands::aConversationIsBegunByMail() {
    const QString key = newUuid();
    const QJsonObject body{
        {u"channel"_s, u"email"_s},
        {u"subject"_s, u"Your order"_s},
        {u"recipients"_s,
         QJsonArray{
             QJsonObject{{u"role"_s, u"to"_s}, {u"address"_s, u"new@x.example"_s}, {u"name"_s, u"New"_s}}}},
        {u"text"_s, u"It is delayed."_s},
        {u"key"_s, key}};
    QCOMPARE(
        m_hub->http().post(u"/conversations"_s, body, m_hub->admin()).errorCode(), u"mail_not_configured"_s);
    m_hub->sendMailThrough(deadPort);
    const Answer begun = m_hub->http().post(u"/conversations"_s, body, m_hub->admin());
    QCOMPARE(begun.status, 200);
    QCOMPARE(m_hub->http().post(u"/conversations"_s, body, m_hub->admin()).json, begun.json);
    const QJsonObject conversation = m_hub->conversation(begun.text("conversation"));
    QCOMPARE(conversation.value("subject"_L1).toString(), u"Your order"_s);
    QCOMPARE(conversation["participants"_L1][0]["role"_L1].toString(), u"requester"_s);
    QVERIFY(conversation.value("waiting_since"_L1).isNull());
}

} // namespace segue::hub

QTEST_GUILESS_MAIN(segue::hub::TestHubCommands)
#include "test_hub_commands.moc"
