// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/api/hub_parts.h"
#include "app/hub/api/plain_ids.h"
#include "app/hub/storage/audit_log.h"
#include "app/hub/storage/json_values.h"
#include "app/hub/storage/sql_values.h"

#include <limits>

namespace segue::hub {

using namespace Qt::StringLiterals;

namespace {

QJsonObject rowToJson(const AuditRow& row) {
    return {
        {u"number"_s, row.number},
        {u"at"_s, jsonTime(row.at)},
        {u"actor"_s, jsonId(row.actor)},
        {u"action"_s, row.action},
        {u"subject"_s, jsonObject(row.subject)},
        {u"hash"_s, row.hash}};
}

Result<http::Response> list(const HubParts& parts, const http::Request& request) {
    constexpr qint64 farthest = std::numeric_limits<qint64>::max();
    SEGUE_TRY_VALUE(after, queryNumber(request, u"after"_s, 0, 0, farthest));
    SEGUE_TRY_VALUE(limit, queryNumber(request, u"limit"_s, 200, 1, 1000));
    SEGUE_TRY_VALUE(session, parts.storage.session());
    SEGUE_TRY_VALUE(rows, AuditLog(session->db()).after(after, static_cast<int>(limit)));
    QJsonArray entries;
    for (const AuditRow& row : rows)
        entries.append(rowToJson(row));
    return ok(
        {{u"entries"_s, entries},
         {u"next"_s, rows.isEmpty() ? after : rows.last().number},
         {u"complete"_s, rows.size() < limit}});
}

Result<http::Response> check(const HubParts& parts) {
    SEGUE_TRY_VALUE(session, parts.storage.session());
    SEGUE_TRY_VALUE(found, session->read([](db::Connection& db) { return AuditLog(db).check(); }));
    return ok(
        {{u"sound"_s, !found.brokenAt},
         {u"entries"_s, found.rows},
         {u"head"_s, found.head},
         {u"broken_at"_s, found.brokenAt ? QJsonValue(*found.brokenAt) : QJsonValue(QJsonValue::Null)}});
}

//! What happens on a workstation and is to be found here: that a customer was exported, or something hidden
//! was looked at.
Result<http::Response> note(const HubParts& parts, const http::Request& request, const AgentCaller& caller) {
    SEGUE_TRY_VALUE(body, jsonBody(request));
    JsonReader r(body);
    const QString action = r.string("action");
    const QStringList named = r.optionalStrings("contacts");
    SEGUE_TRY(checkRead(r));
    if (action != "exported"_L1 && action != "revealed"_L1)
        return invalid(u"invalid_action"_s, u"Expected \"exported\" or \"revealed\"."_s);
    SEGUE_TRY_VALUE(contacts, plainIds(named, u"invalid_contacts"_s));
    SEGUE_TRY(parts.storage.write([&](Write& write) {
        return AuditLog::append(
            write, caller.id, u"customer."_s + action,
            {{u"contacts"_s, QJsonArray::fromStringList(contacts)}});
    }));
    return http::emptyResponse();
}

} // namespace

void addAuditRoutes(http::Router& router, const HubParts& parts) {
    addAgentRoute(
        router, parts, http::Method::Post, u"/api/v1/audit"_s, smallBody,
        [parts](const http::Request& request, const AgentCaller& caller) {
            return note(parts, request, caller);
        });
    addAgentRoute(
        router, parts, http::Method::Get, u"/api/v1/admin/audit"_s, 0,
        [parts](const http::Request& request, const AgentCaller&) { return list(parts, request); },
        Role::Admin);
    addAgentRoute(
        router, parts, http::Method::Get, u"/api/v1/admin/audit/check"_s, 0,
        [parts](const http::Request&, const AgentCaller&) { return check(parts); }, Role::Admin);
}

} // namespace segue::hub
