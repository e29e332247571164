// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/account_desk.h"

#include <QObject>

namespace segue {

//! People's decisions about who is who: rows of the ledger, shared with the team where its backend
//! keeps them.
class IdentityDesk final : public QObject {
    Q_OBJECT

public:
    IdentityDesk(const SharedRooms& rooms, AccountDesk& accounts);

    //! See Engine::decide(). Deciding the same id again changes nothing.
    Result<DecisionId> decide(IdentityDecision decision);
    //! See Engine::separate().
    Result<bool> separate(const QList<ContactRef>& contacts, const QString& reason);
    //! Sends what the team does not have yet.
    void shareAll();

private:
    //! Fills in its id, its moment and who made it.
    void complete(IdentityDecision& decision) const;
    //! The other contacts of the same customer.
    Result<QSet<ContactRef>> companionsOf(const QSet<ContactRef>& contacts);
    void share(const IdentityDecision& decision);
    QString actorAt(const AccountId& account) const;

    SharedRooms m_rooms;
    AccountDesk& m_accounts;
    //! On their way.
    QSet<DecisionId> m_sharing;
};

} // namespace segue
