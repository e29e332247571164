// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/storage/directory.h"

#include "app/hub/storage/sql_values.h"

namespace segue::hub {

using namespace Qt::StringLiterals;

namespace {

template <class Row> std::optional<Row> firstOf(const QList<Row>& rows) {
    return rows.isEmpty() ? std::optional<Row>() : std::optional(rows.first());
}

//! Runs `select("WHERE id IN (…)", …)` for all `ids`.
template <class Row, class Select> Result<QList<Row>> loadWith(const QStringList& ids, Select select) {
    QList<Row> found;
    SEGUE_TRY(inPieces(ids, [&](const QString& marks, const db::Values& values) -> Result<void> {
        SEGUE_TRY_VALUE(piece, select(u"WHERE id IN ("_s + marks + u')', values));
        found += piece;
        return {};
    }));
    return found;
}

} // namespace

Result<QList<AgentRow>> Directory::selectAgents(const QString& rest, const db::Values& values) {
    QList<AgentRow> found;
    SEGUE_TRY(m_db.query(
        u"SELECT id, name, email, role, capacity, active, created_at, version FROM agents "_s + rest, values,
        [&](const db::Row& row) {
            found.append(
                {row.id<AgentId>(0), row.text(1), row.text(2),
                 roleFromString(row.text(3)).value_or(Role::Agent), static_cast<int>(row.integer(4)),
                 row.boolean(5), row.instant(6), row.integer(7)});
        }));
    return found;
}

Result<QList<TeamRow>> Directory::selectTeams(const QString& rest, const db::Values& values) {
    QList<TeamRow> found;
    SEGUE_TRY(m_db.query(u"SELECT id, name, version FROM teams "_s + rest, values, [&](const db::Row& row) {
        found.append({row.id<TeamId>(0), row.text(1), {}, row.integer(2)});
    }));
    for (TeamRow& team : found) {
        SEGUE_TRY(m_db.query(
            u"SELECT agent FROM team_members WHERE team = ? ORDER BY agent"_s, {team.id},
            [&](const db::Row& row) { team.agents.append(row.id<AgentId>(0)); }));
    }
    return found;
}

Result<QList<CannedRow>> Directory::selectCanned(const QString& rest, const db::Values& values) {
    QList<CannedRow> found;
    SEGUE_TRY(m_db.query(
        u"SELECT id, shortcut, title, text, version FROM canned_responses "_s + rest, values,
        [&](const db::Row& row) {
            found.append({row.id<CannedId>(0), row.text(1), row.text(2), row.text(3), row.integer(4)});
        }));
    return found;
}

Result<QList<MacroRow>> Directory::selectMacros(const QString& rest, const db::Values& values) {
    QList<MacroRow> found;
    SEGUE_TRY(m_db.query(
        u"SELECT id, title, operations, version FROM macros "_s + rest, values, [&](const db::Row& row) {
            found.append({row.id<MacroId>(0), row.text(1), jsonArray(row.text(2)), row.integer(3)});
        }));
    return found;
}

Result<std::optional<AgentRow>> Directory::agent(const AgentId& id) {
    return selectAgents(u"WHERE id = ?"_s, {id}).map(firstOf<AgentRow>);
}
Result<std::optional<AgentRow>> Directory::agentByEmail(const QString& email) {
    return selectAgents(
               u"WHERE email <> '' AND lower(email) = lower(?) ORDER BY created_at LIMIT 1"_s, {email})
        .map(firstOf<AgentRow>);
}
Result<std::optional<TeamRow>> Directory::team(const TeamId& id) {
    return selectTeams(u"WHERE id = ?"_s, {id}).map(firstOf<TeamRow>);
}
Result<std::optional<CannedRow>> Directory::canned(const CannedId& id) {
    return selectCanned(u"WHERE id = ?"_s, {id}).map(firstOf<CannedRow>);
}
Result<std::optional<MacroRow>> Directory::macro(const MacroId& id) {
    return selectMacros(u"WHERE id = ?"_s, {id}).map(firstOf<MacroRow>);
}

Result<QList<AgentRow>> Directory::agents() {
    return selectAgents(u"ORDER BY name, id"_s, {});
}
Result<QList<TeamRow>> Directory::teams() {
    return selectTeams(u"ORDER BY name, id"_s, {});
}
Result<QList<CannedRow>> Directory::cannedResponses() {
    return selectCanned(u"ORDER BY shortcut, id"_s, {});
}
Result<QList<MacroRow>> Directory::macros() {
    return selectMacros(u"ORDER BY title, id"_s, {});
}

Result<QList<AgentRow>> Directory::loadAgents(const QStringList& ids) {
    return loadWith<AgentRow>(
        ids, [this](const QString& rest, const db::Values& values) { return selectAgents(rest, values); });
}
Result<QList<TeamRow>> Directory::loadTeams(const QStringList& ids) {
    return loadWith<TeamRow>(
        ids, [this](const QString& rest, const db::Values& values) { return selectTeams(rest, values); });
}
Result<QList<CannedRow>> Directory::loadCanned(const QStringList& ids) {
    return loadWith<CannedRow>(
        ids, [this](const QString& rest, const db::Values& values) { return selectCanned(rest, values); });
}
Result<QList<MacroRow>> Directory::loadMacros(const QStringList& ids) {
    return loadWith<MacroRow>(
        ids, [this](const QString& rest, const db::Values& values) { return selectMacros(rest, values); });
}

} // namespace segue::hub
