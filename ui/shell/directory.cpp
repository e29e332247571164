// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/directory.h"

#include "ui/shell/workspace.h"

#include <algorithm>

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

template <class T, class Matches> std::optional<T> firstOf(const QList<T>& all, const Matches& matches) {
    const auto it = std::find_if(all.cbegin(), all.cend(), matches);
    return it == all.cend() ? std::nullopt : std::optional<T>(*it);
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

std::optional<Account> Directory::account(const AccountId& id) {
    return firstOf(accounts(), [&id](const Account& known) { return known.id == id; });
}

std::optional<Team> Directory::team(const TeamRef& ref) {
    return firstOf(teams(), [&ref](const Team& known) { return known.ref == ref; });
}

QHash<AccountId, QString> Directory::accountNames() {
    QHash<AccountId, QString> names;
    for (const Account& known : accounts())
        names.insert(known.id, known.name);
    return names;
}

QString Directory::selfId(const AccountId& id) {
    const auto known = account(id);
    return known ? known->selfAgentId : QString();
}

QString Directory::selfName(const AccountId& id) {
    const auto known = account(id);
    return known ? known->selfName : QString();
}

QString Directory::agentName(const AgentRef& ref) {
    const auto known = firstOf(agents(), [&ref](const Agent& agent) { return agent.ref == ref; });
    return known ? known->name : ref.id;
}

QString Directory::teamName(const TeamRef& ref) {
    const auto known = team(ref);
    return known ? known->name : ref.id;
}

} // namespace segue
