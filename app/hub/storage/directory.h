// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/storage/directory_rows.h"
#include "app/hub/storage/write.h"

#include <QStringList>

namespace segue::hub {

//! Who works here and with what: agents, teams, canned responses, macros..
class Directory {
public:
    explicit Directory(db::Connection& db) : m_db(db) {}

    Result<std::optional<AgentRow>> agent(const AgentId& id);
    Result<std::optional<AgentRow>> agentByEmail(const QString& email);
    Result<std::optional<TeamRow>> team(const TeamId& id);
    Result<std::optional<CannedRow>> canned(const CannedId& id);
    Result<std::optional<MacroRow>> macro(const MacroId& id);

    Result<QList<AgentRow>> agents();
    Result<QList<TeamRow>> teams();
    Result<QList<CannedRow>> cannedResponses();
    Result<QList<MacroRow>> macros();
    Result<QList<AgentRow>> loadAgents(const QStringList& ids);
    Result<QList<TeamRow>> loadTeams(const QStringList& ids);
    Result<QList<CannedRow>> loadCanned(const QStringList& ids);
    Result<QList<MacroRow>> loadMacros(const QStringList& ids);

    // Each stores the row with a new version, made if it has no id.
    static Result<void> put(Write& write, AgentRow& agent);
    static Result<void> put(Write& write, TeamRow& team);
    static Result<void> put(Write& write, CannedRow& canned);
    static Result<void> put(Write& write, MacroRow& macro);

    //! Takes the team from up to `limit` of its conversations; true if none has it any more.
    static Result<bool> emptyTeam(Write& write, const TeamId& id, int limit);
    // True if there was one. A team must be empty.
    static Result<bool> remove(Write& write, const TeamId& id);
    static Result<bool> remove(Write& write, const CannedId& id);
    static Result<bool> remove(Write& write, const MacroId& id);

private:
    Result<QList<AgentRow>> selectAgents(const QString& rest, const db::Values& values);
    Result<QList<TeamRow>> selectTeams(const QString& rest, const db::Values& values);
    Result<QList<CannedRow>> selectCanned(const QString& rest, const db::Values& values);
    Result<QList<MacroRow>> selectMacros(const QString& rest, const db::Values& values);

    db::Connection& m_db;
};

} // namespace segue::hub
