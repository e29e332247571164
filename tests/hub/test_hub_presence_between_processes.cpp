// SPDX-License-Identifier: GPL-3.0-or-later
// The presence that several processes agree on, over a bus that the test carries from hand to hand.
#include "app/hub/api/presence_board.h"
#include "core/base/json.h"
#include "core/db/postgres_channel.h"
#include "tests/hub/keeping_bus.h"

#include <QtTest>

using namespace Qt::StringLiterals;

namespace segue::hub {

namespace {

//! A board as one process has it.
struct Process {
    explicit Process(const QString& theName) : name(theName) {
        board.onChange([this](const AgentId& agent, Presence presence) { shown.append({agent, presence}); });
    }
    //! Everything that it has said and that was not carried yet arrives at the other.
    void carryTo(Process& other) {
        for (const QJsonObject& sign : std::exchange(bus.told, {}))
            other.board.heard(name, sign);
    }

    QString name;
    KeepingBus bus;
    PresenceBoard board{bus, name};
    QList<std::pair<AgentId, Presence>> shown;
};

const AgentId bob(u"bob"_s);

} // namespace

class TestHubPresenceBetweenProcesses : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anAgentIsThereAsLongAsOneStreamIsOpenAnywhere();
    void choicesAtTheSameTimeEndTheSame();
    void aStateInPartsReplacesWhatWasKnown();
    void aLostProcessTakesItsAgentsAlong();
};

void TestHubPresenceBetweenProcesses::anAgentIsThereAsLongAsOneStreamIsOpenAnywhere() {
    Process one(u"one"_s);
    Process two(u"two"_s);
    one.board.connected(bob);
    two.board.connected(bob);
    one.carryTo(two);
    two.carryTo(one);
    QCOMPARE(one.shown.size(), 1);
    one.board.disconnected(bob);
    one.carryTo(two);
    QVERIFY(one.board.presenceOf(bob) == Presence::Available && one.board.isAnyoneAvailable());
    two.board.disconnected(bob);
    two.carryTo(one);
    QVERIFY(one.board.presenceOf(bob) == Presence::Offline && !one.board.isAnyoneAvailable());
    QCOMPARE(one.shown.size(), 2);
    QCOMPARE(two.shown.size(), 2);
}

void TestHubPresenceBetweenProcesses::choicesAtTheSameTimeEndTheSame() {
    Process one(u"one"_s);
    Process two(u"two"_s);
    one.board.connected(bob);
    two.board.connected(bob);
    one.board.choose(bob, Presence::Away);
    two.board.choose(bob, Presence::Busy);
    one.carryTo(two);
    two.carryTo(one);
    QVERIFY(one.board.presenceOf(bob) == two.board.presenceOf(bob));
    // Whoever has heard of a choice overrules it.
    one.board.choose(bob, Presence::Available);
    one.carryTo(two);
    QVERIFY(two.board.presenceOf(bob) == Presence::Available);
    // An older state that comes late changes nothing.
    two.board.choose(bob, Presence::Away);
    one.board.tellState();
    one.carryTo(two);
    QVERIFY(two.board.presenceOf(bob) == Presence::Away);
}

void TestHubPresenceBetweenProcesses::aStateInPartsReplacesWhatWasKnown() {
    constexpr int many = 500;
    Process one(u"one"_s);
    Process two(u"two"_s);
    for (int i = 0; i < many; ++i)
        one.board.connected(AgentId(u"01890000-0000-7000-8000-%1"_s.arg(i, 12, 10, QChar(u'0'))));
    one.bus.told.clear();
    // Of one that left, two did not hear.
    two.board.heard(
        u"one"_s,
        {{u"type"_s, u"seats"_s},
         {u"seats"_s, QJsonArray{QJsonObject{
                          {u"agent"_s, bob.value()}, {u"on"_s, true}, {u"presence"_s, u"available"_s}}}}});
    QVERIFY(two.board.presenceOf(bob) == Presence::Available);
    one.board.tellState();
    QVERIFY(one.bus.told.size() > 1);
    for (const QJsonObject& sign : std::as_const(one.bus.told))
        QVERIFY(toJson(sign).size() < db::PostgresChannel::largestPayload - 100);
    one.carryTo(two);
    int online = 0;
    two.board.forOnline([&](const AgentId&, Presence) { ++online; });
    QCOMPARE(online, many);
    QVERIFY(two.board.presenceOf(bob) == Presence::Offline);
    // Nobody went away and came back in between.
    QCOMPARE(two.shown.size(), many + 2);
}

void TestHubPresenceBetweenProcesses::aLostProcessTakesItsAgentsAlong() {
    Process one(u"one"_s);
    Process two(u"two"_s);
    Process three(u"three"_s);
    const AgentId cid(u"cid"_s);
    one.board.connected(bob);
    one.board.connected(cid);
    three.board.connected(cid);
    one.carryTo(two);
    three.carryTo(two);
    two.board.lost(u"one"_s);
    QVERIFY(two.board.presenceOf(bob) == Presence::Offline);
    QVERIFY(two.board.presenceOf(cid) == Presence::Available);
}

} // namespace segue::hub

QTEST_GUILESS_MAIN(segue::hub::TestHubPresenceBetweenProcesses)
#include "test_hub_presence_between_processes.moc"
