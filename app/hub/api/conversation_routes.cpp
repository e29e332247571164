// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/api/hub_parts.h"
#include "app/hub/storage/conversation_json.h"
#include "app/hub/storage/conversations.h"
#include "app/hub/storage/entries.h"
#include "app/hub/storage/entry_json.h"

namespace segue::hub {

using namespace Qt::StringLiterals;

namespace {

Result<ConversationRow> asked(db::Connection& db, const http::Request& request) {
    SEGUE_TRY_VALUE(found, Conversations(db).find(ConversationId(request.parameter(u"id"_s))));
    if (!found)
        return notFound(u"There is no such conversation."_s);
    return *found;
}

Result<http::Response> one(const HubParts& parts, const http::Request& request) {
    SEGUE_TRY_VALUE(session, parts.storage.session());
    SEGUE_TRY_VALUE(conversation, asked(session->db(), request));
    return ok({{u"conversation"_s, conversationToJson(conversation)}});
}

Result<http::Response> entries(const HubParts& parts, const http::Request& request) {
    SEGUE_TRY_VALUE(limit, queryNumber(request, u"limit"_s, 50, 1, 200));
    SEGUE_TRY_VALUE(session, parts.storage.session());
    SEGUE_TRY_VALUE(conversation, asked(session->db(), request));
    const EntryId before(request.query.value(u"before"_s));
    SEGUE_TRY_VALUE(found, Entries(session->db()).page(conversation.id, before, static_cast<int>(limit)));
    QJsonArray list;
    for (const EntryRow& entry : found.entries)
        list.append(entryToJson(entry));
    return ok({{u"entries"_s, list}, {u"complete"_s, found.complete}});
}

} // namespace

void addConversationRoutes(http::Router& router, const HubParts& parts) {
    addAgentRoute(
        router, parts, http::Method::Get, u"/api/v1/conversations/:id"_s, 0,
        [parts](const http::Request& request, const AgentCaller&) { return one(parts, request); });
    addAgentRoute(
        router, parts, http::Method::Get, u"/api/v1/conversations/:id/entries"_s, 0,
        [parts](const http::Request& request, const AgentCaller&) { return entries(parts, request); });
}

} // namespace segue::hub
