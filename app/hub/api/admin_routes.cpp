// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/api/command_request.h"
#include "app/hub/api/hub_parts.h"
#include "app/hub/storage/directory.h"
#include "app/hub/storage/directory_json.h"
#include "app/hub/storage/tokens.h"

namespace segue::hub {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestName = 200;

//! Reads the object that the request names, or a new one if it names none. Errors: Permanent
//! "not_found".
template <class Row, class Id>
Result<Row>
rowToChange(const Id& id, Result<std::optional<Row>> (Directory::*find)(const Id&), Write& write) {
    if (id.isEmpty())
        return Row();
    SEGUE_TRY_VALUE(found, (Directory(write.db()).*find)(id));
    if (!found)
        return notFound();
    return *found;
}

Result<void> checkName(const QString& name) {
    if (name.isEmpty() || name.size() > longestName)
        return invalid(u"invalid_name"_s, u"A name has 1 to 200 characters."_s);
    return {};
}

//! A name by which a path can end.
Result<void> checkChannelName(const QString& name) {
    SEGUE_TRY(checkName(name));
    const bool isDots = name == "."_L1 || name == ".."_L1;
    const bool isPlain = std::all_of(name.begin(), name.end(), [](QChar c) {
        return c != u'/' && c != u'\\' && c.category() != QChar::Other_Control;
    });
    if (isDots || !isPlain)
        return invalid(u"invalid_name"_s, u"The name of a channel has no slashes or control characters."_s);
    return {};
}

Result<AgentRow> putAgent(Write& write, const AgentId& id, const QJsonObject& body) {
    SEGUE_TRY_VALUE(agent, rowToChange(id, &Directory::agent, write));
    JsonReader r(body);
    agent.name = (id.isEmpty() ? r.string("name") : r.optionalString("name", agent.name)).simplified();
    agent.email = r.optionalString("email", agent.email).trimmed();
    const auto role = roleFromString(r.optionalString("role", toString(agent.role)));
    agent.capacity = static_cast<int>(r.optionalInteger("capacity", agent.capacity));
    agent.active = r.optionalBool("active", agent.active);
    SEGUE_TRY(checkRead(r));
    SEGUE_TRY(checkName(agent.name));
    if (!role)
        return invalid(u"invalid_role"_s, u"A role is agent, supervisor or admin."_s);
    if (agent.capacity < 0 || agent.capacity > 10'000)
        return invalid(u"invalid_capacity"_s, u"A capacity is a number from 0 (no limit) to 10,000."_s);
    agent.role = *role;
    SEGUE_TRY(Directory::put(write, agent));
    return agent;
}

Result<http::Response> addAgent(const HubParts& parts, const http::Request& request) {
    SEGUE_TRY_VALUE(body, jsonBody(request));
    return parts.storage.write([&](Write& write) -> Result<http::Response> {
        SEGUE_TRY_VALUE(agent, putAgent(write, {}, body));
        SEGUE_TRY_VALUE(token, Tokens::issue(write, agent.id, u"first"_s));
        return ok({{u"agent"_s, parts.json.agent(agent)}, {u"token"_s, token}});
    });
}

Result<http::Response> changeAgent(const HubParts& parts, const http::Request& request) {
    SEGUE_TRY_VALUE(body, jsonBody(request));
    SEGUE_TRY_VALUE(agent, parts.storage.write([&](Write& write) {
        return putAgent(write, AgentId(request.parameter(u"id"_s)), body);
    }));
    // Who is no longer active may not go on listening.
    parts.guard.check();
    return ok({{u"agent"_s, parts.json.agent(agent)}});
}

Result<http::Response> addToken(const HubParts& parts, const http::Request& request) {
    SEGUE_TRY_VALUE(body, jsonBody(request));
    JsonReader r(body);
    const QString name = r.optionalString("name", u"token"_s).simplified();
    SEGUE_TRY(checkRead(r));
    SEGUE_TRY(checkName(name));
    return parts.storage.write([&](Write& write) -> Result<http::Response> {
        SEGUE_TRY_VALUE(agent, rowToChange(AgentId(request.parameter(u"id"_s)), &Directory::agent, write));
        SEGUE_TRY_VALUE(token, Tokens::issue(write, agent.id, name));
        return ok({{u"token"_s, token}});
    });
}

Result<http::Response> revokeTokens(const HubParts& parts, const http::Request& request) {
    SEGUE_TRY(parts.storage.write([&](Write& write) -> Result<void> {
        SEGUE_TRY_VALUE(agent, rowToChange(AgentId(request.parameter(u"id"_s)), &Directory::agent, write));
        return Tokens::revoke(write, agent.id);
    }));
    parts.guard.check();
    return http::emptyResponse();
}

Result<TeamRow> putTeam(Write& write, const TeamId& id, const QJsonObject& body) {
    SEGUE_TRY_VALUE(team, rowToChange(id, &Directory::team, write));
    JsonReader r(body);
    team.name = (id.isEmpty() ? r.string("name") : r.optionalString("name", team.name)).simplified();
    if (r.has("agents")) {
        team.agents.clear();
        for (const QString& agent : r.optionalStrings("agents"))
            team.agents.append(AgentId(agent));
    }
    SEGUE_TRY(checkRead(r));
    SEGUE_TRY(checkName(team.name));
    for (const AgentId& agent : std::as_const(team.agents)) {
        SEGUE_TRY_VALUE(known, Directory(write.db()).agent(agent));
        if (!known)
            return invalid(u"invalid_agent"_s, u"There is no such agent."_s);
    }
    SEGUE_TRY(Directory::put(write, team));
    return team;
}

Result<CannedRow> putCanned(Write& write, const CannedId& id, const QJsonObject& body) {
    SEGUE_TRY_VALUE(canned, rowToChange(id, &Directory::canned, write));
    JsonReader r(body);
    canned.shortcut = r.optionalString("shortcut", canned.shortcut).simplified();
    canned.title = r.optionalString("title", canned.title).simplified();
    canned.text = id.isEmpty() ? r.string("text") : r.optionalString("text", canned.text);
    SEGUE_TRY(checkRead(r));
    SEGUE_TRY(checkName(canned.shortcut));
    SEGUE_TRY(checkTextSize(canned.text));
    SEGUE_TRY(Directory::put(write, canned));
    return canned;
}

Result<MacroRow> putMacro(Write& write, const MacroId& id, const QJsonObject& body) {
    SEGUE_TRY_VALUE(macro, rowToChange(id, &Directory::macro, write));
    JsonReader r(body);
    macro.title = (id.isEmpty() ? r.string("title") : r.optionalString("title", macro.title)).simplified();
    if (id.isEmpty() || r.has("operations"))
        macro.operations = r.array("operations");
    SEGUE_TRY(checkRead(r));
    SEGUE_TRY(checkName(macro.title));
    SEGUE_TRY(operationsFromJson(macro.operations));
    SEGUE_TRY(Directory::put(write, macro));
    return macro;
}

Result<http::Response> addChannelToken(const HubParts& parts, const http::Request& request) {
    SEGUE_TRY_VALUE(body, jsonBody(request));
    JsonReader r(body);
    TokenRow token;
    token.kind = TokenKind::Channel;
    token.name = r.string("name").simplified();
    SEGUE_TRY(checkRead(r));
    SEGUE_TRY(checkChannelName(token.name));
    return parts.storage.write([&](Write& write) -> Result<http::Response> {
        SEGUE_TRY_VALUE(isTaken, Tokens(write.db()).hasChannel(token.name));
        if (isTaken)
            return fail(ErrorKind::Conflict, u"name_taken"_s, u"There is a channel token of this name."_s);
        SEGUE_TRY_VALUE(text, Tokens::issue(write, token));
        return ok({{u"token"_s, text}});
    });
}

Result<http::Response> revokeChannelToken(const HubParts& parts, const http::Request& request) {
    const QString name = request.parameter(u"name"_s);
    SEGUE_TRY_VALUE(
        existed, parts.storage.write([&](Write& write) { return Tokens::revokeChannel(write, name); }));
    if (!existed)
        return notFound();
    return http::emptyResponse();
}

using Change = std::function<Result<http::Response>(const HubParts&, const http::Request&)>;

void addRoute(
    http::Router& router, const HubParts& parts, http::Method method, const QString& path, Change change) {
    addAgentRoute(
        router, parts, method, path, method == http::Method::Delete ? 0 : textBody,
        [parts, change = std::move(change)](const http::Request& request, const AgentCaller&) {
            return change(parts, request);
        },
        Role::Admin);
}

template <class Id> Result<bool> removeRow(Storage& storage, const Id& id) {
    return storage.write([&](Write& write) { return Directory::remove(write, id); });
}

//! A team may have had every conversation there is: piece by piece, so that others can write in between.
Result<bool> removeRow(Storage& storage, const TeamId& id) {
    constexpr int piece = 500;
    std::optional<bool> existed;
    while (!existed) {
        SEGUE_TRY(storage.write([&](Write& write) -> Result<void> {
            SEGUE_TRY_VALUE(isEmpty, Directory::emptyTeam(write, id, piece));
            if (!isEmpty)
                return {};
            SEGUE_TRY_VALUE(removed, Directory::remove(write, id));
            existed = removed;
            return {};
        }));
    }
    return *existed;
}

//! POST `path` makes one, POST `path`/:id changes it, DELETE `path`/:id takes it away.
template <class Row, class Id>
void addCollection(
    http::Router& router, const HubParts& parts, const QString& path, const QString& name,
    Result<Row> (*put)(Write&, const Id&, const QJsonObject&), QJsonObject (*toJson)(const Row&)) {
    const Change save = [=](const HubParts& p, const http::Request& request) -> Result<http::Response> {
        SEGUE_TRY_VALUE(body, jsonBody(request));
        const Id id(request.parameter(u"id"_s));
        SEGUE_TRY_VALUE(row, p.storage.write([&](Write& write) { return put(write, id, body); }));
        return ok({{name, toJson(row)}});
    };
    const Change remove = [](const HubParts& p, const http::Request& request) -> Result<http::Response> {
        const Id id(request.parameter(u"id"_s));
        SEGUE_TRY_VALUE(existed, removeRow(p.storage, id));
        if (!existed)
            return notFound();
        return http::emptyResponse();
    };
    addRoute(router, parts, http::Method::Post, path, save);
    addRoute(router, parts, http::Method::Post, path + u"/:id"_s, save);
    addRoute(router, parts, http::Method::Delete, path + u"/:id"_s, remove);
}

} // namespace

void addAdminRoutes(http::Router& router, const HubParts& parts) {
    addRoute(router, parts, http::Method::Post, u"/api/v1/admin/agents"_s, addAgent);
    addRoute(router, parts, http::Method::Post, u"/api/v1/admin/agents/:id"_s, changeAgent);
    addRoute(router, parts, http::Method::Post, u"/api/v1/admin/agents/:id/tokens"_s, addToken);
    addRoute(router, parts, http::Method::Delete, u"/api/v1/admin/agents/:id/tokens"_s, revokeTokens);
    addRoute(router, parts, http::Method::Post, u"/api/v1/admin/channel-tokens"_s, addChannelToken);
    addRoute(
        router, parts, http::Method::Delete, u"/api/v1/admin/channel-tokens/:name"_s, revokeChannelToken);
    addCollection(router, parts, u"/api/v1/admin/teams"_s, u"team"_s, putTeam, teamToJson);
    addCollection(router, parts, u"/api/v1/admin/macros"_s, u"macro"_s, putMacro, macroToJson);
    addCollection(router, parts, u"/api/v1/admin/canned-responses"_s, u"canned"_s, putCanned, cannedToJson);
}

} // namespace segue::hub
