// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/api/hub_parts.h"
#include "app/hub/storage/directory.h"
#include "app/hub/storage/json_values.h"
#include "app/hub/storage/live_metrics.h"

namespace segue::hub {

using namespace Qt::StringLiterals;

namespace {

constexpr Presence presences[] = {Presence::Available, Presence::Busy, Presence::Away, Presence::Offline};

LiveMetrics::Load loadOf(const LiveMetrics& metrics, const AgentId& agent) {
    for (const LiveMetrics::Load& load : metrics.loads) {
        if (load.agent == agent)
            return load;
    }
    return {agent, 0, 0};
}

Result<http::Response> live(const HubParts& parts) {
    SEGUE_TRY_VALUE(session, parts.storage.session());
    SEGUE_TRY_VALUE(metrics, liveMetrics(session->db()));
    SEGUE_TRY_VALUE(agents, Directory(session->db()).agents());
    const Instant now = session->now();
    QMap<Presence, int> counts;
    QJsonArray loads;
    for (const AgentRow& agent : agents) {
        const LiveMetrics::Load load = loadOf(metrics, agent.id);
        if (!agent.active && load.open == 0)
            continue;
        const Presence presence = parts.presence.presenceOf(agent.id);
        ++counts[presence];
        loads.append(QJsonObject{
            {u"agent"_s, agent.id.value()},
            {u"name"_s, agent.name},
            {u"presence"_s, toString(presence)},
            {u"capacity"_s, agent.capacity},
            {u"open"_s, load.open},
            {u"waiting"_s, load.waiting}});
    }
    QJsonObject byPresence;
    for (const Presence presence : presences)
        byPresence.insert(toString(presence), counts.value(presence));
    const qint64 longest =
        metrics.longestSince ? std::max<qint64>(0, toMs(now) - toMs(*metrics.longestSince)) : 0;
    return ok(
        {{u"at"_s, toMs(now)},
         {u"waiting"_s, metrics.waiting},
         {u"longest_wait_since"_s, jsonTime(metrics.longestSince)},
         {u"longest_wait_ms"_s, longest},
         {u"open"_s, metrics.open},
         {u"unassigned"_s, metrics.unassigned},
         {u"agents"_s, byPresence},
         {u"load"_s, loads}});
}

} // namespace

void addMetricsRoutes(http::Router& router, const HubParts& parts) {
    addAgentRoute(
        router, parts, http::Method::Get, u"/api/v1/metrics/live"_s, 0,
        [parts](const http::Request&, const AgentCaller&) { return live(parts); }, Role::Supervisor);
}

} // namespace segue::hub
