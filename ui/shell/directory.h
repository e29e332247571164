// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/account.h"
#include "core/domain/directory.h"

#include <QHash>
#include <QObject>
#include <optional>

namespace segue {

class Workspace;
struct ChangeSet;

//! Who is who and what everybody writes: accounts, agents, teams and canned responses, read once and again
//! only after they have changed.
class Directory : public QObject {
    Q_OBJECT

public:
    explicit Directory(Workspace& workspace);

    const QList<Account>& accounts();
    const QList<Agent>& agents();
    const QList<Team>& teams();
    const QList<CannedResponse>& cannedResponses();

    //! Nothing where it is not known.
    std::optional<Account> account(const AccountId& id);
    std::optional<Team> team(const TeamRef& ref);
    QHash<AccountId, QString> accountNames();
    //! The user's own id and name at that account; empty where it is not known.
    QString selfId(const AccountId& id);
    QString selfName(const AccountId& id);
    //! The name, or the id where nobody of that id is known.
    QString agentName(const AgentRef& ref);
    QString teamName(const TeamRef& ref);

private:
    void forget(const ChangeSet& changes);

    Workspace& m_workspace;
    std::optional<QList<Account>> m_accounts;
    std::optional<QList<Agent>> m_agents;
    std::optional<QList<Team>> m_teams;
    std::optional<QList<CannedResponse>> m_canned;
};

} // namespace segue
