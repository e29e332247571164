// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fakes/ledger_world.h"

#include "core/identity/acts.h"

#include <QHash>
#include <algorithm>

namespace segue {

using namespace identity;
using namespace Qt::StringLiterals;

namespace {

using Verdict = IdentityDecision::Verdict;

constexpr int mostContacts = 7;

template <class Pair> bool isOf(const Pair& pair, const ContactRef& contact) {
    return pair.left == contact || pair.right == contact;
}

bool areInConflict(
    const QList<Conflict>& conflicts, const QSet<ContactRef>& left, const QSet<ContactRef>& right,
    const QSet<ContactRef>& but) {
    return std::any_of(conflicts.begin(), conflicts.end(), [&](const Conflict& conflict) {
        const bool isBetween = (left.contains(conflict.left) && right.contains(conflict.right)) ||
                               (left.contains(conflict.right) && right.contains(conflict.left));
        return isBetween && !(but.contains(conflict.left) && but.contains(conflict.right));
    });
}

QSet<ContactRef> refsOf(const QList<LedgerContact>& contacts) {
    QSet<ContactRef> refs;
    for (const LedgerContact& contact : contacts)
        refs.insert(contact.ref);
    return refs;
}

} // namespace

LedgerWorld::LedgerWorld(quint64 seed, int clients) : m_random(seed), m_clients(size_t(clients)) {
    for (int i = 0; i < 3; ++i)
        arrive();
    for (Client& client : m_clients)
        client.facts = m_facts;
}

QString LedgerWorld::play(int steps) {
    for (int i = 0; i < steps && m_broken.isEmpty(); ++i)
        step();
    // Twice: the first has to hear what the last one pushes.
    for (int round = 0; round < 2; ++round) {
        for (Client& client : m_clients)
            sync(client);
    }
    checkAgreement();
    return m_broken;
}

void LedgerWorld::step() {
    Client& client = m_clients[size_t(m_random.below(m_clients.size()))];
    const int what = int(m_random.below(100));
    if (what < 30)
        factsChange();
    else if (what < 45)
        sync(client);
    else if (what < 52)
        push(client, qsizetype(m_random.below(3)));
    else if (what < 62)
        separate(client);
    else if (what < 72)
        takeBackSome(client);
    else if (what < 78)
        revokeOne(client);
    else
        decide(client);
    check(client);
}

template <class T> T& LedgerWorld::oneOf(QList<T>& list) {
    return list[qsizetype(m_random.below(quint64(list.size())))];
}

ContactRef LedgerWorld::someContact(const Facts& facts) {
    return facts.contacts[qsizetype(m_random.below(quint64(facts.contacts.size())))].ref;
}

// What backends say.

void LedgerWorld::factsChange() {
    switch (m_random.below(8)) {
    case 0:
    case 1:
        return arrive();
    case 2:
        if (!m_facts.links.isEmpty())
            m_facts.links.removeAll(RuleLink(oneOf(m_facts.links)));
        return;
    case 3:
        // An address is verified: what the model only thought is a rule now.
        if (!m_facts.links.isEmpty())
            oneOf(m_facts.links).rank = RuleLink::Rank::Rule;
        return;
    case 4:
        return contradict();
    case 5:
        return erase();
    default:
        return link();
    }
}

void LedgerWorld::arrive() {
    if (m_facts.contacts.size() >= mostContacts)
        return;
    const AccountId account(chance(50) ? u"chat"_s : u"desk"_s);
    // Some are equally old.
    m_facts.contacts.append({{account, QString::number(m_contacts++)}, fromMs(qint64(m_random.below(4)))});
}

void LedgerWorld::link() {
    const ContactRef left = someContact(m_facts);
    const ContactRef right = someContact(m_facts);
    if (left == right)
        return;
    const auto rank = chance(50) ? RuleLink::Rank::Model : RuleLink::Rank::Rule;
    m_facts.links.append({left, right, rank, double(m_random.below(3))});
}

void LedgerWorld::contradict() {
    if (!m_facts.conflicts.isEmpty() && chance(40))
        m_facts.conflicts.removeAll(Conflict(oneOf(m_facts.conflicts)));
    else
        m_facts.conflicts.append({someContact(m_facts), someContact(m_facts)});
}

void LedgerWorld::erase() {
    if (m_facts.contacts.size() < 4)
        return;
    const ContactRef gone = someContact(m_facts);
    m_facts.contacts.removeIf([&](const LedgerContact& contact) { return contact.ref == gone; });
    m_facts.links.removeIf([&](const RuleLink& link) { return isOf(link, gone); });
    m_facts.conflicts.removeIf([&](const Conflict& conflict) { return isOf(conflict, gone); });
    m_hub.removeIf([&](const IdentityDecision& row) { return isOf(row, gone); });
}

// What people do.

ActId LedgerWorld::act(Client& client, QList<IdentityDecision> rows) {
    const ActId id(u"act%1"_s.arg(++m_rows));
    for (IdentityDecision& row : rows) {
        row.id = DecisionId(u"%1-%2"_s.arg(int(m_random.below(1000)), 3, 10, QChar(u'0')).arg(++m_rows));
        row.act = id;
        row.at = fromMs(qint64(m_random.below(1000)));
        row.version = 0;
    }
    client.own += rows;
    return id;
}

void LedgerWorld::tryAct(Client& client, const QList<IdentityDecision>& rows, const Check& effect) {
    const Customers before = customersOf(client);
    const QList<IdentityDecision> stood = standingDecisions(ledgerOf(client));
    const ActId done = act(client, rows);
    const Customers after = customersOf(client);
    effect(after);
    const ActId undone = act(client, rowsToTakeBack(done, ledgerOf(client)));
    promise(customersOf(client).of == before.of, "an act taken back leaves the customers as they were");
    promise(standingDecisions(ledgerOf(client)) == stood, "an act taken back leaves standing what stood");
    if (chance(20))
        return;
    act(client, rowsToTakeBack(undone, ledgerOf(client)));
    promise(customersOf(client).of == after.of, "an undo taken back is the act again");
}

void LedgerWorld::decide(Client& client) {
    IdentityDecision decision;
    decision.verdict = chance(65) ? Verdict::Same : Verdict::NotSame;
    decision.left = someContact(client.facts);
    decision.right = someContact(client.facts);
    if (decision.left == decision.right)
        return;
    const QSet<ContactRef> left = contactsAround(client, decision.left);
    const QSet<ContactRef> right = contactsAround(client, decision.right);
    const bool isSame = decision.verdict == Verdict::Same;
    const QSet<ContactRef> pair{decision.left, decision.right};
    if (isSame && left != right && areInConflict(client.facts.conflicts, left, right, pair))
        return;
    tryAct(client, rowsToDecide(decision, left, right, ledgerOf(client)), [&](const Customers& now) {
        const CustomerId customer = now.of.value(decision.left);
        if (!isSame)
            return promise(customer != now.of.value(decision.right), "told apart, two are not one customer");
        for (const ContactRef& member : left + right)
            promise(now.of.value(member) == customer, "two customers that are one person are one customer");
    });
}

void LedgerWorld::separate(Client& client) {
    const QSet<ContactRef> customer = contactsAround(client, someContact(client.facts));
    QSet<ContactRef> inside;
    for (const LedgerContact& contact : std::as_const(client.facts.contacts)) {
        if (customer.contains(contact.ref) && chance(50))
            inside.insert(contact.ref);
    }
    const QSet<ContactRef> outside = customer - inside;
    if (inside.isEmpty() || outside.isEmpty())
        return;
    const auto rows = rowsToSeparate(inside, outside, {}, ledgerOf(client));
    tryAct(client, rows, [&](const Customers& now) {
        for (const ContactRef& in : std::as_const(inside)) {
            for (const ContactRef& out : outside)
                promise(now.of.value(in) != now.of.value(out), "whom a person separated is not together");
        }
    });
}

void LedgerWorld::takeBackSome(Client& client) {
    QList<IdentityDecision> ledger = ledgerOf(client);
    if (ledger.isEmpty())
        return;
    const ActId chosen = oneOf(ledger).act;
    const auto counting = unrevoked(ledger);
    const auto size = [&](const QList<IdentityDecision>& rows) {
        return std::count_if(rows.begin(), rows.end(), [&](const auto& row) { return row.act == chosen; });
    };
    const bool counted = size(counting) == size(ledger);
    act(client, rowsToTakeBack(chosen, ledger));
    // As if it had never been, whatever was decided since.
    ledger.removeIf([&](const IdentityDecision& row) { return row.act == chosen; });
    if (counted)
        promise(
            standingDecisions(ledgerOf(client)) == standingDecisions(ledger),
            "an act taken back later is as if it had never been");
}

void LedgerWorld::revokeOne(Client& client) {
    QList<IdentityDecision> ledger = ledgerOf(client);
    if (ledger.isEmpty())
        return;
    IdentityDecision revocation = oneOf(ledger);
    revocation.revokes = revocation.id;
    act(client, {revocation});
    const auto counting = unrevoked(ledgerOf(client));
    promise(
        std::none_of(
            counting.begin(), counting.end(),
            [&](const IdentityDecision& row) { return row.id == *revocation.revokes; }),
        "what was taken back does not count");
}

// How it gets round.

void LedgerWorld::push(Client& client, qsizetype most) {
    for (const IdentityDecision& row : std::as_const(client.own)) {
        if (client.shared.contains(row.id))
            continue;
        if (most-- <= 0)
            return;
        client.shared.insert(row.id);
        const QSet<ContactRef> known = refsOf(m_facts.contacts);
        if (!known.contains(row.left) || !known.contains(row.right))
            continue; // The hub has erased them.
        m_hub.append(row);
        m_hub.last().version = ++m_version;
        m_hub.last().at = fromMs(m_version);
    }
}

void LedgerWorld::sync(Client& client) {
    push(client, client.own.size());
    client.facts = m_facts;
    client.team = m_hub;
    const QSet<ContactRef> known = refsOf(m_facts.contacts);
    client.own.removeIf(
        [&](const IdentityDecision& row) { return !known.contains(row.left) || !known.contains(row.right); });
}

QList<IdentityDecision> LedgerWorld::ledgerOf(const Client& client) const {
    QSet<DecisionId> team;
    for (const IdentityDecision& row : client.team)
        team.insert(row.id);
    QList<IdentityDecision> ledger = client.team;
    for (const IdentityDecision& row : client.own) {
        if (!team.contains(row.id))
            ledger.append(row);
    }
    return ledger;
}

Customers LedgerWorld::customersOf(const Client& client) const {
    return derive(client.facts.contacts, ledgerOf(client), client.facts.links, client.facts.conflicts);
}

QSet<ContactRef> LedgerWorld::contactsAround(const Client& client, const ContactRef& contact) const {
    const Customers customers = customersOf(client);
    QSet<ContactRef> around;
    for (const LedgerContact& one : client.facts.contacts) {
        if (customers.of.value(one.ref) == customers.of.value(contact))
            around.insert(one.ref);
    }
    return around;
}

} // namespace segue
