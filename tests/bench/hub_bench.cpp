// SPDX-License-Identifier: GPL-3.0-or-later
// The hub under load, on SQLite and on PostgreSQL: what two hundred agents hear, and how many requests a
// second it answers. Clients and server share the machine.
#include "tests/bench/agent_crowd.h"
#include "tests/bench/bench.h"
#include "tests/bench/flood.h"
#include "tests/bench/hub_filler.h"
#include "tests/bench/timing.h"
#include "tests/bench/workstation.h"
#include "tests/fakes/postgres_server.h"

#include <QJsonArray>
#include <QUuid>

namespace segue::bench {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int customers = 500;
constexpr int connections = 16;
constexpr Millis patience = 60s;

//! One hub with its customers, and the figures of one kind of database.
class HubLoad {
public:
    HubLoad(const Report& report, const Setup& setup, const QString& database)
        : m_report(report), m_setup(setup), m_database(database) {}

    //! Also measures how many messages it takes while nobody listens.
    Result<void> start(const QString& url);
    Result<void> measureFanOut();
    Result<void> measureSustained();
    Result<void> measureRequests();

private:
    QByteArray message(int id) const;
    Result<void> report(const QString& metric, const Flood::Plan& plan);
    Result<QStringList> conversations();
    QString named(const char* metric) const { return m_database + QLatin1StringView(metric); }

    const Report& m_report;
    const Setup& m_setup;
    QString m_database;
    HubUnderTest m_hub;
    QByteArray m_channel;
    AgentCrowd m_agents;
    int m_messages = 0;
};

QByteArray HubLoad::message(int id) const {
    const QByteArray body = inboundMessage(id, id % customers, u"Message no. %1 of this bench"_s.arg(id));
    return httpRequest("POST", "/inbound/messages", m_channel, id % customers, body);
}

Result<void> HubLoad::start(const QString& url) {
    if (!url.isEmpty())
        m_hub.keepDatabaseAt(url);
    m_hub.comeFromEverywhere();
    SEGUE_TRY(m_hub.start());
    SEGUE_TRY_VALUE(token, channelToken(m_hub));
    m_channel = token;
    const auto seeded =
        Flood({m_hub.port(), connections, customers, 0, [this](int i) { return message(i); }}).runThrough();
    m_messages = customers;
    if (seeded.refused > 0 || seeded.ms.size() < customers)
        return fail(ErrorKind::Permanent, u"bench"_s, u"the hub did not take the first messages"_s);
    const int alone = m_setup.sizes.of("messages", 5'000);
    const int first = m_messages;
    m_messages += alone;
    SEGUE_TRY(report(named("_message_alone"), {m_hub.port(), connections, alone, 0, [this, first](int i) {
                                                   return message(first + i);
                                               }}));
    return m_agents.connectTo(m_hub, m_setup.sizes.of("agents", 200));
}

//! One message at a time: from the first byte of the request until the last agent has it.
Result<void> HubLoad::measureFanOut() {
    QList<double> samples;
    const int times = m_setup.sizes.of("times", 200);
    for (int i = 0; i < times; ++i) {
        const int id = m_messages++;
        m_agents.expect("Message no. " + QByteArray::number(id) + " of this bench");
        Flood one({m_hub.port(), 1, 1, 0, [this, id](int) { return message(id); }});
        Result<void> heard;
        samples.append(timed([&] {
            one.start();
            heard = waitFor([this] { return m_agents.allHeard(); }, u"not every agent heard"_s, patience);
        }));
        SEGUE_TRY(heard);
    }
    m_report.distribution(named("_fan_out"), samples, u"ms"_s);
    return {};
}

//! As many messages as the hub takes: what reaches the agents meanwhile.
Result<void> HubLoad::measureSustained() {
    const int count = m_setup.sizes.of("messages", 5'000);
    const int first = m_messages;
    m_messages += count;
    m_agents.beginCount();
    Flood flood({m_hub.port(), connections, count, 0, [this, first](int i) { return message(first + i); }});
    flood.start();
    SEGUE_TRY(waitFor([&] { return flood.isFinished(); }, u"the hub is too slow"_s, patience * 5));
    // The last ones are still on their way.
    SEGUE_TRY(waitFor(
        [&] { return m_agents.entries() >= count || m_agents.behind() > 0; }, u"agents missed messages"_s,
        patience));
    const auto outcome = flood.outcome();
    const double rate = static_cast<double>(outcome.ms.size()) / outcome.seconds;
    m_report.figure(named("_events"), rate, u"events/s"_s, count);
    m_report.distribution(named("_event_request"), outcome.ms, u"ms"_s);
    m_report.figure(
        named("_frames"), static_cast<double>(m_agents.frames()) / outcome.seconds, u"frames/s"_s,
        m_agents.frames());
    m_report.figure(named("_pushed"), 100.0 * m_agents.entries() / count, u"percent"_s, count);
    m_report.figure(named("_behind"), m_agents.behind(), u"frames"_s, count);
    return {};
}

Result<QStringList> HubLoad::conversations() {
    QStringList ids;
    qint64 cursor = 0;
    for (bool isComplete = false; !isComplete && ids.size() < customers;) {
        SEGUE_TRY_VALUE(
            page, m_hub.call("GET", u"/changes?limit=500&after=%1"_s.arg(cursor), m_hub.agentToken()));
        const QJsonArray found = page.value("conversations"_L1).toArray();
        for (const auto& conversation : found)
            ids.append(conversation.toObject().value("id"_L1).toString());
        cursor = page.value("next"_L1).toInteger();
        isComplete = page.value("complete"_L1).toBool();
    }
    if (ids.isEmpty())
        return fail(ErrorKind::Permanent, u"bench"_s, u"the hub shows no conversations"_s);
    return ids;
}

Result<void> HubLoad::report(const QString& metric, const Flood::Plan& plan) {
    const auto outcome = Flood(plan).runThrough();
    if (outcome.refused > 0)
        return fail(ErrorKind::Permanent, u"bench"_s, u"%1 of the requests failed"_s.arg(outcome.refused));
    m_report.figure(
        metric + u"_rate"_s, static_cast<double>(outcome.ms.size()) / outcome.seconds, u"requests/s"_s,
        outcome.ms.size());
    m_report.distribution(metric, outcome.ms, u"ms"_s);
    return {};
}

Result<void> HubLoad::measureRequests() {
    SEGUE_TRY_VALUE(ids, conversations());
    const int count = m_setup.sizes.of("requests", 5'000);
    const QByteArray token = m_hub.agentToken();
    const auto path = [ids](int i) { return "/conversations/" + ids.at(i % ids.size()).toLatin1(); };
    SEGUE_TRY(report(named("_read_conversation"), {m_hub.port(), connections, count, 0, [=](int i) {
                                                       return httpRequest(
                                                           "GET", path(i), token, i % customers);
                                                   }}));
    SEGUE_TRY(report(named("_read_entries"), {m_hub.port(), connections, count, 0, [=](int i) {
                                                  return httpRequest(
                                                      "GET", path(i) + "/entries?limit=50", token,
                                                      i % customers);
                                              }}));
    return report(
        named("_command"),
        {m_hub.port(), connections, count / 5, 0, [=](int i) {
             const QByteArray body = "{\"conversation\":\"" + ids.at(i % ids.size()).toLatin1() +
                                     "\",\"operations\":[{\"type\":\"note\",\"text\":\"A note\"}]}";
             QByteArray request = httpRequest("POST", "/commands", token, i % customers, body);
             const QByteArray key =
                 "Idempotency-Key: " + QUuid::createUuid().toByteArray(QUuid::WithoutBraces) + "\r\n";
             return request.insert(request.indexOf("\r\n") + 2, key);
         }});
}

Result<void>
measureOn(const Report& report, const Setup& setup, const QString& database, const QString& url) {
    HubLoad load(report, setup, database);
    SEGUE_TRY(load.start(url));
    SEGUE_TRY(load.measureFanOut());
    SEGUE_TRY(load.measureSustained());
    return load.measureRequests();
}

} // namespace

Result<void> benchHub(Report& report, const Setup& setup) {
    SEGUE_TRY(measureOn(report, setup, u"sqlite"_s, {}));
    PostgresServer postgres;
    if (const QString reason = postgres.start(); !reason.isEmpty()) {
        report.skipped(u"postgresql"_s, reason);
        return {};
    }
    return measureOn(report, setup, u"postgresql"_s, postgres.newDatabase());
}

} // namespace segue::bench
