// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/identity_linker.h"

#include "core/identity/conflicts.h"
#include "core/identity/linkage.h"
#include "core/sync/linking_hold.h"
#include "core/sync/standing_decisions.h"

#include <algorithm>

namespace segue {

namespace {

const ContactRef& otherOf(const IdentityDecision& decision, const ContactRef& self) {
    return decision.left == self ? decision.right : decision.left;
}

} // namespace

Result<ChangeSet> IdentityLinker::contactsChanged(const QList<ContactRef>& contacts) {
    SEGUE_TRY(followLedger());
    m_candidates.clear();
    m_crowded.beginRun();
    QSet<ContactRef> touched(contacts.begin(), contacts.end());
    SEGUE_TRY(followCrowds(touched));
    for (const ContactRef& contact : QSet<ContactRef>(touched))
        SEGUE_TRY(link(contact, touched));
    SEGUE_TRY_VALUE(group, groupsAround(touched));
    SEGUE_TRY_VALUE(customers, customersOf(group));
    if (m_hold)
        SEGUE_TRY(m_hold->keepApart(group.members, customers));
    SEGUE_TRY_VALUE(changes, m_cache.assignCustomers(customers));
    for (const StoredContact& member : std::as_const(group.members))
        SEGUE_TRY(suggest(member.contact, customers));
    for (const CustomerId& customer : customers)
        changes.customers.insert(customer);
    m_candidates.clear();
    return changes;
}

Result<void> IdentityLinker::followLedger() {
    const std::pair revisions{m_work.ledgerRevision(), m_cache.ledgerRevision()};
    if (m_ledgerRevisions == revisions)
        return {};
    SEGUE_TRY_VALUE(standing, standingDecisions(m_work, m_cache));
    m_ledgerRevisions = revisions;
    m_standing = standing;
    m_decisionsOf.clear();
    for (const IdentityDecision& decision : std::as_const(m_standing)) {
        m_decisionsOf[decision.left].append(decision);
        m_decisionsOf[decision.right].append(decision);
    }
    return {};
}

Result<void> IdentityLinker::followCrowds(QSet<ContactRef>& touched) {
    for (const ContactRef& contact : QSet<ContactRef>(touched)) {
        SEGUE_TRY_VALUE(stored, m_cache.contact(contact));
        if (stored)
            SEGUE_TRY(m_crowded.follow(stored->contact, touched));
    }
    return {};
}

Result<identity::Comparison> IdentityLinker::compare(const Contact& left, const Contact& right) {
    QList<ContactPoint> crowded;
    for (const ContactPoint& point : left.points) {
        if (point.normalised.isEmpty())
            continue;
        SEGUE_TRY_VALUE(shared, m_crowded.valueOf(point));
        if (shared.isCrowded)
            crowded.append(point);
    }
    return identity::compare(left, right, [&crowded](const ContactPoint& point) {
        return std::any_of(crowded.begin(), crowded.end(), [&point](const ContactPoint& known) {
            return known.kind == point.kind && known.system == point.system &&
                   known.normalised == point.normalised;
        });
    });
}

Result<QList<StoredContact>> IdentityLinker::candidatesFor(const Contact& subject) {
    if (const auto known = m_candidates.constFind(subject.ref); known != m_candidates.cend())
        return *known;
    QList<StoredContact> candidates;
    QSet<ContactRef> seen{subject.ref};
    for (const ContactPoint& point : subject.points) {
        if (point.normalised.isEmpty())
            continue;
        SEGUE_TRY_VALUE(shared, m_crowded.valueOf(point));
        if (shared.isCrowded)
            continue;
        for (const StoredContact& other : std::as_const(shared.holders)) {
            if (seen.contains(other.contact.ref))
                continue;
            seen.insert(other.contact.ref);
            candidates.append(other);
        }
    }
    m_candidates.insert(subject.ref, candidates);
    return candidates;
}

Result<void> IdentityLinker::link(const ContactRef& subject, QSet<ContactRef>& touched) {
    SEGUE_TRY_VALUE(before, m_cache.linkedWith(subject));
    SEGUE_TRY_VALUE(stored, m_cache.contact(subject));
    QList<DerivedLink> links;
    if (stored) {
        SEGUE_TRY_VALUE(candidates, candidatesFor(stored->contact));
        for (const StoredContact& candidate : std::as_const(candidates)) {
            SEGUE_TRY_VALUE(found, compare(stored->contact, candidate.contact));
            if (!found.rule.isEmpty())
                links.append({subject, candidate.contact.ref, found.rule, found.evidence});
        }
    }
    for (const ContactRef& other : std::as_const(before))
        touched.insert(other);
    for (const DerivedLink& derived : std::as_const(links))
        touched.insert(derived.right);
    if (before.isEmpty() && links.isEmpty())
        return {};
    return m_cache.setLinks(subject, links);
}

Result<IdentityLinker::Group> IdentityLinker::groupsAround(const QSet<ContactRef>& touched) {
    Group group;
    QSet<ContactRef> seen;
    QList<ContactRef> open(touched.begin(), touched.end());
    while (!open.isEmpty()) {
        const ContactRef ref = open.takeLast();
        if (seen.contains(ref))
            continue;
        seen.insert(ref);
        // Also of a contact that is gone: those whom it joined are no longer joined by it.
        const QList<IdentityDecision> decisions = m_decisionsOf.value(ref);
        for (const IdentityDecision& decision : decisions)
            open.append(otherOf(decision, ref));
        SEGUE_TRY_VALUE(linked, m_cache.linkedWith(ref));
        for (const ContactRef& other : std::as_const(linked)) {
            open.append(other);
            group.links.append({ref, other});
        }
        if (group.members.contains(ref))
            continue;
        SEGUE_TRY_VALUE(together, m_cache.contactsAround(ref));
        for (const StoredContact& member : std::as_const(together)) {
            open.append(member.contact.ref);
            group.members.insert(member.contact.ref, member);
        }
    }
    return group;
}

Result<void> IdentityLinker::storeConflicts(const Group& group, const QList<identity::Conflict>& conflicts) {
    QList<DerivedConflict> derived;
    for (const identity::Conflict& conflict : conflicts) {
        const Contact left = group.members.value(conflict.left).contact;
        const Contact right = group.members.value(conflict.right).contact;
        SEGUE_TRY_VALUE(found, compare(left, right));
        derived.append({conflict.left, conflict.right, found.evidence});
    }
    return m_cache.setConflicts(group.members.keys(), derived);
}

Result<QHash<ContactRef, CustomerId>> IdentityLinker::customersOf(const Group& group) {
    QList<identity::LedgerContact> contacts;
    QList<Contact> members;
    QList<IdentityDecision> decisions;
    for (const StoredContact& member : group.members) {
        contacts.append({member.contact.ref, member.contact.createdAt});
        members.append(member.contact);
        decisions += m_decisionsOf.value(member.contact.ref);
    }
    const QList<identity::Conflict> conflicts = identity::conflictsAmong(members, decisions, group.links);
    SEGUE_TRY(storeConflicts(group, conflicts));
    return identity::customersOf(contacts, decisions, group.links, conflicts);
}

bool IdentityLinker::isToldApart(
    const ContactRef& left, const CustomerId& leftCustomer, const StoredContact& right,
    const QHash<ContactRef, CustomerId>& customers) const {
    const auto customerNow = [&](const ContactRef& ref, const CustomerId& otherwise) {
        return customers.value(ref, otherwise);
    };
    return std::any_of(m_standing.begin(), m_standing.end(), [&](const IdentityDecision& decision) {
        if (decision.verdict != IdentityDecision::Verdict::NotSame)
            return false;
        const CustomerId rightCustomer = customerNow(right.contact.ref, right.customer);
        const auto isLeft = [&](const ContactRef& ref) {
            return ref == left || customerNow(ref, {}) == leftCustomer;
        };
        const auto isRight = [&](const ContactRef& ref) {
            return ref == right.contact.ref || customerNow(ref, {}) == rightCustomer;
        };
        return (isLeft(decision.left) && isRight(decision.right)) ||
               (isLeft(decision.right) && isRight(decision.left));
    });
}

Result<void> IdentityLinker::suggest(const Contact& subject, const QHash<ContactRef, CustomerId>& customers) {
    const CustomerId own = customers.value(subject.ref);
    QList<IdentitySuggestion> suggestions;
    SEGUE_TRY_VALUE(candidates, candidatesFor(subject));
    for (const StoredContact& candidate : std::as_const(candidates)) {
        if (customers.value(candidate.contact.ref, candidate.customer) == own ||
            isToldApart(subject.ref, own, candidate, customers))
            continue;
        SEGUE_TRY_VALUE(found, compare(subject, candidate.contact));
        if (!found.conflict && found.probability >= identity::suggestAbove)
            suggestions.append({subject.ref, candidate.contact.ref, found.probability, found.evidence});
    }
    return m_cache.setSuggestions(subject.ref, suggestions);
}

} // namespace segue
