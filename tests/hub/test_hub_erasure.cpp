// SPDX-License-Identifier: GPL-3.0-or-later
// Somebody is forgotten: everything of theirs, in conversations of others too, and nothing brings them back.
#include "app/hub/storage/feed.h"
#include "tests/fakes/postgres_server.h"
#include "tests/fakes/smtp_server.h"
#include "tests/hub/erasure_bench.h"
#include "tests/hub/feed_mirror.h"
#include "tests/hub/stream_client.h"

#include <QtTest>

using namespace Qt::StringLiterals;

namespace segue::hub {

class TestHubErasure : public QObject, ErasureBench {
    Q_OBJECT

private Q_SLOTS:
    void init() { begin(); }
    void cleanup() { end(); }

    void everythingOfAPersonGoes();
    void whatIsOthersStays();
    void aPreviewSaysWhat();
    void anErasureIsOneWhateverHappens();
    void onlyAdministratorsErase();
    void aMailDeliveredAgainBringsNobodyBack();
    void anImportDoneAgainBringsNobodyBack();
    void nobodySpeaksOfThemAnyMore();
    void theirChatWindowCloses();
    void aMailOnItsWayIsWaitedFor();
    void theTombstoneReachesEverybody();
    void anotherProcessHearsOfIt();
};

void TestHubErasure::everythingOfAPersonGoes() {
    annIsEverywhere();
    QVERIFY(m_mailContact != m_chatContact);
    const qint64 files = m_hub->storedFiles();
    QVERIFY(files >= 2);
    QVERIFY(eraseWholly({m_mailContact, m_chatContact}));
    for (const QString& conversation : {m_mail, m_chat})
        QCOMPARE(http().get(u"/conversations/"_s + conversation, admin()).status, 404);
    QVERIFY(http().get(u"/contacts?query=qzcanary"_s, admin()).list("contacts").isEmpty());
    FeedMirror mirror;
    QVERIFY(mirror.pull(http(), admin()));
    const Answer all = http().get(u"/changes?after=0&limit=1000"_s, admin());
    QVERIFY(!all.body.toLower().contains(canary));
    QCOMPARE(count(u"decisions"_s), 0);
    QCOMPARE(count(u"attachments"_s), 0);
    QCOMPARE(count(u"erased_files"_s), 0);
    QCOMPARE(m_hub->storedFiles(), 0);
    QCOMPARE(count(u"tokens WHERE kind = 'visitor'"_s), 0);
    // Every row that is in the feed is there.
    QCOMPARE(count(u"feed WHERE kind = 'entry' AND object_id NOT IN (SELECT id FROM entries)"_s), 0);
}

void TestHubErasure::whatIsOthersStays() {
    annIsEverywhere();
    // Bob has the same file as Ann.
    const QString bob = m_hub->newVisitor(u"bob"_s);
    const Answer file =
        http().raw("POST", u"/chat/attachments"_s, "qzcanary in a file", bob, {{"X-File-Name", "bobs.txt"}});
    const QString kept = file.object("attachment").value("id"_L1).toString();
    m_hub->visitorWrites(bob, u"Look"_s, {{u"attachments"_s, QJsonArray{kept}}});
    const qsizetype before = m_hub->entries(m_bobs).size();
    QVERIFY(eraseWholly({m_mailContact, m_chatContact}));
    QCOMPARE(m_hub->participants(m_bobs), QStringList{u"bob@b.example"_s});
    // What Ann wrote is gone from there; what Bob and the team wrote, and what happened, is not.
    const QJsonArray entries = m_hub->entries(m_bobs);
    QCOMPARE(entries.size(), before - 1);
    for (const QJsonValue& entry : entries) {
        QVERIFY(entry["contact"_L1].toString() != m_mailContact);
        QVERIFY(entry["author"_L1]["id"_L1].toString() != m_mailContact);
    }
    QCOMPARE(http().get(u"/attachments/"_s + kept, admin()).body, QByteArray("qzcanary in a file"));
    // The mail to both waits for Bob alone.
    QCOMPARE(count(u"outbound_mail WHERE lower(recipients) LIKE '%qzcanary%'"_s), 0);
    QCOMPARE(count(u"outbound_mail WHERE recipients LIKE '%bob@b.example%' AND state = 'queued'"_s), 1);
    QCOMPARE(count(u"commands WHERE lower(receipt) LIKE '%qzcanary%'"_s), 0);
}

void TestHubErasure::aPreviewSaysWhat() {
    annIsEverywhere();
    const Answer shown = preview({m_mailContact, m_chatContact, u"nobody"_s});
    QCOMPARE(shown.status, 200);
    const QJsonObject numbers = shown.object("preview");
    QCOMPARE(numbers.value("contacts"_L1).toInt(), 2);
    QCOMPARE(numbers.value("conversations"_L1).toInt(), 2);
    QCOMPARE(numbers.value("entries_elsewhere"_L1).toInt(), 1);
    QCOMPARE(numbers.value("attachments"_L1).toInt(), 1);
    QCOMPARE(numbers.value("attachment_bytes"_L1).toInt(), 18);
    QCOMPARE(numbers.value("pending_mails"_L1).toInt(), 1);
    QCOMPARE(numbers.value("decisions"_L1).toInt(), 1);
    QVERIFY(numbers.value("entries"_L1).toInt() >= 4);
    QVERIFY(!shown.body.toLower().contains(canary));
    // Somebody writes meanwhile.
    m_hub->visitorWrites(m_visitor, u"One more thing"_s);
    const Answer refused = erase({m_mailContact, m_chatContact}, newUuid(), shown.text("hash"));
    QCOMPARE(refused.status, 409);
    QCOMPARE(refused.errorCode(), u"preview_changed"_s);
    QCOMPARE(http().get(u"/conversations/"_s + m_mail, admin()).status, 200);
    const Answer again = preview({m_mailContact, m_chatContact});
    QCOMPARE(erase({m_mailContact, m_chatContact}, newUuid(), again.text("hash")).status, 202);
}

void TestHubErasure::anErasureIsOneWhateverHappens() {
    const QString id = newUuid();
    const QString conversation = conversationOfMail(mailFrom("ann@ann.example", "1@ann.example", "Hello"));
    const QString contact = contactOf(conversation);
    const QJsonObject first = erase({contact, u"unknown"_s}, id).object("erasure");
    QCOMPARE(first.value("conversations"_L1).toArray(), QJsonArray{conversation});
    QCOMPARE(first.value("contacts"_L1).toArray(), (QJsonArray{contact, u"unknown"_s}));
    QTRY_COMPARE_WITH_TIMEOUT(stateOf(id), u"done"_s, patience);
    const Answer again = erase({u"others"_s}, id);
    QCOMPARE(again.status, 200);
    QCOMPARE(again.object("erasure"), first);
    // Another device wants the same, under an id of its own.
    const QJsonObject other = erase({contact}).object("erasure");
    QCOMPARE(other.value("conversations"_L1).toArray(), QJsonArray());
    QVERIFY(other.value("sequence"_L1).toInteger() > first.value("sequence"_L1).toInteger());
    // Tombstones hold ids alone.
    QCOMPARE(erase({u"Ann Smith"_s}).errorCode(), u"invalid_contacts"_s);
    QCOMPARE(erase({}).errorCode(), u"invalid_contacts"_s);
}

void TestHubErasure::onlyAdministratorsErase() {
    const QString agent = m_hub->newAgent(u"Bea"_s, u"supervisor"_s);
    const QJsonObject body{{u"id"_s, newUuid()}, {u"contacts"_s, QJsonArray{u"c"_s}}};
    QCOMPARE(http().post(u"/erasures"_s, body, agent).status, 403);
    QCOMPARE(http().get(u"/erasures/preview?contacts=c"_s, agent).status, 403);
    QCOMPARE(http().get(u"/erasures?after=0"_s, agent).status, 200);
    const auto mayErase = [this](const QString& token) {
        return http().get(u"/me"_s, token).object("capabilities").value("erase"_L1).toBool();
    };
    QVERIFY(!mayErase(agent));
    QVERIFY(mayErase(admin()));
}

void TestHubErasure::aMailDeliveredAgainBringsNobodyBack() {
    m_hub->sendMailThrough(deadPort);
    const QByteArray mail = mailFrom("Ann <ann@ann.example>", "1@ann.example", "Hello");
    const QString contact = contactOf(conversationOfMail(mail));
    const QJsonObject bridged{
        {u"provider"_s, u"bridge"_s},
        {u"message_id"_s, u"sms-1"_s},
        {u"channel"_s, u"sms"_s},
        {u"text"_s, u"Hello"_s},
        {u"from"_s, QJsonObject{{u"kind"_s, u"phone"_s}, {u"value"_s, u"+4930901820"_s}}}};
    const QString token = m_hub->newChannelToken();
    const Answer sms = http().post(u"/inbound/messages"_s, bridged, token);
    const QString phone = contactOf(sms.text("conversation"));
    QVERIFY(eraseWholly({contact, phone}));
    QCOMPARE(count(u"contacts"_s), 0);
    QCOMPARE(m_hub->mailArrives(mail).text("result"), u"duplicate"_s);
    QCOMPARE(http().post(u"/inbound/messages"_s, bridged, token).text("result"), u"duplicate"_s);
    QCOMPARE(count(u"contacts"_s), 0);
    // Whoever writes anew is somebody new.
    const Answer anew = m_hub->mailArrives(mailFrom("Ann <ann@ann.example>", "2@ann.example", "I am back"));
    QCOMPARE(anew.text("result"), u"accepted"_s);
    QVERIFY(contactOf(anew.text("conversation")) != contact);
}

void TestHubErasure::anImportDoneAgainBringsNobodyBack() {
    const QJsonObject moved{
        {u"contacts"_s,
         QJsonArray{
             QJsonObject{{u"external_id"_s, u"c1"_s}, {u"name"_s, u"Ann"_s}},
             QJsonObject{{u"external_id"_s, u"c2"_s}, {u"name"_s, u"Bob"_s}}}},
        {u"conversations"_s, QJsonArray{QJsonObject{
                                 {u"external_id"_s, u"t1"_s},
                                 {u"contact"_s, u"c1"_s},
                                 {u"channel"_s, u"email"_s},
                                 {u"subject"_s, u"S"_s},
                                 {u"status"_s, u"open"_s},
                                 {u"created_at"_s, 1}}}}};
    const Answer first = http().post(u"/admin/import"_s, moved, admin());
    QVERIFY2(first.list("skipped").isEmpty(), first.body.constData());
    const QJsonArray contacts = http().get(u"/contacts?query=Ann"_s, admin()).list("contacts");
    QCOMPARE(contacts.size(), 1);
    QVERIFY(eraseWholly({contacts.first()["id"_L1].toString()}));
    const Answer again = http().post(u"/admin/import"_s, moved, admin());
    QCOMPARE(again.list("skipped").size(), 2);
    QCOMPARE(count(u"contacts"_s), 1);
    QCOMPARE(count(u"conversations"_s), 0);
    QCOMPARE(count(u"external_ids WHERE external_id IN ('c1', 't1')"_s), 0);
}

void TestHubErasure::nobodySpeaksOfThemAnyMore() {
    m_hub->sendMailThrough(deadPort);
    const QString conversation = conversationOfMail(mailFrom("ann@ann.example", "1@ann.example", "Hello"));
    const QString contact = contactOf(conversation);
    const QString other = contactOf(conversationOfMail(mailFrom("bob@b.example", "1@b.example", "Hello")));
    QVERIFY(eraseWholly({contact}));
    const Answer replied = m_hub->command(conversation, {reply(u"Hello"_s)});
    QCOMPARE(replied.status, 410);
    QCOMPARE(replied.errorCode(), u"erased"_s);
    const Answer decided = http().post(
        u"/decisions"_s,
        {{u"id"_s, newUuid()}, {u"verdict"_s, u"same"_s}, {u"left"_s, other}, {u"right"_s, contact}},
        admin());
    QCOMPARE(decided.status, 410);
    QCOMPARE(decided.errorCode(), u"erased"_s);
    QCOMPARE(
        m_hub->beginByMail({recipient(u"ann@ann.example"_s)}, {{u"contact"_s, contact}}).errorCode(),
        u"erased"_s);
    QCOMPARE(
        http().post(u"/contacts/"_s + contact, {{u"name"_s, u"Ann"_s}}, admin()).errorCode(), u"erased"_s);
    QCOMPARE(m_hub->command(u"nowhere"_s, {reply(u"Hello"_s)}).status, 404);
}

void TestHubErasure::theirChatWindowCloses() {
    const QString visitor = m_hub->newVisitor(u"ann"_s);
    const QString contact = contactOf(m_hub->visitorWrites(visitor, u"Hello"_s).text("conversation"));
    StreamClient window;
    window.openVisitor(m_hub->port(), visitor);
    QTRY_VERIFY_WITH_TIMEOUT(window.isOpen(), patience);
    QCOMPARE(erase({contact}).status, 202);
    QTRY_VERIFY_WITH_TIMEOUT(!window.isOpen(), patience);
    QCOMPARE(window.closeCode(), 1008);
    QCOMPARE(m_hub->visitorWrites(visitor, u"Again"_s).status, 401);
    // The same browser begins anew, as somebody else.
    const QString anew = m_hub->newVisitor(u"ann"_s);
    QVERIFY(contactOf(m_hub->visitorWrites(anew, u"Hello"_s).text("conversation")) != contact);
}

void TestHubErasure::aMailOnItsWayIsWaitedFor() {
    SmtpServer server;
    QVERIFY(server.listen());
    m_hub->sendMailThrough(server.port());
    const QString conversation = conversationOfMail(mailFrom("ann@ann.example", "1@ann.example", "Hello"));
    const QString contact = contactOf(conversation);
    server.holdAt(".");
    m_hub->command(conversation, {reply(u"On its way"_s)});
    QTRY_COMPARE_WITH_TIMEOUT(server.held(), 1, patience);
    m_hub->command(conversation, {reply(u"Behind it"_s)});
    const QString id = newUuid();
    const Answer answer = erase({contact}, id);
    QCOMPARE(answer.status, 202);
    QCOMPARE(answer.text("state"), u"waiting"_s);
    QCOMPARE(answer.object("erasure").value("sequence"_L1).toInt(), 0);
    QCOMPARE(http().get(u"/conversations/"_s + conversation, admin()).status, 200);
    QVERIFY(http().get(u"/erasures?after=0"_s, admin()).list("erasures").isEmpty());
    server.release();
    QTRY_COMPARE_WITH_TIMEOUT(stateOf(id), u"done"_s, patience);
    QCOMPARE(http().get(u"/conversations/"_s + conversation, admin()).status, 404);
    // What had left has; what had not never will.
    QCOMPARE(server.mails().size(), 1);
    QVERIFY(server.mails().first().message.contains("On its way"));
}

void TestHubErasure::theTombstoneReachesEverybody() {
    const QString conversation = conversationOfMail(mailFrom("ann@ann.example", "1@ann.example", "Hello"));
    const QString contact = contactOf(conversation);
    const qint64 head =
        http().get(u"/changes?after=0&limit=1000"_s, admin()).json.value("head"_L1).toInteger();
    StreamClient stream;
    stream.openAgent(m_hub->port(), admin(), head);
    QTRY_VERIFY_WITH_TIMEOUT(!stream.framesOf(u"changes"_s).isEmpty(), patience);
    QVERIFY(eraseWholly({contact}));
    const auto tombstoneIn = [&](const QJsonObject& page) {
        const QJsonArray erasures = page.value("erasures"_L1).toArray();
        return erasures.size() == 1 && erasures.first()["contacts"_L1].toArray() == QJsonArray{contact} &&
               erasures.first()["conversations"_L1].toArray() == QJsonArray{conversation};
    };
    QTRY_VERIFY_WITH_TIMEOUT(
        std::any_of(stream.frames().begin(), stream.frames().end(), tombstoneIn), patience);
    // Those who were away, and those who have seen nothing yet.
    const Answer missed = http().get(u"/changes?after=%1"_s.arg(head), admin());
    QVERIFY(tombstoneIn(missed.json));
    QVERIFY(tombstoneIn(http().get(u"/changes?after=0&limit=1000"_s, admin()).json));
    const Answer alone = http().get(u"/erasures?after=0"_s, admin());
    QVERIFY(tombstoneIn(alone.json));
    QVERIFY(alone.json.value("complete"_L1).toBool());
    const qint64 next = alone.json.value("next"_L1).toInteger();
    QVERIFY(http().get(u"/erasures?after=%1"_s.arg(next), admin()).list("erasures").isEmpty());
    QCOMPARE(http().get(u"/erasures?after=999999"_s, admin()).errorCode(), u"cursor_invalid"_s);
    // What goes with it is told after it, and as any deletion.
    const QJsonArray removed = missed.list("removed");
    QVERIFY(!removed.isEmpty());
    for (const QJsonValue& gone : removed)
        QVERIFY(gone["version"_L1].toInteger() > next);
    // Deletions are forgotten one day, this is not.
    const auto forgotten = m_hub->storage().write(
        [](Write& write) { return Feed::forgetRemoved(write, write.now() + std::chrono::hours(1)); });
    QVERIFY(forgotten);
    QVERIFY(tombstoneIn(http().get(u"/erasures?after=1"_s, admin()).json));
}

void TestHubErasure::anotherProcessHearsOfIt() {
    PostgresServer server;
    const QString reason = server.start();
    if (!reason.isEmpty())
        QSKIP(qPrintable(u"no PostgreSQL here: "_s + reason));
    const QString url = server.newDatabase();
    HubUnderTest one(url);
    HubUnderTest other(url);
    const QString visitor = one.newVisitor(u"ann"_s);
    const QString conversation = one.visitorWrites(visitor, u"Hello"_s).text("conversation");
    const QString contact = one.conversation(conversation).value("contact"_L1).toString();
    StreamClient window;
    window.openVisitor(other.port(), visitor);
    StreamClient agent;
    agent.openAgent(other.port(), other.admin(), 0);
    QTRY_VERIFY_WITH_TIMEOUT(window.isOpen() && !agent.framesOf(u"changes"_s).isEmpty(), patience);
    const QJsonObject body{{u"id"_s, newUuid()}, {u"contacts"_s, QJsonArray{contact}}};
    QCOMPARE(one.http().post(u"/erasures"_s, body, one.admin()).status, 202);
    QTRY_VERIFY_WITH_TIMEOUT(
        std::any_of(
            agent.frames().begin(), agent.frames().end(),
            [](const QJsonObject& frame) { return !frame.value("erasures"_L1).toArray().isEmpty(); }),
        patience);
    QTRY_VERIFY_WITH_TIMEOUT(!window.isOpen(), patience);
    // Either of them finishes it, and both know.
    const QString path = u"/erasures/"_s + body.value("id"_L1).toString();
    QTRY_COMPARE_WITH_TIMEOUT(other.http().get(path, other.admin()).text("state"), u"done"_s, patience);
    QCOMPARE(other.command(conversation, {reply(u"Hello"_s)}).errorCode(), u"erased"_s);
}

} // namespace segue::hub

QTEST_GUILESS_MAIN(segue::hub::TestHubErasure)
#include "test_hub_erasure.moc"
