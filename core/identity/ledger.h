// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/identity.h"
#include "core/domain/ids.h"

#include <QHash>
#include <QList>

//! Who is one customer: a function of contacts, people's decisions and derived links, and of nothing else.
//! The order in which they became known does not matter, so that taking a decision back restores what was.
namespace segue::identity {

//! A contact as the ledger sees it.
struct LedgerContact {
    ContactRef ref;
    Instant createdAt;
};

//! A link that a rule derived between two contacts.
struct RuleLink {
    ContactRef left;
    ContactRef right;
};

//! The decisions that stand: not revoked, and for each pair only the newest. A revocation that was revoked
//! does not count.
QList<IdentityDecision> standingDecisions(const QList<IdentityDecision>& ledger);

//! The customer of each contact. People's "same" joins first, in order of time, then rules; no join crosses a
//! standing "not the same". A customer's id is its oldest contact's own.
QHash<ContactRef, CustomerId> customersOf(
    const QList<LedgerContact>& contacts, const QList<IdentityDecision>& ledger,
    const QList<RuleLink>& links);

} // namespace segue::identity
