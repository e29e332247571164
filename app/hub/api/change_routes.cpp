// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/api/hub_parts.h"
#include "app/hub/storage/feed.h"

#include <limits>

namespace segue::hub {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 farthest = std::numeric_limits<qint64>::max();

Result<http::Response> changes(const HubParts& parts, const http::Request& request) {
    SEGUE_TRY_VALUE(after, queryNumber(request, u"after"_s, 0, 0, farthest));
    SEGUE_TRY_VALUE(snapshot, queryNumber(request, u"snapshot"_s, 0, 0, farthest));
    SEGUE_TRY_VALUE(limit, queryNumber(request, u"limit"_s, 500, 1, 1000));
    SEGUE_TRY_VALUE(session, parts.storage.session());
    SEGUE_TRY_VALUE(page, session->read([after, limit, snapshot](db::Connection& db) {
        return Feed(db).after(after, static_cast<int>(limit), snapshot);
    }));
    SEGUE_TRY_VALUE(json, parts.json.page(session->db(), page));
    return ok(json);
}

} // namespace

void addChangeRoutes(http::Router& router, const HubParts& parts) {
    addAgentRoute(
        router, parts, http::Method::Get, u"/api/v1/changes"_s, 0,
        [parts](const http::Request& request, const AgentCaller&) { return changes(parts, request); });
    http::WebSocketOptions stream;
    stream.authorise = parts.authenticator.agents();
    stream.messageRate = http::RateLimit{100, Millis{10'000}};
    router.addWebSocket(
        u"/api/v1/stream"_s, stream, [parts](const http::PeerPointer& peer, const http::Request& request) {
            const qint64 after = request.query.value(u"after"_s).toLongLong();
            return parts.streams.open(peer, callerOf<AgentCaller>(request), std::max<qint64>(0, after));
        });
}

} // namespace segue::hub
