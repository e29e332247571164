// SPDX-License-Identifier: GPL-3.0-or-later
// What strangers send is bounded in what it costs to read again, and what is much is done piece by piece.
#include "app/hub/storage/contacts.h"
#include "app/hub/storage/conversation_flow.h"
#include "app/hub/storage/entries.h"
#include "app/hub/storage/feed.h"
#include "app/hub/storage/settings.h"
#include "tests/hub/feed_mirror.h"
#include "tests/hub/hub_under_test.h"
#include "tests/hub/stream_client.h"

#include <QtTest>

using namespace Qt::StringLiterals;

namespace segue::hub {

namespace {

constexpr int patience = 30'000;
constexpr qsizetype longText = 1024 * 1024;

qint64 unitsOf(const QList<EntryRow>& entries) {
    qint64 units = 0;
    for (const EntryRow& entry : entries)
        units += entry.text.size() + entry.html.size();
    return units;
}

} // namespace

class TestHubBounds : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_hub = std::make_unique<HubUnderTest>(); }
    void cleanup() { m_hub.reset(); }

    void aPageOfTheFeedFitsItsBytes();
    void aPageOfAConversationFitsItsBytes();
    void aLongMailIsCutAndKeptWhole();
    void ignoredMailLeavesNoFiles();
    void aVisitorClaimsOnlySoMuch();
    void aReadMarkIsNotInTheFuture();
    void aTeamWithALongHistoryGoes();
    void aTimeZoneThatIsGoneStopsNobody();
    void aWindowHearsWhatItMissedInAFlood();

private:
    //! A conversation with `count` entries, each as long as a mail could once be.
    ConversationId longConversation(int count);

    std::unique_ptr<HubUnderTest> m_hub;
};

ConversationId TestHubBounds::longConversation(int count) {
    const QString conversation =
        m_hub->visitorWrites(m_hub->newVisitor(u"long"_s), u"Hello"_s).text("conversation");
    const auto stored = m_hub->storage().write([&](Write& write) -> Result<void> {
        for (int i = 0; i < count; ++i) {
            EntryRow entry;
            entry.conversation = ConversationId(conversation);
            entry.visibility = Visibility::Public;
            entry.author.kind = AuthorKind::Customer;
            entry.text = QString(longText, QChar(u'a' + i));
            entry.at = write.now() + Millis{i + 1};
            SEGUE_TRY(Entries::insert(write, entry));
        }
        return {};
    });
    return stored ? ConversationId(conversation) : ConversationId();
}

void TestHubBounds::aPageOfTheFeedFitsItsBytes() {
    constexpr int many = 12;
    QVERIFY(!longConversation(many).isEmpty());
    qint64 cursor = 0;
    int entries = 0;
    int pages = 0;
    for (bool isComplete = false; !isComplete; ++pages) {
        const auto page =
            m_hub->storage().read([&](db::Connection& db) { return Feed(db).after(cursor, 1000); });
        QVERIFY(page.has_value());
        QVERIFY(page->next > cursor);
        QVERIFY(unitsOf(page->objects.entries) * 2 <= largestPage);
        cursor = page->next;
        entries += static_cast<int>(page->objects.entries.size());
        isComplete = page->complete;
        QVERIFY(pages < 20);
    }
    QVERIFY(pages > 1);
    QVERIFY(entries > many);
}

void TestHubBounds::aPageOfAConversationFitsItsBytes() {
    constexpr int many = 9;
    const ConversationId conversation = longConversation(many);
    const auto page = [&](const EntryId& before, int limit) {
        return *m_hub->storage().read(
            [&](db::Connection& db) { return Entries(db).page(conversation, before, limit); });
    };
    const EntryPage newest = page({}, 200);
    QCOMPARE(newest.entries.size(), 4);
    QVERIFY(!newest.complete);
    QCOMPARE(newest.entries.first().text.front(), QChar(u'a' + many - 1));
    const EntryPage older = page(newest.entries.last().id, 3);
    QCOMPARE(older.entries.size(), 3);
    QVERIFY(!older.complete);
    QCOMPARE(older.entries.first().text.front(), QChar(u'a' + many - 5));
    QVERIFY(page(older.entries.last().id, 200).complete);

    const EntryPage visible = *m_hub->storage().read(
        [&](db::Connection& db) { return Entries(db).publicAfter(conversation, 0, 200); });
    QVERIFY(!visible.complete);
    QVERIFY(visible.entries.size() < many);
    QCOMPARE(visible.entries.first().text, u"Hello"_s);
}

void TestHubBounds::aLongMailIsCutAndKeptWhole() {
    const QByteArray line = "Wörter, many of them, one after the other.\r\n";
    QByteArray body;
    while (body.size() < 400'000)
        body += line;
    const Answer came = m_hub->mailArrives(
        "From: ann@x.example\r\nTo: support@shop.example\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" +
        body);
    const QJsonObject entry = m_hub->entries(came.text("conversation")).first().toObject();
    const QByteArray shown = entry.value("text"_L1).toString().toUtf8();
    QVERIFY(shown.size() <= 256 * 1024);
    QVERIFY(shown.size() > 255 * 1024);
    QVERIFY(!QString::fromUtf8(shown).contains(QChar::ReplacementCharacter));
    const QJsonObject file = entry.value("attachments"_L1).toArray().first().toObject();
    QCOMPARE(file.value("name"_L1).toString(), u"message.txt"_s);
    const Answer whole =
        m_hub->http().get(u"/attachments/"_s + file.value("id"_L1).toString(), m_hub->admin());
    QVERIFY(whole.body.size() >= body.size() - body.count('\n') - 2);
    QVERIFY(whole.body.startsWith(shown.first(1000)));
}

void TestHubBounds::ignoredMailLeavesNoFiles() {
    QByteArray hops;
    for (int i = 0; i < 60; ++i)
        hops += "Received: from a by b; Thu, 1 Jan 2026 00:00:00 +0000\r\n";
    const QByteArray message =
        "From: ann@x.example\r\nTo: support@shop.example\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
        "--b\r\nContent-Type: text/plain\r\n\r\nHello\r\n"
        "--b\r\nContent-Type: image/png\r\nContent-Disposition: attachment; "
        "filename=a.png\r\n\r\npixels\r\n--b--\r\n";
    const auto send = [&](const QByteArray& mail) { return m_hub->mailArrives(mail).text("result"); };
    QCOMPARE(send(hops + message), u"ignored"_s);
    QCOMPARE(m_hub->storedFiles(), 0);
    QCOMPARE(send("Message-ID: <1@x.example>\r\n" + message), u"accepted"_s);
    QCOMPARE(m_hub->storedFiles(), 1);
    QCOMPARE(send("Message-ID: <1@x.example>\r\n" + message), u"duplicate"_s);
    QCOMPARE(m_hub->storedFiles(), 1);
}

void TestHubBounds::aVisitorClaimsOnlySoMuch() {
    const QString visitor = m_hub->newVisitor(u"claims"_s);
    QString conversation;
    for (int i = 0; i < 60; ++i) {
        const Answer sent =
            m_hub->visitorWrites(visitor, u"Hello"_s, {{u"email"_s, u"a%1@x.example"_s.arg(i)}});
        QCOMPARE(sent.status, 200);
        conversation = sent.text("conversation");
    }
    const ContactId id(m_hub->conversation(conversation).value("contact"_L1).toString());
    const auto contact =
        m_hub->storage().read([&](db::Connection& db) { return Contacts(db).find(id); })->value();
    QCOMPARE(contact.points.size(), Contacts::mostClaims);
    // An agent is told.
    const Answer refused = m_hub->http().post(
        u"/contacts/"_s + id.value(),
        {{u"points"_s, QJsonArray{QJsonObject{{u"kind"_s, u"email"_s}, {u"value"_s, u"new@x.example"_s}}}}},
        m_hub->admin());
    QCOMPARE(refused.status, 422);
    // What is proved is kept whatever was claimed before.
    ContactRow proved = contact;
    QVERIFY(Contacts::addPoint(
        proved, verifiedPoint(PointKind::Email, {}, u"true@x.example"_s, u"dmarc"_s, m_hub->clock().now())));
}

void TestHubBounds::aReadMarkIsNotInTheFuture() {
    const QString visitor = m_hub->newVisitor(u"reader"_s);
    const QString conversation = m_hub->visitorWrites(visitor, u"Hello"_s).text("conversation");
    StreamClient agent;
    agent.openAgent(m_hub->port(), m_hub->admin(), 0);
    StreamClient window;
    window.openVisitor(m_hub->port(), visitor, 0);
    QTRY_VERIFY_WITH_TIMEOUT(!window.framesOf(u"conversation"_s).isEmpty(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(!agent.framesOf(u"changes"_s).isEmpty(), patience);

    const qint64 farAhead = toMs(m_hub->clock().now() + std::chrono::hours(1000));
    agent.send({{u"type"_s, u"seen"_s}, {u"conversation"_s, conversation}, {u"at"_s, farAhead}});
    QTRY_COMPARE_WITH_TIMEOUT(window.framesOf(u"seen"_s).size(), 1, patience);
    QVERIFY(window.lastOf(u"seen"_s)["at"_L1].toInteger() <= toMs(m_hub->clock().now()));

    QCOMPARE(m_hub->command(conversation, {reply(u"Here"_s)}).status, 200);
    m_hub->clock().advance(Millis{1000});
    window.send({{u"type"_s, u"seen"_s}, {u"at"_s, farAhead}});
    QTRY_COMPARE_WITH_TIMEOUT(agent.framesOf(u"seen"_s).size(), 1, patience);
    const qint64 told = agent.lastOf(u"seen"_s)["at"_L1].toInteger();
    QVERIFY(told <= toMs(m_hub->clock().now()));
    // What comes later is read later: the first mark did not take everything that is to come.
    const auto deliveryOf = [&](const QString& text) {
        const QJsonArray entries = m_hub->entries(conversation);
        for (const QJsonValue& entry : entries) {
            if (entry["text"_L1].toString() == text)
                return entry["delivery"_L1].toString();
        }
        return QString();
    };
    QTRY_COMPARE_WITH_TIMEOUT(deliveryOf(u"Here"_s), u"read"_s, patience);
    m_hub->clock().advance(Millis{1000});
    QCOMPARE(m_hub->command(conversation, {reply(u"There"_s)}).status, 200);
    QCOMPARE(deliveryOf(u"There"_s), u"sent"_s);
    m_hub->clock().advance(Millis{1000});
    // The same again says nothing; then something new.
    window.send({{u"type"_s, u"seen"_s}, {u"at"_s, told}});
    window.send({{u"type"_s, u"seen"_s}, {u"at"_s, toMs(m_hub->clock().now())}});
    QTRY_COMPARE_WITH_TIMEOUT(agent.framesOf(u"seen"_s).size(), 2, patience);
    QTRY_COMPARE_WITH_TIMEOUT(deliveryOf(u"There"_s), u"read"_s, patience);
}

void TestHubBounds::aTeamWithALongHistoryGoes() {
    const QString team = m_hub->http()
                             .post(u"/admin/teams"_s, {{u"name"_s, u"Returns"_s}}, m_hub->admin())
                             .object("team")["id"_L1]
                             .toString();
    constexpr int done = 1100;
    QString open;
    const auto stored = m_hub->storage().write([&](Write& write) -> Result<void> {
        for (int i = 0; i <= done; ++i) {
            ConversationRow conversation;
            conversation.team = TeamId(team);
            conversation.status = i < done ? Status::Closed : Status::Open;
            conversation.createdAt = write.now();
            SEGUE_TRY(ConversationFlow(write).begin(conversation, {}));
            open = conversation.id.value();
        }
        return {};
    });
    QVERIFY(stored.has_value());
    FeedMirror mirror;
    QVERIFY(mirror.pull(m_hub->http(), m_hub->admin()));
    QCOMPARE(m_hub->http().remove(u"/admin/teams/"_s + team, m_hub->admin()).status, 204);
    QCOMPARE(m_hub->http().remove(u"/admin/teams/"_s + team, m_hub->admin()).status, 404);
    FeedMirror whole;
    QVERIFY(mirror.pull(m_hub->http(), m_hub->admin()));
    QVERIFY(whole.pull(m_hub->http(), m_hub->admin()));
    QCOMPARE(mirror.differenceTo(whole), QString());
    QCOMPARE(m_hub->conversation(open).value("team"_L1).toString(), QString());
    QCOMPARE(m_hub->entries(open).size(), 1);
    const auto events = m_hub->storage().read([&](db::Connection& db) {
        return db.scalar<qint64>(u"SELECT count(*) FROM entries WHERE kind = 'event'"_s);
    });
    QCOMPARE(events->value_or(-1), 1);
}

void TestHubBounds::aTimeZoneThatIsGoneStopsNobody() {
    const auto stored = m_hub->storage().write([](Write& write) -> Result<void> {
        return saveNote(
            write, u"settings"_s, u"{\"workspace\":{\"name\":\"Old\",\"time_zone\":\"Gone/Away\"}}"_s);
    });
    QVERIFY(stored.has_value());
    QCOMPARE(m_hub->visitorWrites(m_hub->newVisitor(u"zone"_s), u"Hello"_s).status, 200);
    QCOMPARE(m_hub->http().get(u"/me"_s, m_hub->admin()).status, 200);
    const auto put = [&](const QString& zone) {
        return m_hub->http()
            .put(
                u"/admin/settings"_s, {{u"workspace"_s, QJsonObject{{u"time_zone"_s, zone}}}}, m_hub->admin())
            .status;
    };
    QCOMPARE(put(u"Gone/Away"_s), 422);
    QCOMPARE(put(u"Europe/Berlin"_s), 200);
}

void TestHubBounds::aWindowHearsWhatItMissedInAFlood() {
    const QString visitor = m_hub->newVisitor(u"flood"_s);
    const QString conversation = m_hub->visitorWrites(visitor, u"Hello"_s).text("conversation");
    StreamClient window;
    window.openVisitor(m_hub->port(), visitor, 0);
    QTRY_VERIFY_WITH_TIMEOUT(!window.framesOf(u"entries"_s).isEmpty(), patience);
    // One commit with more changes than a page of the stream, and one of the visitor's among them.
    const auto stored = m_hub->storage().write([&](Write& write) -> Result<void> {
        for (int i = 0; i < 300; ++i) {
            ContactRow contact;
            SEGUE_TRY(Contacts::insert(write, contact));
        }
        EntryRow entry;
        entry.conversation = ConversationId(conversation);
        entry.visibility = Visibility::Public;
        entry.author.kind = AuthorKind::Agent;
        entry.text = u"In the flood"_s;
        entry.at = write.now();
        return Entries::insert(write, entry);
    });
    QVERIFY(stored.has_value());
    QTRY_COMPARE_WITH_TIMEOUT(
        window.lastOf(u"entries"_s)["entries"_L1][0]["text"_L1].toString(), u"In the flood"_s, patience);
}

} // namespace segue::hub

QTEST_GUILESS_MAIN(segue::hub::TestHubBounds)
#include "test_hub_bounds.moc"
