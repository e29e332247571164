// SPDX-License-Identifier: GPL-3.0-or-later
// The half of Directory that changes it.
#include "app/hub/storage/conversation_flow.h"
#include "app/hub/storage/conversations.h"
#include "app/hub/storage/directory.h"
#include "app/hub/storage/sql_values.h"

namespace segue::hub {

using namespace Qt::StringLiterals;

namespace {

//! Gives the row an id, unless it has one, and a new version.
template <class Row> Result<void> stamp(Write& write, FeedKind kind, Row& row) {
    if (row.id.isEmpty())
        row.id = decltype(row.id)(write.newId());
    SEGUE_TRY_VALUE(version, write.touch(kind, row.id.value()));
    row.version = version;
    return {};
}

Result<bool> removeRow(Write& write, FeedKind kind, const QString& table, const QString& id) {
    SEGUE_TRY_VALUE(count, write.db().run(u"DELETE FROM "_s + table + u" WHERE id = ?"_s, {id}));
    if (count == 0)
        return false;
    SEGUE_TRY(write.remove(kind, id));
    return true;
}

} // namespace

Result<void> Directory::put(Write& write, AgentRow& agent) {
    if (agent.id.isEmpty())
        agent.createdAt = write.now();
    SEGUE_TRY(stamp(write, FeedKind::Agent, agent));
    SEGUE_TRY(write.db().run(
        u"INSERT INTO agents (id, name, email, role, capacity, active, skills, created_at, "
        u"version) "
        "VALUES (?, ?, ?, ?, ?, ?, '[]', ?, ?) ON CONFLICT (id) DO UPDATE SET name = "
        "excluded.name, "
        "email = excluded.email, role = excluded.role, capacity = excluded.capacity, "
        "active = excluded.active, version = excluded.version"_s,
        {agent.id, agent.name, agent.email, toString(agent.role), agent.capacity, agent.active,
         agent.createdAt, agent.version}));
    return {};
}

Result<void> Directory::put(Write& write, TeamRow& team) {
    SEGUE_TRY(stamp(write, FeedKind::Team, team));
    SEGUE_TRY(write.db().run(
        u"INSERT INTO teams (id, name, version) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET "
        "name = excluded.name, version = excluded.version"_s,
        {team.id, team.name, team.version}));
    SEGUE_TRY(write.db().run(u"DELETE FROM team_members WHERE team = ?"_s, {team.id}));
    for (const AgentId& agent : team.agents) {
        SEGUE_TRY(write.db().run(
            u"INSERT INTO team_members (team, agent) VALUES (?, ?) "
            "ON CONFLICT (team, agent) DO NOTHING"_s,
            {team.id, agent}));
    }
    return {};
}

Result<void> Directory::put(Write& write, CannedRow& canned) {
    SEGUE_TRY(stamp(write, FeedKind::Canned, canned));
    SEGUE_TRY(write.db().run(
        u"INSERT INTO canned_responses (id, shortcut, title, text, version) VALUES (?, ?, ?, ?, ?) "
        u"ON CONFLICT "
        "(id) DO UPDATE SET shortcut = excluded.shortcut, title = excluded.title, text = "
        "excluded.text, "
        "version = excluded.version"_s,
        {canned.id, canned.shortcut, canned.title, canned.text, canned.version}));
    return {};
}

Result<void> Directory::put(Write& write, MacroRow& macro) {
    SEGUE_TRY(stamp(write, FeedKind::Macro, macro));
    SEGUE_TRY(write.db().run(
        u"INSERT INTO macros (id, title, operations, version) VALUES (?, ?, ?, ?) ON CONFLICT (id) "
        u"DO UPDATE "
        "SET title = excluded.title, operations = excluded.operations, version = excluded.version"_s,
        {macro.id, macro.title, jsonText(macro.operations), macro.version}));
    return {};
}

Result<bool> Directory::emptyTeam(Write& write, const TeamId& id, int limit) {
    SEGUE_TRY_VALUE(
        held, write.db().all(
                  u"SELECT id FROM conversations WHERE team = ? LIMIT ?"_s, {id, limit},
                  [](const db::Row& row) { return row.text(0); }));
    SEGUE_TRY_VALUE(conversations, Conversations(write.db()).load(QStringList(held.begin(), held.end())));
    ConversationFlow flow(write);
    for (ConversationRow& conversation : conversations) {
        // What is done is history: nobody has to be told that it changed hands.
        if (isDone(conversation.status))
            conversation.team = {};
        else
            SEGUE_TRY(flow.setTeam(conversation, {}, {AuthorKind::System, {}, {}}));
        SEGUE_TRY(flow.save(conversation));
    }
    return conversations.size() < limit;
}

Result<bool> Directory::remove(Write& write, const TeamId& id) {
    return removeRow(write, FeedKind::Team, u"teams"_s, id.value());
}

Result<bool> Directory::remove(Write& write, const CannedId& id) {
    return removeRow(write, FeedKind::Canned, u"canned_responses"_s, id.value());
}

Result<bool> Directory::remove(Write& write, const MacroId& id) {
    return removeRow(write, FeedKind::Macro, u"macros"_s, id.value());
}

} // namespace segue::hub
