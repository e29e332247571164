// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/identity/ledger.h"

#include "core/domain/customer_id.h"

#include <QMap>
#include <QSet>
#include <algorithm>
#include <numeric>
#include <vector>

namespace segue::identity {

namespace {

using Pair = std::pair<ContactRef, ContactRef>;

Pair pairOf(const ContactRef& left, const ContactRef& right) {
    return left < right ? Pair{left, right} : Pair{right, left};
}

bool isEarlier(const IdentityDecision& a, const IdentityDecision& b) {
    return a.at == b.at ? a.id < b.id : a.at < b.at;
}

//! Joins contacts into groups, but never two groups that a "not the same" stands between.
class Groups {
public:
    Groups(const QList<LedgerContact>& contacts, const QList<IdentityDecision>& standing)
        : m_parent(static_cast<size_t>(contacts.size())), m_members(m_parent.size()) {
        std::iota(m_parent.begin(), m_parent.end(), size_t{0});
        for (size_t i = 0; i < m_parent.size(); ++i) {
            m_index.insert(contacts[static_cast<qsizetype>(i)].ref, i);
            m_members[i] = {i};
        }
        for (const IdentityDecision& decision : standing) {
            if (decision.verdict == IdentityDecision::Verdict::NotSame)
                forbid(decision.left, decision.right);
        }
    }

    void join(const ContactRef& left, const ContactRef& right) {
        if (!m_index.contains(left) || !m_index.contains(right))
            return;
        size_t a = root(m_index.value(left));
        size_t b = root(m_index.value(right));
        if (a == b || isForbidden(a, b))
            return;
        if (m_members[a].size() < m_members[b].size())
            std::swap(a, b);
        m_parent[b] = a;
        m_members[a].insert(m_members[a].end(), m_members[b].begin(), m_members[b].end());
        m_members[b].clear();
    }

    const std::vector<size_t>& groupOf(size_t contact) { return m_members[root(contact)]; }

private:
    size_t root(size_t i) {
        while (m_parent[i] != i)
            i = m_parent[i] = m_parent[m_parent[i]];
        return i;
    }

    void forbid(const ContactRef& left, const ContactRef& right) {
        if (!m_index.contains(left) || !m_index.contains(right))
            return;
        const size_t a = m_index.value(left);
        const size_t b = m_index.value(right);
        m_forbidden[a].insert(b);
        m_forbidden[b].insert(a);
    }

    bool isForbidden(size_t a, size_t b) {
        if (m_members[a].size() > m_members[b].size())
            std::swap(a, b);
        for (const size_t member : m_members[a]) {
            const auto enemies = m_forbidden.constFind(member);
            if (enemies == m_forbidden.cend())
                continue;
            for (const size_t enemy : *enemies) {
                if (root(enemy) == b)
                    return true;
            }
        }
        return false;
    }

    QHash<ContactRef, size_t> m_index;
    std::vector<size_t> m_parent;
    std::vector<std::vector<size_t>> m_members;
    QHash<size_t, QSet<size_t>> m_forbidden;
};

} // namespace

QList<IdentityDecision> standingDecisions(const QList<IdentityDecision>& ledger) {
    QList<IdentityDecision> ordered = ledger;
    std::sort(ordered.begin(), ordered.end(), &isEarlier);
    // From the newest to the oldest, so that a revocation's own fate is known before it is applied.
    QSet<DecisionId> revoked;
    QMap<Pair, IdentityDecision> newest;
    for (auto it = ordered.crbegin(); it != ordered.crend(); ++it) {
        if (revoked.contains(it->id))
            continue;
        if (it->revokes)
            revoked.insert(*it->revokes);
        else if (const Pair pair = pairOf(it->left, it->right); !newest.contains(pair))
            newest.insert(pair, *it);
    }
    QList<IdentityDecision> standing = newest.values();
    std::sort(standing.begin(), standing.end(), &isEarlier);
    return standing;
}

QHash<ContactRef, CustomerId> customersOf(
    const QList<LedgerContact>& contacts, const QList<IdentityDecision>& ledger,
    const QList<RuleLink>& links) {
    // Sorted, so that equal input in another order gives the same groups.
    QList<LedgerContact> ordered = contacts;
    std::sort(ordered.begin(), ordered.end(), [](const LedgerContact& a, const LedgerContact& b) {
        return a.createdAt == b.createdAt ? a.ref < b.ref : a.createdAt < b.createdAt;
    });
    QList<Pair> rules;
    for (const RuleLink& link : links)
        rules.append(pairOf(link.left, link.right));
    std::sort(rules.begin(), rules.end());

    const QList<IdentityDecision> standing = standingDecisions(ledger);
    Groups groups(ordered, standing);
    for (const IdentityDecision& decision : standing) {
        if (decision.verdict == IdentityDecision::Verdict::Same)
            groups.join(decision.left, decision.right);
    }
    for (const Pair& link : std::as_const(rules))
        groups.join(link.first, link.second);

    QHash<ContactRef, CustomerId> out;
    for (size_t i = 0; i < static_cast<size_t>(ordered.size()); ++i) {
        const auto& group = groups.groupOf(i);
        const size_t oldest = *std::min_element(group.begin(), group.end());
        out.insert(
            ordered[static_cast<qsizetype>(i)].ref, ownCustomer(ordered[static_cast<qsizetype>(oldest)].ref));
    }
    return out;
}

} // namespace segue::identity
