// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/api/hub_parts.h"
#include "app/hub/storage/conversations.h"
#include "app/hub/storage/directory.h"
#include "app/hub/storage/directory_json.h"

namespace segue::hub {

using namespace Qt::StringLiterals;

namespace {

template <class Row, class ToJson>
Result<http::Response> listAnswer(const QString& name, Result<QList<Row>> rows, ToJson toJson) {
    if (!rows)
        return fail(rows.error());
    QJsonArray list;
    for (const Row& row : *rows)
        list.append(toJson(row));
    return ok({{name, list}});
}

Result<http::Response> tags(StorageSession& session) {
    SEGUE_TRY_VALUE(used, Conversations(session.db()).tags());
    QJsonArray list;
    for (const auto& [name, count] : used)
        list.append(QJsonObject{{u"name"_s, name}, {u"conversations"_s, count}});
    return ok({{u"tags"_s, list}});
}

} // namespace

void addDirectoryRoutes(http::Router& router, const HubParts& parts) {
    const auto get = [&](const QString& path, std::function<Result<http::Response>(StorageSession&)> answer) {
        addAgentRoute(
            router, parts, http::Method::Get, path, 0,
            [parts,
             answer = std::move(answer)](const http::Request&, const AgentCaller&) -> Result<http::Response> {
                SEGUE_TRY_VALUE(session, parts.storage.session());
                return answer(*session);
            });
    };
    get(u"/api/v1/agents"_s, [parts](StorageSession& session) {
        return listAnswer(u"agents"_s, Directory(session.db()).agents(), [&](const AgentRow& agent) {
            return parts.json.agent(agent);
        });
    });
    get(u"/api/v1/teams"_s, [](StorageSession& session) {
        return listAnswer(u"teams"_s, Directory(session.db()).teams(), teamToJson);
    });
    get(u"/api/v1/macros"_s, [](StorageSession& session) {
        return listAnswer(u"macros"_s, Directory(session.db()).macros(), macroToJson);
    });
    get(u"/api/v1/canned-responses"_s, [](StorageSession& session) {
        return listAnswer(u"canned"_s, Directory(session.db()).cannedResponses(), cannedToJson);
    });
    get(u"/api/v1/tags"_s, tags);
}

} // namespace segue::hub
