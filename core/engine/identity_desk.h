// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/account_desk.h"

#include <QObject>

namespace segue {

//! People's decisions about who is who: acts of rows of the ledger, shared with the team where its backend
//! keeps them.
class IdentityDesk final : public QObject {
    Q_OBJECT

public:
    IdentityDesk(const SharedRooms& rooms, AccountDesk& accounts);

    //! See Engine::decide(). Deciding the same id again changes nothing.
    Result<IdentityAct> decide(IdentityDecision decision);
    //! See Engine::joinCustomers().
    Result<IdentityAct> joinCustomers(const CustomerId& left, const CustomerId& right, const QString& reason);
    //! See Engine::separate().
    Result<IdentityAct> separate(const QList<ContactRef>& contacts, const QString& reason);
    //! See Engine::takeBack().
    Result<IdentityAct> takeBack(const ActId& act);
    //! Sends what the team does not have yet.
    void shareAll();

private:
    //! The contacts of the customer whom the contact belongs to; it alone if it is not stored.
    Result<QList<Contact>> contactsAround(const ContactRef& contact);
    //! Stores the rows as one act, and has identity follow for `named` and for whom the rows name.
    Result<IdentityAct>
    carryOut(QList<IdentityDecision> rows, const QString& action, const QSet<ContactRef>& named);
    //! Gives the rows what all rows of one act have, and their own ids.
    ActId complete(QList<IdentityDecision>& rows) const;
    Result<QSet<CustomerId>> customersOf(const QSet<ContactRef>& contacts);
    //! The other contacts of the same customer.
    Result<QSet<ContactRef>> companionsOf(const QSet<ContactRef>& contacts);
    //! Sends the account's next row. In order, one after the other: the hub takes them in the order in which
    //! it gets them, and knows no revocation before what it revokes.
    void shareNext(const AccountId& account);
    void shared(const AccountId& account, const DecisionId& id, const Result<bool>& answer);
    QString actorAt(const AccountId& account) const;

    SharedRooms m_rooms;
    AccountDesk& m_accounts;
    QSet<AccountId> m_sharing;  //!< Something of theirs is on its way.
    QSet<DecisionId> m_refused; //!< Not asked again before the next connection; they hold back nothing.
};

} // namespace segue
