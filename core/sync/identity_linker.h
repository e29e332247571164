// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/identity.h"
#include "core/store/cache_db.h"
#include "core/store/work_db.h"
#include "core/sync/contact_listener.h"

#include <QSet>

namespace segue {

//! Keeps customers true to the ledger: finds who may be the same person as a changed contact, stores rules'
//! links and suggestions, and gives every contact of the touched groups its customer. Works on the groups
//! that are touched only.
class IdentityLinker final : public ContactListener {
public:
    IdentityLinker(CacheDb& cache, WorkDb& work) : m_cache(cache), m_work(work) {}

    Result<ChangeSet> contactsChanged(const QList<ContactRef>& contacts) override;

private:
    //! Contacts that may be the same person as `subject`.
    Result<QList<StoredContact>> candidatesFor(const Contact& subject);
    //! Derives the links of one contact; contacts that it was or is linked with are added to `touched`.
    Result<void> link(const ContactRef& subject, QSet<ContactRef>& touched);
    //! Everything that hangs together with `touched` by links, decisions or a common customer.
    Result<QHash<ContactRef, StoredContact>> groupsAround(const QSet<ContactRef>& touched);
    Result<QHash<ContactRef, CustomerId>> customersOf(const QHash<ContactRef, StoredContact>& group);
    Result<void> suggest(const Contact& subject, const QHash<ContactRef, CustomerId>& customers);
    bool isToldApart(
        const ContactRef& left, const CustomerId& leftCustomer, const StoredContact& right,
        const QHash<ContactRef, CustomerId>& customers) const;
    Result<void> readLedger();

    CacheDb& m_cache;
    WorkDb& m_work;
    QList<IdentityDecision> m_standing;
    QHash<ContactRef, QList<IdentityDecision>> m_decisionsOf;
};

} // namespace segue
