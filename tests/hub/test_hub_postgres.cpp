// SPDX-License-Identifier: GPL-3.0-or-later
// The same hub on PostgreSQL, and two of them on one database.
#include "app/hub/api/hub_jobs.h"
#include "tests/fakes/postgres_server.h"
#include "tests/hub/feed_mirror.h"
#include "tests/hub/hub_under_test.h"
#include "tests/hub/stream_client.h"

#include <QtTest>
#include <thread>

using namespace Qt::StringLiterals;

namespace segue::hub {

class TestHubPostgres : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        if (const QString reason = m_server.start(); !reason.isEmpty())
            QSKIP(qPrintable(reason));
        m_hub = std::make_unique<HubUnderTest>(m_server.url());
    }
    void cleanupTestCase() { m_hub.reset(); }

    void aConversation();
    void everythingElse();
    void filesAreInTheDatabase();
    void snoozesWake();
    void twoHubsShareOneFeed();
    void aWriteIsOfTheTimeAfterItsWait();
    void aRestartedDatabaseIsFoundAgain();

private:
    PostgresServer m_server;
    std::unique_ptr<HubUnderTest> m_hub;
};

void TestHubPostgres::aConversation() {
    const QString visitor = m_hub->newVisitor(u"a"_s);
    const QString conversation =
        m_hub->visitorWrites(visitor, u"Where is it? 👋🏽 ' \\ ?"_s, {{u"email"_s, u"a@x.example"_s}})
            .text("conversation");
    const QString key = newUuid();
    const QJsonObject body{
        {u"conversation"_s, conversation},
        {u"operations"_s, QJsonArray{
                              reply(u"Here"_s), setStatus(u"solved"_s),
                              QJsonObject{{u"type"_s, u"tags"_s}, {u"add"_s, QJsonArray{u"x"_s}}}}}};
    const Answer first = m_hub->commandWithKey(key, body);
    QCOMPARE(first.status, 200);
    QCOMPARE(m_hub->commandWithKey(key, body).json, first.json);
    QCOMPARE(m_hub->http().post(u"/chat/rating"_s, {{u"rating"_s, 5}}, visitor).status, 200);
    QCOMPARE(m_hub->visitorWrites(visitor, u"Again"_s).status, 200);
    QCOMPARE(m_hub->conversation(conversation).value("status"_L1).toString(), u"open"_s);
    QCOMPARE(m_hub->http().get(u"/chat/entries?after=0"_s, visitor).list("entries").size(), 4);
    FeedMirror paged;
    FeedMirror whole;
    QVERIFY(paged.pull(m_hub->http(), m_hub->admin(), 3));
    QVERIFY(whole.pull(m_hub->http(), m_hub->admin()));
    QCOMPARE(paged.differenceTo(whole), QString());
}

void TestHubPostgres::everythingElse() {
    HttpClient& http = m_hub->http();
    const QString& admin = m_hub->admin();
    const QString agent = http.get(u"/me"_s, admin).object("agent").value("id"_L1).toString();
    const Answer team =
        http.post(u"/admin/teams"_s, {{u"name"_s, u"T"_s}, {u"agents"_s, QJsonArray{agent}}}, admin);
    QCOMPARE(team.status, 200);
    QCOMPARE(
        http.remove(u"/admin/teams/"_s + team.object("team").value("id"_L1).toString(), admin).status, 204);
    QCOMPARE(http.post(u"/articles"_s, {{u"title"_s, u"A"_s}, {u"body"_s, u"B"_s}}, admin).status, 200);
    QCOMPARE(http.get(u"/contacts?query=a%40x"_s, admin).list("contacts").size(), 1);
    QCOMPARE(http.get(u"/metrics/live"_s, admin).json.value("waiting"_L1).toInt(), 1);
    QCOMPARE(http.get(u"/tags"_s, admin).list("tags").size(), 1);
    m_hub->setSettings({{u"chat"_s, QJsonObject{{u"identity_secret"_s, u"s"_s}}}});
    const Answer moved = http.post(
        u"/admin/import"_s,
        {{u"contacts"_s, QJsonArray{QJsonObject{{u"external_id"_s, 1}, {u"name"_s, u"N"_s}}}},
         {u"conversations"_s,
          QJsonArray{QJsonObject{{u"external_id"_s, 1}, {u"contact"_s, 1}, {u"created_at"_s, 5}}}}},
        admin);
    QVERIFY2(moved.status == 200 && moved.list("skipped").isEmpty(), moved.body.constData());
    const Answer received = http.post(
        u"/inbound/messages"_s,
        {{u"provider"_s, u"p"_s},
         {u"message_id"_s, u"1"_s},
         {u"channel"_s, u"sms"_s},
         {u"text"_s, u"T"_s},
         {u"from"_s, QJsonObject{{u"kind"_s, u"phone"_s}, {u"value"_s, u"+4930901820"_s}}}},
        m_hub->newChannelToken());
    QCOMPARE(received.text("result"), u"accepted"_s);
    QCOMPARE(http.get(u"/changes?after=99999"_s, admin).status, 410);
}

void TestHubPostgres::filesAreInTheDatabase() {
    const QByteArray bytes("\0\\'\xff file", 9);
    const Answer made =
        m_hub->http().raw("POST", u"/attachments"_s, bytes, m_hub->admin(), {{"X-File-Name", "a"}});
    const QString id = made.object("attachment").value("id"_L1).toString();
    QCOMPARE(m_hub->http().get(u"/attachments/"_s + id, m_hub->admin()).body, bytes);
    m_hub->clock().advance(std::chrono::hours(25));
    auto session = m_hub->storage().session();
    QCOMPARE(removeUnusedUploads(**session, m_hub->storage().files()).value_or(-1), 1);
    QCOMPARE((*session)->db().scalar<qint64>(u"SELECT count(*) FROM file_bytes"_s)->value_or(-1), 0);
}

void TestHubPostgres::snoozesWake() {
    const QString conversation =
        m_hub->visitorWrites(m_hub->newVisitor(u"z"_s), u"Later"_s).text("conversation");
    QJsonObject snooze = setStatus(u"snoozed"_s);
    snooze.insert(u"snoozed_until"_s, toMs(m_hub->clock().now()) + 60'000);
    QCOMPARE(m_hub->command(conversation, {snooze}).status, 200);
    m_hub->clock().advance(Millis{61'000});
    QTRY_COMPARE_WITH_TIMEOUT(
        m_hub->conversation(conversation).value("status"_L1).toString(), u"open"_s, 10'000);
}

void TestHubPostgres::twoHubsShareOneFeed() {
    HubUnderTest other(m_server.url());
    StreamClient stream;
    const qint64 head =
        m_hub->http().get(u"/changes?after=0"_s, m_hub->admin()).json.value("head"_L1).toInteger();
    stream.openAgent(m_hub->port(), m_hub->admin(), head);
    QTRY_VERIFY(!stream.framesOf(u"changes"_s).isEmpty());
    const QString visitor = other.newVisitor(u"elsewhere"_s);
    const QString conversation = other.visitorWrites(visitor, u"To the other hub"_s).text("conversation");
    QTRY_COMPARE(stream.lastOf(u"changes"_s)["conversations"_L1][0]["id"_L1].toString(), conversation);
    QCOMPARE(m_hub->command(conversation, {reply(u"From this one"_s)}).status, 200);
    QCOMPARE(other.http().get(u"/chat/entries?after=0"_s, visitor).list("entries").size(), 2);
}

void TestHubPostgres::aWriteIsOfTheTimeAfterItsWait() {
    // Two hubs, since the writers of one wait before they begin.
    SystemRandom random;
    QTemporaryDir dir;
    MovableClock clock;
    auto one = Storage::open({dir.path(), m_server.url()}, clock, random);
    auto two = Storage::open({dir.path(), m_server.url()}, clock, random);
    QVERIFY(one.has_value() && two.has_value());
    const auto isAnybodyWaiting = [](db::Connection& db) {
        return db.scalar<qint64>(
                     u"SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"_s)
                   .value_or(0) > 0;
    };
    std::thread late;
    Result<Instant> lateAt = fail(ErrorKind::Storage, u"none"_s);
    const auto firstAt = (*one)->write([&](Write& write) -> Result<Instant> {
        late = std::thread([&] {
            lateAt = (*two)->write([](Write& w) -> Result<Instant> { return w.now(); });
            (*two)->releaseThread();
        });
        if (!QTest::qWaitFor([&] { return isAnybodyWaiting(write.db()); }, 8'000))
            return fail(ErrorKind::Storage, u"nobody_waits"_s);
        clock.advance(Millis{60'000});
        return clock.now();
    });
    late.join();
    (*one)->releaseThread();
    (*two)->releaseThread();
    QVERIFY(firstAt.has_value());
    QVERIFY(lateAt.has_value());
    QVERIFY(*lateAt >= *firstAt);
}

void TestHubPostgres::aRestartedDatabaseIsFoundAgain() {
    StreamClient stream;
    const QString visitor = m_hub->newVisitor(u"patient"_s);
    m_hub->visitorWrites(visitor, u"Before"_s);
    const qint64 head =
        m_hub->http().get(u"/changes?after=0"_s, m_hub->admin()).json.value("head"_L1).toInteger();
    stream.openAgent(m_hub->port(), m_hub->admin(), head);
    QTRY_VERIFY(!stream.framesOf(u"changes"_s).isEmpty());
    QVERIFY(m_server.restart());
    // Each of the hub's threads finds its connection dead once.
    const auto isWritten = [&] { return m_hub->visitorWrites(visitor, u"After"_s).status == 200; };
    QVERIFY(QTest::qWaitFor(isWritten, 20'000));
    QTRY_COMPARE_WITH_TIMEOUT(
        stream.lastOf(u"changes"_s)["entries"_L1][0]["text"_L1].toString(), u"After"_s, 20'000);
}

} // namespace segue::hub

QTEST_GUILESS_MAIN(segue::hub::TestHubPostgres)
#include "test_hub_postgres.moc"
