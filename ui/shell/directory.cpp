// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/directory.h"

#include "ui/shell/workspace.h"

namespace segue {

namespace {

//! What was kept, or what `read` answers now. A failed read is not kept.
template <class T, class Read> const QList<T>& keptOr(std::optional<QList<T>>& kept, const Read& read) {
    static const QList<T> none;
    if (!kept) {
        auto fresh = read();
        if (!fresh)
            return none;
        kept = std::move(*fresh);
    }
    return *kept;
}

} // namespace

Directory::Directory(Workspace& workspace) : QObject(&workspace), m_workspace(workspace) {
    connect(&workspace, &Workspace::changed, this, &Directory::forget);
}

void Directory::forget(const ChangeSet& changes) {
    if (changes.accounts || changes.everything)
        m_accounts.reset();
    if (changes.directory || changes.accounts || changes.everything) {
        m_agents.reset();
        m_teams.reset();
        m_canned.reset();
    }
}

const QList<Account>& Directory::accounts() {
    return keptOr(m_accounts, [this] { return m_workspace.views().accounts(); });
}

const QList<Agent>& Directory::agents() {
    return keptOr(m_agents, [this] { return m_workspace.views().agents(); });
}

const QList<Team>& Directory::teams() {
    return keptOr(m_teams, [this] { return m_workspace.views().teams(); });
}

const QList<CannedResponse>& Directory::cannedResponses() {
    return keptOr(m_canned, [this] { return m_workspace.views().cannedResponses(); });
}

QString Directory::selfId(const AccountId& account) {
    for (const Account& known : accounts()) {
        if (known.id == account)
            return known.selfAgentId;
    }
    return {};
}

QString Directory::selfName(const AccountId& account) {
    for (const Account& known : accounts()) {
        if (known.id == account)
            return known.selfName;
    }
    return {};
}

QString Directory::agentName(const AgentRef& agent) {
    for (const Agent& known : agents()) {
        if (known.ref == agent)
            return known.name;
    }
    return agent.id;
}

QString Directory::teamName(const TeamRef& team) {
    for (const Team& known : teams()) {
        if (known.ref == team)
            return known.name;
    }
    return team.id;
}

} // namespace segue
