// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/storage/directory_json.h"

#include "app/hub/storage/json_values.h"

namespace segue::hub {

using namespace Qt::StringLiterals;

QJsonObject agentToJson(const AgentRow& a, Presence presence) {
    return {{u"id"_s, a.id.value()},     {u"version"_s, a.version},     {u"name"_s, a.name},
            {u"email"_s, a.email},       {u"role"_s, toString(a.role)}, {u"presence"_s, toString(presence)},
            {u"capacity"_s, a.capacity}, {u"active"_s, a.active}};
}

QJsonObject teamToJson(const TeamRow& t) {
    QJsonArray agents;
    for (const AgentId& agent : t.agents)
        agents.append(agent.value());
    return {{u"id"_s, t.id.value()}, {u"version"_s, t.version}, {u"name"_s, t.name}, {u"agents"_s, agents}};
}

QJsonObject cannedToJson(const CannedRow& c) {
    return {
        {u"id"_s, c.id.value()},
        {u"version"_s, c.version},
        {u"shortcut"_s, c.shortcut},
        {u"title"_s, c.title},
        {u"text"_s, c.text}};
}

QJsonObject macroToJson(const MacroRow& m) {
    return {
        {u"id"_s, m.id.value()},
        {u"version"_s, m.version},
        {u"title"_s, m.title},
        {u"operations"_s, m.operations}};
}

QJsonObject articleToJson(const ArticleRow& a, const QString& url) {
    const bool published = a.state == ArticleState::Published;
    return {
        {u"id"_s, a.id.value()},
        {u"version"_s, a.version},
        {u"title"_s, a.title},
        {u"body"_s, a.body},
        {u"language"_s, a.language},
        {u"section"_s, a.section},
        {u"keywords"_s, QJsonArray::fromStringList(a.keywords)},
        {u"state"_s, toString(a.state)},
        {u"url"_s, published ? url : QString()},
        {u"updated_at"_s, jsonTime(a.updatedAt)}};
}

} // namespace segue::hub
