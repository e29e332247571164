// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/adapters/registry.h"
#include "core/base/json.h"
#include "tests/fakes/await.h"
#include "tests/fakes/fake_scheduler.h"
#include "tests/fakes/fake_transport.h"

#include <QTest>

using namespace segue;
using namespace Qt::StringLiterals;

namespace {

const QString entry =
    uR"({"id":"e1","version":7,"conversation":"c1","kind":"note","visibility":"internal","channel":"email",
         "author":{"kind":"agent","id":"a1","name":"Ada"},"text":"Hello","at":1750000000000})"_s;

} // namespace

//! The hub's event stream over a WebSocket whose other end is this test, in a time that it moves
//! itself.
class TestHubStream : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void resumesAfterTheNewestCursor();
    void passesFramesWithTheirCursors();
    void backsOff();
    void otherSettingsAreOtherCapabilities();
    void carriesSigns();
    void presenceIsSaidAgain();
    void closeIsQuiet();

private:
    FakeWebSocket* goLive(const QString& cursor = {});

    FakeClock m_clock;
    FakeScheduler m_scheduler{m_clock};
    SeededRandom m_random{1};
    std::unique_ptr<FakeNetwork> m_network;
    std::unique_ptr<Adapter> m_adapter;
    QByteArray m_token;
    QList<Batch> m_pushed;
    QStringList m_hinted;
    QList<Ephemeral> m_signs;
    QList<RealtimeState> m_states;
};

void TestHubStream::init() {
    m_token = "secret";
    m_network = std::make_unique<FakeNetwork>();
    AdapterSettings settings{
        AccountId(u"acc"_s), u"hub"_s, QUrl(u"https://hub.example/base/"_s), u"Shop"_s,
        [this] { return m_token; }};
    auto made = AdapterRegistry::withAllKinds().create(
        settings, {m_clock, m_scheduler, m_random, *m_network, *m_network});
    QVERIFY(made);
    m_adapter = std::move(*made);
    connect(m_adapter.get(), &Adapter::pushed, this, [this](const QString&, const Batch& batch) {
        m_pushed.append(batch);
    });
    connect(
        m_adapter.get(), &Adapter::hinted, this, [this](const QString& stream) { m_hinted.append(stream); });
    connect(
        m_adapter.get(), &Adapter::ephemeral, this, [this](const Ephemeral& sign) { m_signs.append(sign); });
    connect(m_adapter.get(), &Adapter::realtimeChanged, this, [this](RealtimeState state) {
        m_states.append(state);
    });
}

void TestHubStream::cleanup() {
    m_adapter.reset();
    m_network.reset();
    m_pushed.clear();
    m_hinted.clear();
    m_signs.clear();
    m_states.clear();
}

FakeWebSocket* TestHubStream::goLive(const QString& cursor) {
    m_adapter->open(cursor);
    m_network->webSocket()->accept();
    return m_network->webSocket();
}

void TestHubStream::resumesAfterTheNewestCursor() {
    FakeWebSocket* socket = goLive(u"5"_s);
    QCOMPARE(socket->url().toString(), u"wss://hub.example/base/api/v1/stream?after=5"_s);
    QCOMPARE(socket->headers().value("Authorization"), QByteArray("Bearer secret"));
    const auto reconnectsAt = [this](const QString& cursor) {
        m_network->webSocket()->drop();
        QVERIFY(m_scheduler.runNext());
        QCOMPARE(m_network->webSocket()->url().query(), u"after="_s + cursor);
        m_network->webSocket()->accept();
    };
    socket->receive(uR"({"type":"changes","after":5,"next":9})"_s);
    reconnectsAt(u"9"_s);
    // A frame that begins beyond us moves nothing: what lies between was not seen.
    m_network->webSocket()->receive(uR"({"type":"changes","after":50,"next":60})"_s);
    reconnectsAt(u"9"_s);
    m_network->answerNext(u"/base/api/v1/changes"_s, QByteArray(R"({"next":60})"));
    QVERIFY(await(m_adapter->pull(u"changes"_s, u"9"_s)));
    m_token = "renewed";
    reconnectsAt(u"60"_s);
    QCOMPARE(m_network->webSocket()->headers().value("Authorization"), QByteArray("Bearer renewed"));
}

void TestHubStream::passesFramesWithTheirCursors() {
    FakeWebSocket* socket = goLive(u"5"_s);
    socket->receive(uR"({"type":"changes","after":5,"next":7,"complete":true,"entries":[%1]})"_s.arg(entry));
    QCOMPARE(m_pushed.size(), 1);
    QCOMPARE(m_pushed.first().entries.size(), 1);
    QCOMPARE(m_pushed.first().afterCursor, u"5"_s);
    QCOMPARE(m_pushed.first().nextCursor, u"7"_s);
    QVERIFY(m_hinted.isEmpty());
    socket->receive(uR"({"type":"behind","head":99})"_s);
    QCOMPARE(m_hinted, QStringList{u"changes"_s});
    socket->receive(uR"({"type":"changes","entries":7})"_s); // Unreadable: pull instead.
    QCOMPARE(m_hinted.size(), 2);
    socket->receive(u"no JSON"_s);
    socket->receive(uR"({"type":"something new"})"_s);
    QCOMPARE(m_pushed.size(), 1);
    QCOMPARE(m_hinted.size(), 2);
}

void TestHubStream::backsOff() {
    m_adapter->open({});
    Millis longest{0};
    for (int i = 0; i < 40; ++i) {
        m_network->webSocket()->drop();
        QVERIFY(m_states.last() == RealtimeState::Lost);
        longest = std::max(longest, m_scheduler.nextIn().value_or(Millis{0}));
        m_scheduler.runNext();
        QVERIFY(m_states.last() == RealtimeState::Connecting);
    }
    QVERIFY(longest > Millis{10'000} && longest <= Millis{30'000});
    // A connection that dies young does not shorten the wait; one that lasted does.
    m_network->webSocket()->accept();
    m_clock.advance(Millis{31'000});
    m_network->webSocket()->drop();
    QVERIFY(m_scheduler.nextIn() <= Millis{500});
}

void TestHubStream::otherSettingsAreOtherCapabilities() {
    const auto answer = [this](const QByteArray& channels) {
        m_network->answerNext(
            u"/base/api/v1/me"_s,
            R"({"agent":{"id":"a1","name":"Ada","role":"agent"},"workspace":{"name":"Shop"},
                "capabilities":{"max_text_bytes":500,"reply_channels":[)" +
                channels + "]}}");
    };
    int told = 0;
    connect(m_adapter.get(), &Adapter::capabilitiesChanged, this, [&told] { ++told; });
    answer(R"("web_chat")");
    FakeWebSocket* socket = goLive();
    QTRY_COMPARE(told, 1);
    QVERIFY(!m_adapter->capabilities().canReply(Channel::Email));
    answer(R"("web_chat","email")");
    socket->receive(uR"({"type":"settings"})"_s);
    QTRY_COMPARE(told, 2);
    QVERIFY(m_adapter->capabilities().canReply(Channel::Email));
    // The same again is nothing new.
    answer(R"("web_chat","email")");
    const qsizetype asked = m_network->requests().size();
    socket->receive(uR"({"type":"settings"})"_s);
    QTRY_COMPARE(m_network->requests().size(), asked + 1);
    QCoreApplication::processEvents();
    QCOMPARE(told, 2);
}

void TestHubStream::carriesSigns() {
    m_adapter->sendTyping(u"c1"_s, true); // Not live: dropped.
    FakeWebSocket* socket = goLive();
    m_adapter->sendTyping(u"c1"_s, true);
    m_adapter->sendSeen(u"c1"_s, fromMs(8));
    QCOMPARE(socket->sent().size(), 2);
    QCOMPARE(
        *parseJsonObject(socket->sent().at(0).toUtf8()),
        *parseJsonObject(R"({"type":"typing","conversation":"c1","on":true})"));
    QCOMPARE(
        *parseJsonObject(socket->sent().at(1).toUtf8()),
        *parseJsonObject(R"({"type":"seen","conversation":"c1","at":8})"));

    socket->receive(
        uR"({"type":"typing","conversation":"c1","actor":{"kind":"customer","id":"p","name":"Bo"},"on":true})"_s);
    socket->receive(
        uR"({"type":"typing","conversation":"c1","actor":{"kind":"agent","id":"a"},"on":false})"_s);
    socket->receive(uR"({"type":"presence","agent":"a2","presence":"busy"})"_s);
    socket->receive(uR"({"type":"seen","conversation":"c1","by":"customer","at":12})"_s);
    socket->receive(uR"({"type":"presence","agent":"a2","presence":"asleep"})"_s);
    socket->receive(uR"({"type":"typing","on":true})"_s);
    QCOMPARE(m_signs.size(), 4);
    QVERIFY(m_signs[0].kind == Ephemeral::Kind::CustomerTyping && m_signs[0].on);
    QCOMPARE(m_signs[0].actorName, u"Bo"_s);
    QVERIFY(m_signs[0].at == m_clock.now());
    QVERIFY(m_signs[1].kind == Ephemeral::Kind::AgentTyping && !m_signs[1].on);
    QVERIFY(m_signs[2].kind == Ephemeral::Kind::AgentPresence);
    QVERIFY(m_signs[2].presence == Presence::Busy);
    QVERIFY(m_signs[3].kind == Ephemeral::Kind::CustomerSeen && m_signs[3].at == fromMs(12));
}

void TestHubStream::presenceIsSaidAgain() {
    goLive();
    m_adapter->sendPresence(Presence::Away);
    m_network->webSocket()->drop();
    m_scheduler.runNext();
    QVERIFY(m_network->webSocket()->sent().isEmpty());
    m_network->webSocket()->accept();
    QCOMPARE(m_network->webSocket()->sent(), QStringList{uR"({"presence":"away","type":"presence"})"_s});
}

void TestHubStream::closeIsQuiet() {
    FakeWebSocket* socket = goLive();
    m_adapter->open(u"77"_s); // Open already: nothing new.
    QCOMPARE(m_network->webSocketCount(), 1);
    m_adapter->close();
    QVERIFY(socket->isClosing());
    socket->receive(uR"({"type":"behind","head":1})"_s);
    m_adapter->close();
    QVERIFY(m_hinted.isEmpty());
    QVERIFY(!m_scheduler.nextIn());
    const QList<RealtimeState> expected{
        RealtimeState::Connecting, RealtimeState::Live, RealtimeState::Closed};
    QVERIFY(m_states == expected);
    m_adapter->open({});
    QCOMPARE(m_network->webSocketCount(), 2);
}

QTEST_GUILESS_MAIN(TestHubStream)
#include "test_hub_stream.moc"
