// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"
#include "core/identity/ledger.h"

#include <QList>
#include <QSet>
#include <QString>
#include <functional>
#include <optional>
#include <vector>

namespace segue {

//! Agents who decide who is who, each at a client that may be offline, and a hub that they share with: the
//! ledger's own functions over made-up contacts, links and conflicts, from one seed. What the clients' clocks
//! say and how their ids sort has nothing to do with what came first.
class LedgerWorld {
public:
    LedgerWorld(quint64 seed, int clients);

    //! So many random steps, then everybody syncs. Answers the promise that was broken first; empty if none
    //! was.
    QString play(int steps);

private:
    //! What backends say, and what follows from that without a person.
    struct Facts {
        QList<identity::LedgerContact> contacts;
        QList<identity::RuleLink> links;
        QList<identity::Conflict> conflicts;
    };
    struct Client {
        Facts facts;
        QList<IdentityDecision> own; //!< As it made them; the hub may have them by now.
        QList<IdentityDecision> team;
        QSet<DecisionId> shared;
    };
    using Check = std::function<void(const identity::Customers&)>;

    void step();
    void factsChange();
    void arrive();
    void link();
    void contradict();
    void erase();
    void decide(Client& client);
    void separate(Client& client);
    void takeBackSome(Client& client);
    void revokeOne(Client& client);
    void sync(Client& client);
    void push(Client& client, qsizetype most);

    //! Adds the rows.
    ActId act(Client& client, QList<IdentityDecision> rows);
    //! Adds the rows, takes them back, and mostly does it again.
    void tryAct(Client& client, const QList<IdentityDecision>& rows, const Check& effect);
    QList<IdentityDecision> ledgerOf(const Client& client) const;
    identity::Customers customersOf(const Client& client) const;
    QSet<ContactRef> contactsAround(const Client& client, const ContactRef& contact) const;
    ContactRef someContact(const Facts& facts);
    template <class T> T& oneOf(QList<T>& list);

    void check(const Client& client);
    void checkOrder(const Client& client, const identity::Customers& customers);
    void checkParts(const Client& client, const identity::Customers& customers);
    void checkBars(const Client& client, const identity::Customers& customers);
    void checkLinks(const Client& client, const identity::Customers& customers);
    void checkAgreement();
    void promise(bool kept, const char* what);

    bool chance(int percent) { return int(m_random.below(100)) < percent; }

    SeededRandom m_random;
    Facts m_facts;
    QList<IdentityDecision> m_hub;
    qint64 m_version = 0;
    int m_contacts = 0;
    int m_rows = 0;
    std::vector<Client> m_clients;
    QString m_broken;
};

} // namespace segue
