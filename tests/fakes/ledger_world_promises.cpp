// SPDX-License-Identifier: GPL-3.0-or-later
// What must be true after each step.
#include "tests/fakes/ledger_world.h"

#include <algorithm>

namespace segue {

using namespace identity;

namespace {

using Verdict = IdentityDecision::Verdict;

template <class Pair> bool names(const Pair& pair, const ContactRef& contact) {
    return pair.left == contact || pair.right == contact;
}

} // namespace

void LedgerWorld::promise(bool kept, const char* what) {
    if (!kept && m_broken.isEmpty())
        m_broken = QString::fromLatin1(what);
}

void LedgerWorld::check(const Client& client) {
    const Customers customers = customersOf(client);
    promise(customers.of.size() == client.facts.contacts.size(), "each contact has one customer");
    checkOrder(client, customers);
    checkParts(client, customers);
    checkBars(client, customers);
    checkLinks(client, customers);
}

void LedgerWorld::checkOrder(const Client& client, const Customers& customers) {
    Facts facts = client.facts;
    QList<IdentityDecision> ledger = ledgerOf(client);
    ledger += client.own; // Played again.
    const auto shuffle = [this](auto& list) {
        for (qsizetype i = list.size(); i > 1; --i)
            std::swap(list[i - 1], list[qsizetype(m_random.below(quint64(i)))]);
    };
    shuffle(facts.contacts);
    shuffle(facts.links);
    shuffle(facts.conflicts);
    shuffle(ledger);
    for (RuleLink& link : facts.links) {
        if (chance(50))
            std::swap(link.left, link.right);
    }
    promise(
        derive(facts.contacts, ledger, facts.links, facts.conflicts).of == customers.of,
        "customers are a function of facts and ledger, in any order");
}

//! The linker looks at what hangs together only.
void LedgerWorld::checkParts(const Client& client, const Customers& customers) {
    QList<LedgerContact> rest = client.facts.contacts;
    const QList<IdentityDecision> ledger = ledgerOf(client);
    const QList<IdentityDecision> standing = standingDecisions(ledger);
    while (!rest.isEmpty()) {
        QList<LedgerContact> part{rest.takeFirst()};
        const auto hangsOn = [&](const LedgerContact& contact, const LedgerContact& other) {
            const auto joins = [&](const auto& pair) {
                return names(pair, contact.ref) && names(pair, other.ref);
            };
            return std::any_of(client.facts.links.begin(), client.facts.links.end(), joins) ||
                   std::any_of(standing.begin(), standing.end(), joins);
        };
        for (qsizetype i = 0; i < part.size(); ++i) {
            const LedgerContact at = part[i];
            for (qsizetype j = rest.size() - 1; j >= 0; --j) {
                if (hangsOn(at, rest[j]))
                    part.append(rest.takeAt(j));
            }
        }
        const Customers alone = derive(part, ledger, client.facts.links, client.facts.conflicts);
        for (const LedgerContact& contact : std::as_const(part))
            promise(
                alone.of.value(contact.ref) == customers.of.value(contact.ref),
                "what hangs together can be derived alone");
    }
}

void LedgerWorld::checkBars(const Client& client, const Customers& customers) {
    const QList<IdentityDecision> ledger = ledgerOf(client);
    const QList<IdentityDecision> standing = standingDecisions(ledger);
    for (const IdentityDecision& decision : standing) {
        if (decision.verdict == Verdict::NotSame && customers.of.contains(decision.left))
            promise(
                customers.of.value(decision.left) != customers.of.value(decision.right),
                "nothing joins whom a person told apart");
    }
    const Customers byPeople = derive(client.facts.contacts, ledger, {}, {});
    for (const Conflict& conflict : client.facts.conflicts) {
        if (customers.of.value(conflict.left) == customers.of.value(conflict.right))
            promise(
                byPeople.of.value(conflict.left) == byPeople.of.value(conflict.right),
                "only a person joins who is in conflict");
    }
}

void LedgerWorld::checkLinks(const Client& client, const Customers& customers) {
    for (const RuleLink& link : client.facts.links) {
        const bool isRefused =
            std::any_of(customers.refused.begin(), customers.refused.end(), [&](const RefusedLink& refused) {
                return refused.link == link;
            });
        const bool areOne = customers.of.value(link.left) == customers.of.value(link.right);
        promise(areOne != isRefused, "a link joins, or what forbids it is named");
    }
    for (const RefusedLink& refused : customers.refused) {
        promise(
            customers.of.value(refused.left) == customers.of.value(refused.link.left) &&
                customers.of.value(refused.right) == customers.of.value(refused.link.right),
            "what forbids a link stands between its two customers");
    }
}

void LedgerWorld::checkAgreement() {
    const auto known = [&](const Client& client) {
        QList<IdentityDecision> ledger = unrevoked(ledgerOf(client));
        return ledger;
    };
    for (const Client& client : m_clients) {
        check(client);
        promise(known(client) == known(m_clients.front()), "clients that have synced have one ledger");
        promise(
            customersOf(client).of == customersOf(m_clients.front()).of,
            "clients that have synced have the same customers");
    }
}

} // namespace segue
