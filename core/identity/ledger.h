// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/identity.h"
#include "core/domain/ids.h"

#include <QHash>
#include <QList>
#include <QSet>

//! Who is one customer: a function of contacts, people's decisions, derived links and conflicts, and of
//! nothing else. The order in which they became known does not matter, so that taking a decision back
//! restores what was, and clients that decided apart from each other end the same.
namespace segue::identity {

//! A contact as the ledger sees it.
struct LedgerContact {
    ContactRef ref;
    Instant createdAt;
};

//! A link that was derived between two contacts.
struct RuleLink {
    enum class Rank {
        Rule,  //!< Joins before all that a model found.
        Model, //!< The heavier first.
    };

    ContactRef left;
    ContactRef right;
    Rank rank = Rank::Rule;
    double weight = 0; //!< Of a model's link.

    bool operator==(const RuleLink&) const = default;
};

//! Two contacts that cannot be one person by what their backends say of them. Forbids what derived links
//! would join, but not what a person says is one.
struct Conflict {
    ContactRef left;
    ContactRef right;

    bool operator==(const Conflict&) const = default;
};

//! A derived link that was not followed, and the two contacts, one on each side, that what forbids it stands
//! between.
struct RefusedLink {
    RuleLink link;
    ContactRef left;
    ContactRef right;
    bool byPerson = false; //!< Somebody said "not the same" of them; else they are in conflict.

    bool operator==(const RefusedLink&) const = default;
};

struct Customers {
    QHash<ContactRef, CustomerId> of;
    QList<RefusedLink> refused; //!< In the order in which the links are followed.
};

//! The order of decisions that all of a team share: as its hub took them. What it does not have yet comes
//! last, by id.
bool isEarlier(const IdentityDecision& a, const IdentityDecision& b);

//! The rows of the ledger that nobody took back, revocations among them, each once and in order. A revocation
//! that was itself taken back does not count; rows that take back each other in a circle all count as taken
//! back.
QList<IdentityDecision> unrevoked(const QList<IdentityDecision>& ledger);

//! The decisions that stand: not revoked, no revocations, and for each pair only the latest; in order. One
//! that says again what stands changes nothing.
QList<IdentityDecision> standingDecisions(const QList<IdentityDecision>& ledger);

//! The customer of each contact. People's "same" joins first, in their order, then rules, then the model; no
//! join crosses a standing "not the same", and no derived one a conflict, also not through third contacts. A
//! customer's id is its oldest contact's own. What names other contacts than these is left out.
Customers derive(
    const QList<LedgerContact>& contacts, const QList<IdentityDecision>& ledger, const QList<RuleLink>& links,
    const QList<Conflict>& conflicts);

//! derive().of
QHash<ContactRef, CustomerId> customersOf(
    const QList<LedgerContact>& contacts, const QList<IdentityDecision>& ledger, const QList<RuleLink>& links,
    const QList<Conflict>& conflicts = {});

} // namespace segue::identity
