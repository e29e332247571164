// SPDX-License-Identifier: GPL-3.0-or-later
// Two segue-hub processes on one PostgreSQL database: what is written and signed on one is seen on the other.
// By themselves they look for changes every ten minutes only.
#include "tests/fakes/alternating_proxy.h"
#include "tests/fakes/postgres_server.h"
#include "tests/hub/feed_follower.h"
#include "tests/hub/hub_process.h"
#include "tests/hub/hub_under_test.h"
#include "tests/hub/stream_client.h"

#include <QElapsedTimer>
#include <QtTest>

using namespace Qt::StringLiterals;

namespace segue::hub {

namespace {
//! No polling explains less.
constexpr int patience = 60'000;
} // namespace

class TestHubTwoProcesses : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void aMessageReachesTheOtherProcessAtOnce();
    void aFirstMessageReachesAWindowOnTheOtherProcess();
    void typingAndReadMarksCross();
    void presenceCrosses();
    void aChoiceHoldsOnEveryProcess();
    void settingsCross();
    void bothStreamsSeeOneSequence();
    void aLostListenerIsReplaced();
    void oneAddressServesBothAndSurvivesOne();
    void thosePresentOnAKilledProcessGoOffline();
    void thosePresentOnAStoppedProcessComeBackWithIt();
    void thosePresentOnAnEndedProcessGoOfflineAtOnce();

private:
    struct Member {
        QString id;
        QString token;
    };
    Member newAgent(const QString& name);
    QString newVisitor(quint16 port, const QString& device);
    //! The visitor's conversation, begun through `hub`.
    QString write(HubProcess& hub, const QString& token, const QString& text);
    bool isAnyoneAvailable(const HubProcess& hub);
    //! An administrator's stream, once it follows.
    std::unique_ptr<StreamClient> follow(HubProcess& hub, const QString& token = HubProcess::admin());
    static bool hasFrame(const StreamClient& stream, const QString& type, const QJsonObject& with);
    static QString presenceIn(const StreamClient& stream, const QString& agent);
    static bool shows(const StreamClient& stream, const QString& text);

    PostgresServer m_server;
    QString m_database;
    std::unique_ptr<HubProcess> m_one;
    std::unique_ptr<HubProcess> m_two;
    int m_devices = 0;
    int m_clientIds = 0;
};

void TestHubTwoProcesses::initTestCase() {
    if (const QString reason = m_server.start(); !reason.isEmpty())
        QSKIP(qPrintable(reason));
    m_database = m_server.newDatabase();
    QVERIFY(!m_database.isEmpty());
}

void TestHubTwoProcesses::init() {
    m_one = std::make_unique<HubProcess>(m_database);
    m_two = std::make_unique<HubProcess>(m_database);
    QVERIFY(m_one->start());
    QVERIFY(m_two->start());
}

void TestHubTwoProcesses::cleanup() {
    m_one.reset();
    m_two.reset();
}

TestHubTwoProcesses::Member TestHubTwoProcesses::newAgent(const QString& name) {
    const Answer made = m_one->post(u"/admin/agents"_s, {{u"name"_s, name}});
    return {made.object("agent").value("id"_L1).toString(), made.text("token")};
}

QString TestHubTwoProcesses::newVisitor(quint16 port, const QString& device) {
    const QString secret = u"%1-%2-0123456789abcdef"_s.arg(device).arg(++m_devices);
    return HttpClient(port).post(u"/chat/sessions"_s, {{u"device"_s, secret}}).text("token");
}

QString TestHubTwoProcesses::write(HubProcess& hub, const QString& token, const QString& text) {
    const QString clientId = u"client-%1"_s.arg(++m_clientIds);
    return HttpClient(hub.port())
        .post(u"/chat/messages"_s, {{u"text"_s, text}, {u"client_id"_s, clientId}}, token)
        .text("conversation");
}

bool TestHubTwoProcesses::isAnyoneAvailable(const HubProcess& hub) {
    const QString secret = u"asking-%1-0123456789abcdef"_s.arg(++m_devices);
    return HttpClient(hub.port())
        .post(u"/chat/sessions"_s, {{u"device"_s, secret}})
        .json.value("agents_available"_L1)
        .toBool();
}

std::unique_ptr<StreamClient> TestHubTwoProcesses::follow(HubProcess& hub, const QString& token) {
    const qint64 head = hub.get(u"/changes?after=0&limit=1"_s).json.value("head"_L1).toInteger();
    auto stream = std::make_unique<StreamClient>();
    stream->openAgent(hub.port(), token, head);
    const bool follows = QTest::qWaitFor([&] { return !stream->framesOf(u"changes"_s).isEmpty(); }, patience);
    return follows ? std::move(stream) : nullptr;
}

bool TestHubTwoProcesses::hasFrame(const StreamClient& stream, const QString& type, const QJsonObject& with) {
    const auto frames = stream.framesOf(type);
    return std::any_of(frames.begin(), frames.end(), [&](const QJsonObject& frame) {
        const QStringList fields = with.keys();
        return std::all_of(fields.begin(), fields.end(), [&](const QString& field) {
            return frame.value(field) == with.value(field);
        });
    });
}

//! What was said last of the agent; empty if nothing was.
QString TestHubTwoProcesses::presenceIn(const StreamClient& stream, const QString& agent) {
    QString last;
    for (const QJsonObject& frame : stream.framesOf(u"presence"_s)) {
        if (frame.value("agent"_L1).toString() == agent)
            last = frame.value("presence"_L1).toString();
    }
    return last;
}

//! An agent's stream has pushed an entry with that text, or a visitor's window has.
bool TestHubTwoProcesses::shows(const StreamClient& stream, const QString& text) {
    for (const QJsonObject& frame : stream.frames()) {
        const QJsonArray entries = frame.value("entries"_L1).toArray();
        for (const QJsonValue& entry : entries) {
            if (entry.toObject().value("text"_L1).toString() == text)
                return true;
        }
    }
    return false;
}

void TestHubTwoProcesses::aMessageReachesTheOtherProcessAtOnce() {
    constexpr int many = 20;
    const auto onOne = follow(*m_one);
    const auto onTwo = follow(*m_two);
    QVERIFY(onOne && onTwo);
    const QString visitor = newVisitor(m_one->port(), u"quick"_s);
    QList<qint64> waits;
    for (int i = 0; i < many; ++i) {
        HubProcess& writer = i % 2 == 0 ? *m_one : *m_two;
        const StreamClient& reader = i % 2 == 0 ? *onTwo : *onOne;
        const QString text = u"Message %1"_s.arg(i);
        QVERIFY(!write(writer, visitor, text).isEmpty());
        QElapsedTimer answered;
        answered.start();
        // In short steps: what is measured is printed.
        while (!shows(reader, text) && answered.elapsed() < patience)
            QTest::qWait(1);
        waits.append(answered.elapsed());
        QVERIFY2(waits.last() < patience, "the other process heard nothing of it");
    }
    std::sort(waits.begin(), waits.end());
    qInfo() << "from the answer to the other process's stream, ms: median" << waits.at(many / 2) << "most"
            << waits.last();
}

void TestHubTwoProcesses::aFirstMessageReachesAWindowOnTheOtherProcess() {
    const QString visitor = newVisitor(m_one->port(), u"new"_s);
    StreamClient window;
    window.openVisitor(m_two->port(), visitor);
    QTRY_VERIFY_WITH_TIMEOUT(window.isOpen(), patience);
    const QString conversation = write(*m_one, visitor, u"The first"_s);
    QTRY_VERIFY_WITH_TIMEOUT(shows(window, u"The first"_s), patience);
    const QJsonObject answer{
        {u"conversation"_s, conversation}, {u"operations"_s, QJsonArray{reply(u"Hello"_s)}}};
    QCOMPARE(m_one->post(u"/commands"_s, answer, {{"Idempotency-Key", newUuid().toLatin1()}}).status, 200);
    QTRY_VERIFY_WITH_TIMEOUT(shows(window, u"Hello"_s), patience);
}

void TestHubTwoProcesses::typingAndReadMarksCross() {
    const auto ada = follow(*m_one);
    const auto bob = follow(*m_two, newAgent(u"Bob"_s).token);
    QVERIFY(ada && bob);
    const QString visitor = newVisitor(m_two->port(), u"typist"_s);
    const QString conversation = write(*m_one, visitor, u"Hello"_s);
    StreamClient window;
    window.openVisitor(m_two->port(), visitor, 0);
    QTRY_VERIFY_WITH_TIMEOUT(!window.framesOf(u"conversation"_s).isEmpty(), patience);

    window.send({{u"type"_s, u"typing"_s}, {u"on"_s, true}});
    const QJsonObject on{{u"conversation"_s, conversation}, {u"on"_s, true}};
    QTRY_VERIFY_WITH_TIMEOUT(hasFrame(*ada, u"typing"_s, on), patience);
    QCOMPARE(ada->lastOf(u"typing"_s)["actor"_L1]["kind"_L1].toString(), u"customer"_s);

    ada->send({{u"type"_s, u"typing"_s}, {u"conversation"_s, conversation}, {u"on"_s, true}});
    const QJsonObject adaTypes{{u"actor"_s, QJsonObject{{u"name"_s, u"Ada"_s}}}, {u"on"_s, true}};
    QTRY_VERIFY_WITH_TIMEOUT(hasFrame(window, u"typing"_s, adaTypes), patience);
    QTRY_COMPARE_WITH_TIMEOUT(bob->lastOf(u"typing"_s)["actor"_L1]["name"_L1].toString(), u"Ada"_s, patience);

    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    ada->send({{u"type"_s, u"seen"_s}, {u"conversation"_s, conversation}, {u"at"_s, now}});
    QTRY_VERIFY_WITH_TIMEOUT(hasFrame(window, u"seen"_s, {{u"at"_s, now}}), patience);
    window.send({{u"type"_s, u"seen"_s}, {u"at"_s, now}});
    const QJsonObject byCustomer{{u"conversation"_s, conversation}, {u"by"_s, u"customer"_s}};
    QTRY_VERIFY_WITH_TIMEOUT(hasFrame(*ada, u"seen"_s, byCustomer), patience);
}

void TestHubTwoProcesses::presenceCrosses() {
    const Member bob = newAgent(u"Bob"_s);
    QVERIFY(!isAnyoneAvailable(*m_one));
    const auto onTwo = follow(*m_two, bob.token);
    QVERIFY(onTwo);
    QTRY_VERIFY_WITH_TIMEOUT(isAnyoneAvailable(*m_one), patience);
    const auto ada = follow(*m_one);
    QVERIFY(ada);
    // What a stream is told first is what is so on all processes.
    QCOMPARE(presenceIn(*ada, bob.id), u"available"_s);
    onTwo->send({{u"type"_s, u"presence"_s}, {u"presence"_s, u"busy"_s}});
    QTRY_COMPARE_WITH_TIMEOUT(presenceIn(*ada, bob.id), u"busy"_s, patience);
    ada->send({{u"type"_s, u"presence"_s}, {u"presence"_s, u"away"_s}});
    QTRY_VERIFY_WITH_TIMEOUT(!isAnyoneAvailable(*m_two), patience);
    const Answer live = m_one->get(u"/metrics/live"_s);
    QCOMPARE(live.object("agents").value("busy"_L1).toInt(), 1);
    onTwo->close();
    QTRY_COMPARE_WITH_TIMEOUT(presenceIn(*ada, bob.id), u"offline"_s, patience);
}

void TestHubTwoProcesses::aChoiceHoldsOnEveryProcess() {
    const Member bob = newAgent(u"Bob"_s);
    const auto watcher = follow(*m_one);
    auto onTwo = follow(*m_two, bob.token);
    QVERIFY(watcher && onTwo);
    onTwo->send({{u"type"_s, u"presence"_s}, {u"presence"_s, u"away"_s}});
    QTRY_COMPARE_WITH_TIMEOUT(presenceIn(*watcher, bob.id), u"away"_s, patience);
    onTwo->close();
    QTRY_COMPARE_WITH_TIMEOUT(presenceIn(*watcher, bob.id), u"offline"_s, patience);
    // Back again, through the other one.
    const auto onOne = follow(*m_one, bob.token);
    QVERIFY(onOne);
    QTRY_COMPARE_WITH_TIMEOUT(presenceIn(*watcher, bob.id), u"away"_s, patience);
    // A process that begins later is told what was chosen.
    m_two.reset();
    m_two = std::make_unique<HubProcess>(m_database);
    QVERIFY(m_two->start());
    const auto later = follow(*m_two);
    QVERIFY(later);
    QTRY_COMPARE_WITH_TIMEOUT(presenceIn(*later, bob.id), u"away"_s, patience);
}

void TestHubTwoProcesses::settingsCross() {
    const auto onTwo = follow(*m_two);
    QVERIFY(onTwo);
    const QJsonObject settings{{u"workspace"_s, QJsonObject{{u"name"_s, u"Shop"_s}}}};
    QCOMPARE(HttpClient(m_one->port()).put(u"/admin/settings"_s, settings, HubProcess::admin()).status, 200);
    QTRY_COMPARE_WITH_TIMEOUT(onTwo->framesOf(u"settings"_s).size(), 1, patience);
}

void TestHubTwoProcesses::bothStreamsSeeOneSequence() {
    constexpr int lanes = 4;
    constexpr int notesInALane = 75;
    FeedFollower onOne(m_one->port(), HubProcess::admin());
    FeedFollower onTwo(m_two->port(), HubProcess::admin());
    QVERIFY(onOne.begin(patience) && onTwo.begin(patience));
    std::vector<std::unique_ptr<NoteLane>> writers;
    for (int i = 0; i < lanes; ++i) {
        HubProcess& hub = i % 2 == 0 ? *m_one : *m_two;
        const QString conversation = write(hub, newVisitor(hub.port(), u"lane"_s), u"Begin"_s);
        writers.push_back(
            std::make_unique<NoteLane>(hub.port(), HubProcess::admin(), conversation, notesInALane));
    }
    QSet<QString> written;
    qint64 head = 0;
    for (const auto& lane : writers) {
        QTRY_VERIFY_WITH_TIMEOUT(lane->isDone(), patience);
        QCOMPARE(lane->complaint(), QString());
        written.unite(QSet<QString>(lane->entries().begin(), lane->entries().end()));
        head = std::max(head, lane->lastVersion());
    }
    QCOMPARE(written.size(), lanes * notesInALane);
    for (FeedFollower* follower : {&onOne, &onTwo}) {
        QVERIFY2(follower->reach(head, patience), "the stream stood still");
        QCOMPARE(follower->complaint(), QString());
        const QStringList seen = follower->notes();
        QCOMPARE(seen.size(), written.size());
        QCOMPARE(QSet<QString>(seen.begin(), seen.end()), written);
    }
    QCOMPARE(onOne.notes(), onTwo.notes());
}

void TestHubTwoProcesses::aLostListenerIsReplaced() {
    const auto onTwo = follow(*m_two);
    QVERIFY(onTwo);
    // Both processes' listening connections.
    auto connection = db::Connection::openPostgres(*db::PostgresOptions::fromUrl(m_database));
    QVERIFY(connection.has_value());
    const QString visitor = newVisitor(m_one->port(), u"loser"_s);
    int ended = 0;
    QVERIFY(connection->query(
        u"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'segue-hub bus'"_s,
        {}, [&](const db::Row&) { ++ended; }));
    QCOMPARE(ended, 2);
    QVERIFY(!write(*m_one, visitor, u"While nobody listened"_s).isEmpty());
    QTRY_VERIFY_WITH_TIMEOUT(shows(*onTwo, u"While nobody listened"_s), patience);
    QVERIFY(!write(*m_one, visitor, u"Afterwards"_s).isEmpty());
    QTRY_VERIFY_WITH_TIMEOUT(shows(*onTwo, u"Afterwards"_s), patience);
}

void TestHubTwoProcesses::oneAddressServesBothAndSurvivesOne() {
    const AlternatingProxy address({m_one->port(), m_two->port()});
    const QString visitor = newVisitor(address.port(), u"guest"_s);
    StreamClient window;
    StreamClient agent;
    window.openVisitor(address.port(), visitor);
    agent.openAgent(address.port(), HubProcess::admin(), 0);
    QTRY_VERIFY_WITH_TIMEOUT(window.isOpen() && agent.isOpen(), patience);
    const auto say = [&](const QString& text) {
        const QString clientId = u"client-%1"_s.arg(++m_clientIds);
        return HttpClient(address.port())
            .post(u"/chat/messages"_s, {{u"text"_s, text}, {u"client_id"_s, clientId}}, visitor);
    };
    for (int i = 0; i < 6; ++i)
        QCOMPARE(say(u"Message %1"_s.arg(i)).status, 200);
    QTRY_VERIFY_WITH_TIMEOUT(shows(window, u"Message 5"_s), patience);
    QVERIFY(address.takenBy(m_one->port()) >= 4 && address.takenBy(m_two->port()) >= 4);
    m_one->kill();
    for (int i = 0; i < 4; ++i)
        QCOMPARE(say(u"Later %1"_s.arg(i)).status, 200);
    QCOMPARE(HttpClient(address.port()).get(u"/chat/entries?after=0"_s, visitor).list("entries").size(), 10);
}

void TestHubTwoProcesses::thosePresentOnAKilledProcessGoOffline() {
    const Member bob = newAgent(u"Bob"_s);
    const auto ada = follow(*m_one);
    const auto onTwo = follow(*m_two, bob.token);
    QVERIFY(ada && onTwo);
    ada->send({{u"type"_s, u"presence"_s}, {u"presence"_s, u"away"_s}});
    onTwo->send({{u"type"_s, u"typing"_s}, {u"conversation"_s, u"somewhere"_s}, {u"on"_s, true}});
    QTRY_VERIFY_WITH_TIMEOUT(hasFrame(*ada, u"typing"_s, {{u"on"_s, true}}), patience);
    QVERIFY(isAnyoneAvailable(*m_one));
    m_two->kill();
    QTRY_COMPARE_WITH_TIMEOUT(presenceIn(*ada, bob.id), u"offline"_s, patience);
    QTRY_VERIFY_WITH_TIMEOUT(hasFrame(*ada, u"typing"_s, {{u"on"_s, false}}), patience);
    QVERIFY(!isAnyoneAvailable(*m_one));
    // Who lives is not taken for dead meanwhile.
    QVERIFY(!hasFrame(*ada, u"presence"_s, {{u"agent"_s, bob.id}, {u"presence"_s, u"away"_s}}));
}

void TestHubTwoProcesses::thosePresentOnAStoppedProcessComeBackWithIt() {
    const Member bob = newAgent(u"Bob"_s);
    const auto ada = follow(*m_one);
    const auto onTwo = follow(*m_two, bob.token);
    QVERIFY(ada && onTwo);
    const QString adasId = m_one->get(u"/me"_s).object("agent").value("id"_L1).toString();
    QTRY_COMPARE_WITH_TIMEOUT(presenceIn(*ada, bob.id), u"available"_s, patience);
    if (!m_two->pause())
        QSKIP("No process can be stopped here.");
    QTRY_COMPARE_WITH_TIMEOUT(presenceIn(*ada, bob.id), u"offline"_s, patience);
    QVERIFY(!write(*m_one, newVisitor(m_one->port(), u"meanwhile"_s), u"Meanwhile"_s).isEmpty());
    QVERIFY(m_two->goOn());
    QTRY_COMPARE_WITH_TIMEOUT(presenceIn(*ada, bob.id), u"available"_s, patience);
    QTRY_VERIFY_WITH_TIMEOUT(shows(*onTwo, u"Meanwhile"_s), patience);
    // It had not listened; that does not make the other one silent.
    QVERIFY(!hasFrame(*onTwo, u"presence"_s, {{u"agent"_s, adasId}, {u"presence"_s, u"offline"_s}}));
}

void TestHubTwoProcesses::thosePresentOnAnEndedProcessGoOfflineAtOnce() {
    const Member bob = newAgent(u"Bob"_s);
    const auto ada = follow(*m_one);
    const auto onTwo = follow(*m_two, bob.token);
    QVERIFY(ada && onTwo);
    QTRY_COMPARE_WITH_TIMEOUT(presenceIn(*ada, bob.id), u"available"_s, patience);
    m_two.reset();
    QTRY_COMPARE_WITH_TIMEOUT(presenceIn(*ada, bob.id), u"offline"_s, patience);
}

} // namespace segue::hub

QTEST_GUILESS_MAIN(segue::hub::TestHubTwoProcesses)
#include "test_hub_two_processes.moc"
