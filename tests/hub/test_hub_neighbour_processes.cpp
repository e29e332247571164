// SPDX-License-Identifier: GPL-3.0-or-later
// What one process makes of what the others on its database say, and of their silence.
#include "app/hub/api/neighbours.h"
#include "tests/hub/keeping_bus.h"
#include "tests/hub/storage_bench.h"

#include <QtTest>
#include <atomic>

using namespace Qt::StringLiterals;

namespace segue::hub {

namespace {

//! What reaches those who are connected here, a line each.
class Audience final : public AgentAudience, public VisitorAudience {
public:
    void typing(const ConversationId& conversation, const Author& author, bool on) override {
        heard.append(u"agents: %1 types in %2: %3"_s.arg(author.name, conversation.value()).arg(on));
    }
    void customerSeen(const ConversationId& conversation, Instant at) override {
        heard.append(u"agents: seen %1 at %2"_s.arg(conversation.value()).arg(toMs(at)));
    }
    void settingsChanged() override { heard.append(u"agents: settings"_s); }
    void agentTyping(const ConversationId& conversation, const QString& name, bool on) override {
        heard.append(u"visitors: %1 types in %2: %3"_s.arg(name, conversation.value()).arg(on));
    }
    void agentSeen(const ConversationId& conversation, Instant at) override {
        heard.append(u"visitors: seen %1 at %2"_s.arg(conversation.value()).arg(toMs(at)));
    }
    void bind(const QString& device, const ContactId& contact) override {
        heard.append(u"visitors: %1 is %2"_s.arg(device, contact.value()));
    }

    QStringList heard;
};

QJsonObject typing(const QString& kind, bool on) {
    return {
        {u"type"_s, u"typing"_s},
        {u"conversation"_s, u"c"_s},
        {u"actor"_s, QJsonObject{{u"kind"_s, kind}, {u"id"_s, u"1"_s}, {u"name"_s, u"Bob"_s}}},
        {u"on"_s, on}};
}

//! That Bob is connected to the process that says it.
QJsonObject bobIsThere() {
    return {
        {u"type"_s, u"state"_s},
        {u"seats"_s,
         QJsonArray{QJsonObject{{u"agent"_s, u"bob"_s}, {u"on"_s, true}, {u"presence"_s, u"available"_s}}}}};
}

} // namespace

class TestHubNeighbourProcesses : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_parts = std::make_unique<Parts>();
        m_parts->signs.setAudiences(m_parts->audience, m_parts->audience);
    }
    void cleanup() { m_parts.reset(); }

    void signsReachThoseWhoAreConnectedHere();
    void aCommitWithMailWakesWhoSendsMail();
    void aSilentProcessIsGone();
    void whoSleptItselfListensFirst();
    void aGoodbyeIsTheEnd();
    void theStateIsToldAgainAndAgain();

private:
    struct Parts {
        StorageBench bench;
        KeepingBus bus;
        Audience audience;
        PresenceBoard presence{bus, u"one"_s};
        LiveSigns signs{bus};
        FeedPump pump{bench.storage(), Millis{600'000}};
        JobRunner mailJobs{bench.storage()};
        Neighbours neighbours{bus, bench.clock(), presence, signs, pump, mailJobs};

        void pass(Millis time) {
            bench.clock().advance(time);
            neighbours.tick();
        }
        //! The types of what was told since the last call.
        QStringList told() {
            QStringList types;
            const auto said = std::exchange(bus.told, {});
            for (const QJsonObject& sign : said)
                types.append(sign.value("type"_L1).toString());
            return types;
        }
        bool isBobThere() const { return presence.presenceOf(AgentId(u"bob"_s)) != Presence::Offline; }
    };
    std::unique_ptr<Parts> m_parts;
};

void TestHubNeighbourProcesses::signsReachThoseWhoAreConnectedHere() {
    Neighbours& neighbours = m_parts->neighbours;
    QStringList& heard = m_parts->audience.heard;
    neighbours.heard(u"two"_s, typing(u"customer"_s, true));
    QCOMPARE(heard, QStringList{u"agents: Bob types in c: 1"_s});
    heard.clear();
    neighbours.heard(u"two"_s, typing(u"agent"_s, true));
    QCOMPARE(heard, (QStringList{u"agents: Bob types in c: 1"_s, u"visitors: Bob types in c: 1"_s}));
    heard.clear();
    for (const QString& by : {u"agent"_s, u"customer"_s})
        neighbours.heard(
            u"two"_s, {{u"type"_s, u"seen"_s}, {u"conversation"_s, u"c"_s}, {u"by"_s, by}, {u"at"_s, 5}});
    neighbours.heard(u"two"_s, {{u"type"_s, u"settings"_s}});
    neighbours.heard(u"two"_s, {{u"type"_s, u"bind"_s}, {u"device"_s, u"d"_s}, {u"contact"_s, u"x"_s}});
    neighbours.heard(u"two"_s, {{u"type"_s, u"of a later version"_s}});
    QCOMPARE(
        heard, (QStringList{
                   u"visitors: seen c at 5"_s, u"agents: seen c at 5"_s, u"agents: settings"_s,
                   u"visitors: d is x"_s}));
}

void TestHubNeighbourProcesses::aCommitWithMailWakesWhoSendsMail() {
    std::atomic<int> looks{0};
    m_parts->mailJobs.add(std::chrono::hours(24), [&looks](StorageSession&) { ++looks; });
    m_parts->mailJobs.start();
    QTRY_COMPARE_WITH_TIMEOUT(looks.load(), 1, 30'000);
    m_parts->neighbours.heard(u"two"_s, {{u"type"_s, u"commit"_s}, {u"mail"_s, true}});
    QTRY_COMPARE_WITH_TIMEOUT(looks.load(), 2, 30'000);
    // What was queued while nobody listened.
    m_parts->neighbours.opened();
    QTRY_COMPARE_WITH_TIMEOUT(looks.load(), 3, 30'000);
    m_parts->mailJobs.stop();
}

void TestHubNeighbourProcesses::aSilentProcessIsGone() {
    m_parts->pass(Millis{1'000});
    m_parts->neighbours.heard(u"two"_s, bobIsThere());
    m_parts->neighbours.heard(u"two"_s, typing(u"customer"_s, true));
    QVERIFY(m_parts->isBobThere());
    for (int i = 0; i < 12; ++i)
        m_parts->pass(Millis{1'000});
    QVERIFY(m_parts->isBobThere());
    // Any word is one of life.
    m_parts->neighbours.heard(u"two"_s, {{u"type"_s, u"commit"_s}});
    for (int i = 0; i < 12; ++i)
        m_parts->pass(Millis{1'000});
    QVERIFY(m_parts->isBobThere());
    m_parts->audience.heard.clear();
    for (int i = 0; i < 3; ++i)
        m_parts->pass(Millis{1'000});
    QVERIFY(!m_parts->isBobThere());
    QCOMPARE(m_parts->audience.heard, QStringList{u"agents: Bob types in c: 0"_s});
}

void TestHubNeighbourProcesses::whoSleptItselfListensFirst() {
    m_parts->pass(Millis{1'000});
    m_parts->neighbours.heard(u"two"_s, bobIsThere());
    m_parts->pass(std::chrono::minutes(5));
    QVERIFY(m_parts->isBobThere());
    m_parts->pass(Millis{1'000});
    QVERIFY(!m_parts->isBobThere());
}

void TestHubNeighbourProcesses::aGoodbyeIsTheEnd() {
    m_parts->neighbours.sayGoodbye();
    QCOMPARE(m_parts->told(), QStringList{u"goodbye"_s});
    m_parts->neighbours.heard(u"two"_s, bobIsThere());
    QVERIFY(m_parts->isBobThere());
    m_parts->neighbours.heard(u"two"_s, {{u"type"_s, u"goodbye"_s}});
    QVERIFY(!m_parts->isBobThere());
}

void TestHubNeighbourProcesses::theStateIsToldAgainAndAgain() {
    m_parts->neighbours.opened();
    QCOMPARE(m_parts->told(), (QStringList{u"hello"_s, u"state"_s}));
    m_parts->neighbours.heard(u"two"_s, {{u"type"_s, u"hello"_s}});
    QCOMPARE(m_parts->told(), QStringList{u"state"_s});
    int told = 0;
    for (int i = 0; i < 60; ++i) {
        m_parts->pass(Millis{1'000});
        told += static_cast<int>(m_parts->told().size());
    }
    // Often enough that who loses two of them is not taken for dead.
    QVERIFY(told >= 60 * 3 * 1000 / Neighbours::lease.count());
    QVERIFY(told < 60);
}

} // namespace segue::hub

QTEST_GUILESS_MAIN(segue::hub::TestHubNeighbourProcesses)
#include "test_hub_neighbour_processes.moc"
