// SPDX-License-Identifier: GPL-3.0-or-later
// The change feed: however a client follows it, it knows the same.
#include "app/hub/storage/contacts.h"
#include "app/hub/storage/directory.h"
#include "app/hub/storage/entries.h"
#include "app/hub/storage/feed.h"
#include "tests/hub/feed_mirror.h"
#include "tests/hub/hub_under_test.h"
#include "tests/hub/stream_client.h"

#include <QtTest>
#include <thread>

using namespace Qt::StringLiterals;

namespace segue::hub {

class TestHubFeed : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_hub = std::make_unique<HubUnderTest>(); }
    void cleanup() { m_hub.reset(); }

    void howeverItIsFollowed_data();
    void howeverItIsFollowed();
    void aPageHoldsEachObjectOnce();
    void versionsFollowTheCommits();
    void deletionsAreTold();
    void anOldCursorIsInvalid();
    void aFirstReadingOutlivesForgottenDeletions();
    void aCursorOfAnotherDatabaseIsInvalid();
    void aLargeChangeIsOnlyAnnounced();
    void whatIsTooMuchForAPageIsAnnounced();
    void aClientThatIsFarBehindIsTold();
    void itSurvivesARestart();
    void presenceFollowsTheStreams();
    void malformedFramesCloseTheStream();

private:
    //! One random thing that agents, customers and administrators do.
    void doSomething(Random& random);
    QString anyOf(const QStringList& ids, Random& random) {
        return ids.at(static_cast<qsizetype>(random.below(static_cast<quint64>(ids.size()))));
    }

    std::unique_ptr<HubUnderTest> m_hub;
    QStringList m_visitors;
    QStringList m_conversations;
    QStringList m_macros;
};

void TestHubFeed::doSomething(Random& random) {
    switch (random.below(9)) {
    case 0:
        m_visitors.append(m_hub->newVisitor(u"device-%1"_s.arg(random.next())));
        [[fallthrough]];
    case 1:
    case 2: {
        const Answer sent =
            m_hub->visitorWrites(anyOf(m_visitors, random), u"Message %1"_s.arg(random.below(1000)));
        if (!m_conversations.contains(sent.text("conversation")))
            m_conversations.append(sent.text("conversation"));
        break;
    }
    case 3:
        m_hub->command(anyOf(m_conversations, random), {reply(u"Reply"_s)});
        break;
    case 4:
        m_hub->command(
            anyOf(m_conversations, random),
            {note(u"Note"_s), setStatus(random.below(2) ? u"solved"_s : u"closed"_s)});
        break;
    case 5:
        m_hub->command(
            anyOf(m_conversations, random),
            {QJsonObject{{u"type"_s, u"tags"_s}, {u"add"_s, QJsonArray{u"t%1"_s.arg(random.below(5))}}}});
        break;
    case 6:
        m_hub->http().post(
            u"/articles"_s, {{u"title"_s, u"Article"_s}, {u"body"_s, u"Text"_s}}, m_hub->admin());
        break;
    case 7:
        m_macros.append(
            m_hub->http()
                .post(
                    u"/admin/macros"_s,
                    {{u"title"_s, u"Macro"_s}, {u"operations"_s, QJsonArray{setStatus(u"open"_s)}}},
                    m_hub->admin())
                .object("macro")
                .value("id"_L1)
                .toString());
        break;
    default:
        if (!m_macros.isEmpty())
            m_hub->http().remove(u"/admin/macros/"_s + m_macros.takeLast(), m_hub->admin());
    }
}

void TestHubFeed::howeverItIsFollowed_data() {
    QTest::addColumn<quint64>("seed");
    for (const quint64 seed : {1U, 7U, 42U})
        QTest::addRow("seed %llu", static_cast<unsigned long long>(seed)) << seed;
}

void TestHubFeed::howeverItIsFollowed() {
    QFETCH(quint64, seed);
    SeededRandom random(seed);
    m_visitors = {m_hub->newVisitor(u"first"_s)};
    m_conversations = {m_hub->visitorWrites(m_visitors.first(), u"Hello"_s).text("conversation")};
    m_macros.clear();

    FeedMirror streamed;
    bool needsPull = false;
    StreamClient stream;
    connect(&stream, &StreamClient::received, this, [&](const QJsonObject& frame) {
        if (!streamed.take(frame))
            needsPull = true;
    });
    stream.openAgent(m_hub->port(), m_hub->admin(), 0);
    QTRY_VERIFY(stream.isOpen());
    FeedMirror pulled;
    for (int i = 0; i < 60; ++i) {
        doSomething(random);
        if (random.below(4) == 0)
            QVERIFY(pulled.pull(m_hub->http(), m_hub->admin(), static_cast<int>(1 + random.below(7))));
        if (needsPull) {
            needsPull = false;
            QVERIFY(streamed.pull(m_hub->http(), m_hub->admin()));
        }
    }
    QVERIFY(pulled.pull(m_hub->http(), m_hub->admin()));
    FeedMirror fresh;
    QVERIFY(fresh.pull(m_hub->http(), m_hub->admin(), 13));
    QTRY_VERIFY(streamed.cursor() >= fresh.cursor());
    QVERIFY(fresh.objects().size() > 60);
    QCOMPARE(pulled.differenceTo(fresh), QString());
    QCOMPARE(streamed.differenceTo(fresh), QString());
    QVERIFY(stream.largestFrame() <= 64 * 1024);
    for (const auto& change : stream.framesOf(u"changes"_s))
        QVERIFY(change.value("next"_L1).toInteger() >= change.value("after"_L1).toInteger());
}

void TestHubFeed::aPageHoldsEachObjectOnce() {
    const QString visitor = m_hub->newVisitor(u"a"_s);
    const QString conversation = m_hub->visitorWrites(visitor, u"Hello"_s).text("conversation");
    for (const QString& status : {u"open"_s, u"on_hold"_s, u"open"_s})
        m_hub->command(conversation, {setStatus(status)});
    const Answer page = m_hub->http().get(u"/changes?after=0"_s, m_hub->admin());
    QCOMPARE(page.list("conversations").size(), 1);
    QVERIFY(page.json.value("complete"_L1).toBool());
    QCOMPARE(page.json.value("next"_L1), page.json.value("head"_L1));
    const Answer nothing =
        m_hub->http().get(u"/changes?after=%1"_s.arg(page.json.value("next"_L1).toInteger()), m_hub->admin());
    QVERIFY(nothing.list("conversations").isEmpty() && nothing.list("entries").isEmpty());
}

void TestHubFeed::versionsFollowTheCommits() {
    // Several writers at once: whoever reads a head must find everything below it, at every moment.
    const QString visitor = m_hub->newVisitor(u"a"_s);
    const QString conversation = m_hub->visitorWrites(visitor, u"Hello"_s).text("conversation");
    std::vector<std::thread> writers;
    Storage& storage = m_hub->storage();
    for (int writer = 0; writer < 3; ++writer) {
        writers.emplace_back([&storage] {
            for (int i = 0; i < 15; ++i) {
                const auto written = storage.write([](Write& write) -> Result<void> {
                    CannedRow canned;
                    canned.shortcut = u"x"_s;
                    return Directory::put(write, canned);
                });
                if (!written)
                    qWarning("a write failed");
            }
            storage.releaseThread();
        });
    }
    FeedMirror reader;
    qint64 atLeast = 0;
    while (reader.objects().size() < 45 + 4) {
        QVERIFY(reader.pull(m_hub->http(), m_hub->admin(), 5));
        QVERIFY(reader.cursor() >= atLeast);
        atLeast = reader.cursor();
    }
    for (std::thread& writer : writers)
        writer.join();
    FeedMirror fresh;
    QVERIFY(fresh.pull(m_hub->http(), m_hub->admin()));
    QCOMPARE(reader.differenceTo(fresh), QString());
}

void TestHubFeed::deletionsAreTold() {
    const Answer made = m_hub->http().post(u"/admin/teams"_s, {{u"name"_s, u"Gone soon"_s}}, m_hub->admin());
    const QString team = made.object("team").value("id"_L1).toString();
    const QString conversation =
        m_hub->visitorWrites(m_hub->newVisitor(u"a"_s), u"Hi"_s).text("conversation");
    m_hub->command(conversation, {QJsonObject{{u"type"_s, u"assign"_s}, {u"team"_s, team}}});
    FeedMirror mirror;
    QVERIFY(mirror.pull(m_hub->http(), m_hub->admin()));
    QVERIFY(mirror.objects().contains({u"team"_s, team}));
    QCOMPARE(m_hub->http().remove(u"/admin/teams/"_s + team, m_hub->admin()).status, 204);
    QCOMPARE(m_hub->http().remove(u"/admin/teams/"_s + team, m_hub->admin()).status, 404);
    const Answer page = m_hub->http().get(u"/changes?after=%1"_s.arg(mirror.cursor()), m_hub->admin());
    QCOMPARE(page.list("removed").first()["id"_L1].toString(), team);
    QVERIFY(mirror.pull(m_hub->http(), m_hub->admin()));
    QVERIFY(!mirror.objects().contains({u"team"_s, team}));
    QVERIFY(m_hub->conversation(conversation).value("team"_L1).isNull());
}

void TestHubFeed::anOldCursorIsInvalid() {
    FeedMirror mirror;
    QVERIFY(mirror.pull(m_hub->http(), m_hub->admin()));
    const qint64 before = mirror.cursor();
    const Answer made = m_hub->http().post(u"/admin/teams"_s, {{u"name"_s, u"Gone"_s}}, m_hub->admin());
    m_hub->http().remove(u"/admin/teams/"_s + made.object("team").value("id"_L1).toString(), m_hub->admin());
    QVERIFY(mirror.pull(m_hub->http(), m_hub->admin()));
    const auto forgotten = m_hub->storage().write(
        [](Write& write) { return Feed::forgetRemoved(write, write.now() + Millis{1}); });
    QVERIFY(forgotten.has_value());
    const Answer refused = m_hub->http().get(u"/changes?after=%1"_s.arg(before), m_hub->admin());
    QCOMPARE(refused.status, 410);
    QCOMPARE(refused.errorCode(), u"cursor_invalid"_s);
    QCOMPARE(m_hub->http().get(u"/changes?after=%1"_s.arg(mirror.cursor()), m_hub->admin()).status, 200);
    QCOMPARE(m_hub->http().get(u"/changes?after=0"_s, m_hub->admin()).status, 200);
}

void TestHubFeed::aFirstReadingOutlivesForgottenDeletions() {
    const Answer made = m_hub->http().post(u"/admin/teams"_s, {{u"name"_s, u"Gone"_s}}, m_hub->admin());
    m_hub->http().remove(u"/admin/teams/"_s + made.object("team").value("id"_L1).toString(), m_hub->admin());
    QVERIFY(m_hub->storage().write(
        [](Write& write) { return Feed::forgetRemoved(write, write.now() + Millis{1}); }));
    const Answer first = m_hub->http().get(u"/changes?after=0&limit=1"_s, m_hub->admin());
    const qint64 next = first.json.value("next"_L1).toInteger();
    const qint64 head = first.json.value("head"_L1).toInteger();
    QVERIFY(next < head);
    const QString second = u"/changes?limit=1&after=%1"_s.arg(next);
    QCOMPARE(m_hub->http().get(second, m_hub->admin()).status, 410);
    QCOMPARE(m_hub->http().get(second + u"&snapshot=%1"_s.arg(head), m_hub->admin()).status, 200);
    QCOMPARE(m_hub->http().get(second + u"&snapshot=%1"_s.arg(head + 1), m_hub->admin()).status, 410);
}

void TestHubFeed::aCursorOfAnotherDatabaseIsInvalid() {
    QCOMPARE(m_hub->http().get(u"/changes?after=999999"_s, m_hub->admin()).status, 410);
    StreamClient stream;
    stream.openAgent(m_hub->port(), m_hub->admin(), 999999);
    QTRY_VERIFY(!stream.framesOf(u"behind"_s).isEmpty());
}

void TestHubFeed::aLargeChangeIsOnlyAnnounced() {
    const QString conversation =
        m_hub->visitorWrites(m_hub->newVisitor(u"a"_s), u"Hi"_s).text("conversation");
    const qint64 head =
        m_hub->http().get(u"/changes?after=0"_s, m_hub->admin()).json.value("head"_L1).toInteger();
    StreamClient stream;
    stream.openAgent(m_hub->port(), m_hub->admin(), head);
    QTRY_VERIFY(!stream.framesOf(u"changes"_s).isEmpty());
    m_hub->command(conversation, {note(QString(70'000, u'x'))});
    QTRY_VERIFY(!stream.framesOf(u"behind"_s).isEmpty());
    QVERIFY(stream.lastOf(u"behind"_s).value("head"_L1).toInteger() > head);
    m_hub->command(conversation, {note(u"small"_s)});
    QTRY_COMPARE(stream.lastOf(u"changes"_s)["entries"_L1][0]["text"_L1].toString(), u"small"_s);
    QVERIFY(stream.largestFrame() <= 64 * 1024);
}

void TestHubFeed::whatIsTooMuchForAPageIsAnnounced() {
    const QString conversation =
        m_hub->visitorWrites(m_hub->newVisitor(u"a"_s), u"Hi"_s).text("conversation");
    FeedMirror mirror;
    QVERIFY(mirror.pull(m_hub->http(), m_hub->admin()));
    StreamClient stream;
    stream.openAgent(m_hub->port(), m_hub->admin(), mirror.cursor());
    QTRY_VERIFY(!stream.framesOf(u"changes"_s).isEmpty());
    // One small row, then two that no page holds together.
    const auto written = m_hub->storage().write([&](Write& write) -> Result<QString> {
        ContactRow contact;
        contact.name = u"Small"_s;
        contact.createdAt = write.now();
        SEGUE_TRY(Contacts::insert(write, contact));
        EntryRow entry;
        for (int i = 0; i < 2; ++i) {
            entry = EntryRow();
            entry.conversation = ConversationId(conversation);
            entry.text = QString(3'000'000, u'x');
            entry.at = write.now();
            SEGUE_TRY(Entries::insert(write, entry));
        }
        return entry.id.value();
    });
    QVERIFY(written.has_value());
    QTRY_VERIFY(!stream.framesOf(u"behind"_s).isEmpty());
    const QList<QJsonObject> frames = stream.framesOf(u"changes"_s);
    for (const QJsonObject& frame : frames)
        QVERIFY(mirror.take(frame));
    QVERIFY(mirror.pull(m_hub->http(), m_hub->admin()));
    QVERIFY(mirror.objects().contains({u"entry"_s, *written}));
}

void TestHubFeed::aClientThatIsFarBehindIsTold() {
    QJsonArray rows;
    for (int i = 0; i < 300; ++i)
        rows.append(QJsonObject{{u"external_id"_s, i}, {u"name"_s, u"Contact %1"_s.arg(i)}});
    QCOMPARE(m_hub->http().post(u"/admin/import"_s, {{u"contacts"_s, rows}}, m_hub->admin()).status, 200);
    StreamClient stream;
    stream.openAgent(m_hub->port(), m_hub->admin(), 0);
    QTRY_VERIFY(!stream.framesOf(u"behind"_s).isEmpty());
    QVERIFY(stream.framesOf(u"changes"_s).isEmpty());
}

void TestHubFeed::itSurvivesARestart() {
    m_hub->visitorWrites(m_hub->newVisitor(u"a"_s), u"Hi"_s);
    FeedMirror mirror;
    QVERIFY(mirror.pull(m_hub->http(), m_hub->admin()));
    m_hub->restart();
    m_hub->visitorWrites(m_hub->newVisitor(u"b"_s), u"Ho"_s);
    const qint64 before = mirror.cursor();
    QVERIFY(mirror.pull(m_hub->http(), m_hub->admin()));
    QVERIFY(mirror.cursor() > before);
    FeedMirror fresh;
    QVERIFY(fresh.pull(m_hub->http(), m_hub->admin()));
    QCOMPARE(mirror.differenceTo(fresh), QString());
}

void TestHubFeed::presenceFollowsTheStreams() {
    const QString bob = m_hub->newAgent(u"Bob"_s);
    const QString bobsId = m_hub->http().get(u"/me"_s, bob).object("agent").value("id"_L1).toString();
    const auto presence = [&] {
        return m_hub->http().get(u"/me"_s, bob).object("agent").value("presence"_L1).toString();
    };
    QCOMPARE(presence(), u"offline"_s);
    StreamClient desk;
    desk.openAgent(m_hub->port(), m_hub->admin(), 0);
    QTRY_VERIFY(desk.isOpen());
    {
        StreamClient bobs;
        bobs.openAgent(m_hub->port(), bob, 0);
        QTRY_COMPARE(presence(), u"available"_s);
        QTRY_COMPARE(desk.lastOf(u"presence"_s).value("agent"_L1).toString(), bobsId);
        bobs.send({{u"type"_s, u"presence"_s}, {u"presence"_s, u"busy"_s}});
        QTRY_COMPARE(desk.lastOf(u"presence"_s).value("presence"_L1).toString(), u"busy"_s);
        QVERIFY(m_hub->http()
                    .post(u"/chat/sessions"_s, {{u"device"_s, u"0123456789abcdef"_s}})
                    .json.value("agents_available"_L1)
                    .toBool());
    }
    QTRY_COMPARE(presence(), u"offline"_s);
    QTRY_COMPARE(desk.lastOf(u"presence"_s).value("presence"_L1).toString(), u"offline"_s);
}

void TestHubFeed::malformedFramesCloseTheStream() {
    StreamClient stream;
    stream.openAgent(m_hub->port(), m_hub->admin(), 0);
    QTRY_VERIFY(stream.isOpen());
    stream.sendRaw(u"{\"type\":\"unheard-of\"}"_s);
    stream.sendRaw(u"{\"type\":\"seen\",\"conversation\":5,\"at\":\"x\"}"_s);
    stream.sendRaw(u"not json"_s);
    QTRY_COMPARE(stream.closeCode(), 1003);
    QCOMPARE(m_hub->http().get(u"/me"_s, m_hub->admin()).status, 200);
}

} // namespace segue::hub

QTEST_GUILESS_MAIN(segue::hub::TestHubFeed)
#include "test_hub_feed.moc"
