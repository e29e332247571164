// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/identity.h"
#include "core/identity/conflicts.h"
#include "core/identity/ledger.h"
#include "core/identity/linkage.h"
#include "core/store/cache_db.h"
#include "core/store/work_db.h"
#include "core/sync/contact_listener.h"
#include "core/sync/crowded_values.h"

#include <QSet>

namespace segue {

//! Keeps customers true to the ledger: finds who may be the same person as a changed contact, stores rules'
//! links and suggestions, and gives every contact of the touched groups its customer. Works on the groups
//! that are touched only.
class IdentityLinker final : public ContactListener {
public:
    IdentityLinker(CacheDb& cache, WorkDb& work) : m_cache(cache), m_work(work), m_crowded(cache) {}

    Result<ChangeSet> contactsChanged(const QList<ContactRef>& contacts) override;

private:
    //! Contacts that hang together, with what joins them by rules.
    struct Group {
        QHash<ContactRef, StoredContact> members;
        QList<identity::RuleLink> links;
    };

    //! Adds those to `touched` whose links are others now because a value has become one of many people's.
    Result<void> followCrowds(QSet<ContactRef>& touched);
    Result<identity::Comparison> compare(const Contact& left, const Contact& right);
    //! Contacts that may be the same person as `subject`. Read once a run.
    Result<QList<StoredContact>> candidatesFor(const Contact& subject);
    //! Derives the links of one contact; contacts that it was or is linked with are added to `touched`.
    Result<void> link(const ContactRef& subject, QSet<ContactRef>& touched);
    //! Everything that hangs together with `touched` by links, decisions or a common customer.
    Result<Group> groupsAround(const QSet<ContactRef>& touched);
    //! For people to see.
    Result<void> storeConflicts(const Group& group, const QList<identity::Conflict>& conflicts);
    Result<QHash<ContactRef, CustomerId>> customersOf(const Group& group);
    Result<void> suggest(const Contact& subject, const QHash<ContactRef, CustomerId>& customers);
    bool isToldApart(
        const ContactRef& left, const CustomerId& leftCustomer, const StoredContact& right,
        const QHash<ContactRef, CustomerId>& customers) const;
    //! Reads the ledger again if it may have grown.
    Result<void> followLedger();

    CacheDb& m_cache;
    WorkDb& m_work;
    CrowdedValues m_crowded;
    QList<IdentityDecision> m_standing;
    QHash<ContactRef, QList<IdentityDecision>> m_decisionsOf;
    //! Of work.db's and cache.db's ledgers, as they were read; nothing before that.
    std::optional<std::pair<quint64, quint64>> m_ledgerRevisions;
    QHash<ContactRef, QList<StoredContact>> m_candidates; //!< Of the run.
};

} // namespace segue
