// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/db/connection.h"
#include "core/domain/account.h"
#include "core/domain/contact.h"
#include "core/domain/conversation.h"
#include "core/domain/customer_id.h"
#include "core/domain/directory.h"
#include "core/domain/entry.h"
#include "core/domain/identity.h"

#include <QList>
#include <QSet>

namespace segue::store {

//! A conversation in which a customer wrote, or that is theirs.
struct CustomersConversation {
    Conversation conversation;
    bool isTheirs = true; //!< False: another customer's, in which they wrote.
};

//! An entry and whose timeline it is on.
struct OwnedEntry {
    Entry entry; //!< Without html.
    CustomerId customer;
};

//! Everything that a profile has of one customer, in an order that is the same on every computer, read on
//! connections of its own and for the thread that opened it. Errors of all: Storage.
class CustomerReader {
public:
    static Result<CustomerReader> open(const QString& profileDir, const CustomerId& customer);

    //! Oldest first.
    Result<QList<Contact>> contacts();
    Result<QList<Account>> accounts();
    Result<QList<Agent>> agents();
    Result<QList<Organisation>> organisations();
    //! By account, then oldest first.
    Result<QList<CustomersConversation>> conversations();
    //! The next entries of a conversation after `after` (an empty ref: from its beginning), at most `limit`.
    //! Of a conversation that is not the customer's only what is on the customer's own timeline.
    Result<QList<OwnedEntry>>
    entries(const CustomersConversation& conversation, const std::optional<Entry>& after, int limit);
    //! People outside the customer who are reached by one of these normalised values, or have one of these
    //! refs.
    Result<QList<Contact>> othersByPoints(const QStringList& normalised);
    Result<QList<Contact>> othersByRefs(const QList<ContactRef>& refs);
    //! All decisions that name one of `contacts`, standing or not, oldest first.
    Result<QList<IdentityDecision>> decisions(const QList<Contact>& contacts);

    db::Connection& cache() { return m_cache; }

private:
    CustomerReader(db::Connection cache, db::Connection work, CustomerId customer);

    db::Connection m_cache;
    db::Connection m_work;
    CustomerId m_customer;
};

} // namespace segue::store
