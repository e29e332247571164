// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/api/hub_parts.h"
#include "app/hub/api/plain_ids.h"
#include "app/hub/rest/job_runner.h"
#include "app/hub/storage/erasure_json.h"
#include "app/hub/storage/feed.h"
#include "app/hub/storage/json_values.h"
#include "app/hub/storage/legal_holds.h"
#include "app/hub/storage/scrubber.h"

#include <limits>

namespace segue::hub {

using namespace Qt::StringLiterals;

namespace {

QJsonArray holdsToJson(const QList<LegalHold>& holds) {
    QJsonArray list;
    for (const LegalHold& hold : holds)
        list.append(QJsonObject{
            {u"contact"_s, hold.contact.value()},
            {u"reason"_s, hold.reason},
            {u"since"_s, jsonTime(hold.since)}});
    return list;
}

QJsonArray setAsideToJson(const StorageOptions& options) {
    QJsonArray list;
    for (const SetAsideFile& file : Scrubber::setAsideFiles(options))
        list.append(
            QJsonObject{{u"name"_s, file.name}, {u"size"_s, file.size}, {u"at"_s, jsonTime(file.at)}});
    return list;
}

Result<http::Response> preview(const HubParts& parts, const http::Request& request) {
    SEGUE_TRY_VALUE(
        contacts,
        plainIds(request.query.value(u"contacts"_s).split(u',', Qt::SkipEmptyParts), u"invalid_contacts"_s));
    SEGUE_TRY_VALUE(session, parts.storage.session());
    return session->read([&](db::Connection& db) -> Result<http::Response> {
        SEGUE_TRY_VALUE(scope, scopeOfContacts(db, contacts));
        SEGUE_TRY_VALUE(counts, countsOf(db, scope));
        SEGUE_TRY_VALUE(holds, LegalHolds(db).holding(scope.contacts, scope.conversations));
        return ok(
            {{u"preview"_s, erasureCountsToJson(counts)},
             {u"legal_holds"_s, holdsToJson(holds)},
             {u"set_aside"_s, setAsideToJson(parts.storage.options())},
             {u"hash"_s, counts.hash}});
    });
}

http::Response answerOf(const ErasureRow& erasure) {
    return http::jsonResponse(
        erasure.state == ErasureState::Done ? 200 : 202,
        {{u"erasure"_s, erasureToJson(erasure)}, {u"state"_s, toString(erasure.state)}});
}

Result<http::Response> erase(const HubParts& parts, const http::Request& request, const AgentCaller& caller) {
    SEGUE_TRY_VALUE(body, jsonBody(request));
    JsonReader r(body);
    const QString id = r.id("id");
    const QStringList named = r.optionalStrings("contacts");
    const QString shown = r.optionalString("preview");
    SEGUE_TRY(checkRead(r));
    SEGUE_TRY(plainIds({id}, u"invalid_id"_s));
    SEGUE_TRY_VALUE(contacts, plainIds(named, u"invalid_contacts"_s));
    SEGUE_TRY_VALUE(erasure, parts.storage.write([&](Write& write) {
        return Erasures::request(write, id, contacts, caller.id, shown);
    }));
    // Their chat windows are open with tokens that are good no more.
    parts.guard.check();
    parts.erasing.wake();
    return answerOf(erasure);
}

Result<http::Response> show(const HubParts& parts, const http::Request& request) {
    SEGUE_TRY_VALUE(session, parts.storage.session());
    SEGUE_TRY_VALUE(erasure, Erasures(session->db()).find(request.parameter(u"id"_s)));
    if (!erasure)
        return notFound(u"There is no such erasure."_s);
    return answerOf(*erasure);
}

Result<http::Response> list(const HubParts& parts, const http::Request& request) {
    constexpr qint64 farthest = std::numeric_limits<qint64>::max();
    SEGUE_TRY_VALUE(after, queryNumber(request, u"after"_s, 0, 0, farthest));
    SEGUE_TRY_VALUE(limit, queryNumber(request, u"limit"_s, 500, 1, 1000));
    SEGUE_TRY_VALUE(session, parts.storage.session());
    return session->read([&](db::Connection& db) -> Result<http::Response> {
        SEGUE_TRY_VALUE(head, Feed(db).head());
        if (after > head)
            return fail(ErrorKind::Conflict, u"cursor_invalid"_s, u"begin again from 0"_s);
        SEGUE_TRY_VALUE(found, Erasures(db).after(after, static_cast<int>(limit)));
        QJsonArray erasures;
        for (const ErasureRow& erasure : found)
            erasures.append(erasureToJson(erasure));
        return ok(
            {{u"erasures"_s, erasures},
             {u"next"_s, found.isEmpty() ? after : found.last().version},
             {u"complete"_s, found.size() < limit}});
    });
}

} // namespace

void addErasureRoutes(http::Router& router, const HubParts& parts) {
    addAgentRoute(
        router, parts, http::Method::Get, u"/api/v1/erasures"_s, 0,
        [parts](const http::Request& request, const AgentCaller&) { return list(parts, request); });
    addAgentRoute(
        router, parts, http::Method::Get, u"/api/v1/erasures/preview"_s, 0,
        [parts](const http::Request& request, const AgentCaller&) { return preview(parts, request); },
        Role::Admin);
    addAgentRoute(
        router, parts, http::Method::Get, u"/api/v1/erasures/:id"_s, 0,
        [parts](const http::Request& request, const AgentCaller&) { return show(parts, request); },
        Role::Admin);
    addAgentRoute(
        router, parts, http::Method::Post, u"/api/v1/erasures"_s, smallBody,
        [parts](const http::Request& request, const AgentCaller& caller) {
            return erase(parts, request, caller);
        },
        Role::Admin);
}

} // namespace segue::hub
