// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/identity/ledger.h"

#include "core/domain/customer_id.h"
#include "core/identity/contact_groups.h"

#include <QMap>
#include <algorithm>
#include <limits>
#include <tuple>
#include <vector>

namespace segue::identity {

namespace {

using Pair = std::pair<ContactRef, ContactRef>;
using Verdict = IdentityDecision::Verdict;

Pair pairOf(const ContactRef& left, const ContactRef& right) {
    return left < right ? Pair{left, right} : Pair{right, left};
}

//! Each row once: of two copies the team's.
QList<IdentityDecision> inOrder(const QList<IdentityDecision>& ledger) {
    QHash<DecisionId, qsizetype> at;
    QList<IdentityDecision> rows;
    rows.reserve(ledger.size());
    for (const IdentityDecision& row : ledger) {
        const auto known = at.constFind(row.id);
        if (known == at.cend()) {
            at.insert(row.id, rows.size());
            rows.append(row);
        } else if (isEarlier(row, rows[*known])) {
            rows[*known] = row;
        }
    }
    std::sort(rows.begin(), rows.end(), &isEarlier);
    return rows;
}

//! The order in which derived links join, whichever side is called left.
bool joinsBefore(const RuleLink& a, const RuleLink& b) {
    const auto key = [](const RuleLink& link) {
        const double heaviestFirst = link.rank == RuleLink::Rank::Model ? -link.weight : 0;
        return std::tuple(link.rank, heaviestFirst, pairOf(link.left, link.right));
    };
    return key(a) < key(b);
}

QList<LedgerContact> oldestFirst(QList<LedgerContact> contacts) {
    std::sort(contacts.begin(), contacts.end(), [](const LedgerContact& a, const LedgerContact& b) {
        return a.createdAt == b.createdAt ? a.ref < b.ref : a.createdAt < b.createdAt;
    });
    return contacts;
}

void followDecisions(ContactGroups& groups, const QList<IdentityDecision>& standing) {
    for (const IdentityDecision& decision : standing) {
        if (decision.verdict == Verdict::NotSame)
            groups.forbid(decision.left, decision.right, ContactGroups::Bar::Person);
    }
    for (const IdentityDecision& decision : standing) {
        if (decision.verdict == Verdict::Same)
            groups.join(decision.left, decision.right);
    }
}

QList<RefusedLink> followLinks(ContactGroups& groups, QList<RuleLink> links) {
    std::sort(links.begin(), links.end(), &joinsBefore);
    QList<RefusedLink> refused;
    for (const RuleLink& link : std::as_const(links)) {
        if (const auto barred = groups.join(link.left, link.right))
            refused.append({link, barred->left, barred->right, barred->bar == ContactGroups::Bar::Person});
    }
    return refused;
}

} // namespace

bool isEarlier(const IdentityDecision& a, const IdentityDecision& b) {
    const auto place = [](const IdentityDecision& row) {
        return row.version > 0 ? row.version : std::numeric_limits<qint64>::max();
    };
    return place(a) == place(b) ? a.id < b.id : place(a) < place(b);
}

QList<IdentityDecision> unrevoked(const QList<IdentityDecision>& ledger) {
    const QList<IdentityDecision> rows = inOrder(ledger);
    QHash<DecisionId, qsizetype> index;
    for (qsizetype i = 0; i < rows.size(); ++i)
        index.insert(rows[i].id, i);
    // A row's fate is known when that of all who take it back is. Those in a circle are never reached.
    const auto target = [&](qsizetype i) { return rows[i].revokes ? index.value(*rows[i].revokes, -1) : -1; };
    std::vector<int> undecided(static_cast<size_t>(rows.size()));
    for (qsizetype i = 0; i < rows.size(); ++i) {
        if (target(i) >= 0)
            ++undecided[static_cast<size_t>(target(i))];
    }
    std::vector<bool> revoked(undecided.size());
    std::vector<bool> stands(undecided.size());
    QList<qsizetype> open;
    for (qsizetype i = 0; i < rows.size(); ++i) {
        if (undecided[static_cast<size_t>(i)] == 0)
            open.append(i);
    }
    while (!open.isEmpty()) {
        const qsizetype i = open.takeLast();
        const bool counts = !revoked[static_cast<size_t>(i)];
        stands[static_cast<size_t>(i)] = counts;
        const qsizetype other = target(i);
        if (other < 0)
            continue;
        const auto o = static_cast<size_t>(other);
        revoked[o] = revoked[o] || counts;
        if (--undecided[o] == 0)
            open.append(other);
    }
    QList<IdentityDecision> out;
    for (qsizetype i = 0; i < rows.size(); ++i) {
        if (stands[static_cast<size_t>(i)])
            out.append(rows[i]);
    }
    return out;
}

QList<IdentityDecision> standingDecisions(const QList<IdentityDecision>& ledger) {
    QMap<Pair, IdentityDecision> latest;
    const QList<IdentityDecision> rows = unrevoked(ledger);
    for (const IdentityDecision& row : rows) {
        if (row.revokes)
            continue;
        // Said again it keeps its place: otherwise another "same" that it kept out would come first now.
        const auto known = latest.find(pairOf(row.left, row.right));
        if (known == latest.end())
            latest.insert(pairOf(row.left, row.right), row);
        else if (known->verdict != row.verdict)
            *known = row;
    }
    QList<IdentityDecision> standing = latest.values();
    std::sort(standing.begin(), standing.end(), &isEarlier);
    return standing;
}

Customers derive(
    const QList<LedgerContact>& contacts, const QList<IdentityDecision>& ledger, const QList<RuleLink>& links,
    const QList<Conflict>& conflicts) {
    // Sorted, so that equal input in another order gives the same groups.
    const QList<LedgerContact> ordered = oldestFirst(contacts);
    ContactGroups groups(ordered);
    followDecisions(groups, standingDecisions(ledger));
    // Only now: what a person says is one may have conflicts within.
    for (const Conflict& conflict : conflicts)
        groups.forbid(conflict.left, conflict.right, ContactGroups::Bar::Conflict);
    Customers out;
    out.refused = followLinks(groups, links);
    for (const LedgerContact& contact : ordered)
        out.of.insert(contact.ref, ownCustomer(groups.oldestWith(contact.ref)));
    return out;
}

QHash<ContactRef, CustomerId> customersOf(
    const QList<LedgerContact>& contacts, const QList<IdentityDecision>& ledger, const QList<RuleLink>& links,
    const QList<Conflict>& conflicts) {
    return derive(contacts, ledger, links, conflicts).of;
}

} // namespace segue::identity
