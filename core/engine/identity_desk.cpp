// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/identity_desk.h"

#include "core/base/log.h"
#include "core/base/uuid.h"
#include "core/domain/customer_id.h"
#include "core/identity/acts.h"
#include "core/identity/conflicts.h"
#include "core/store/ledger_reader.h"

#include <QJsonArray>
#include <algorithm>

namespace segue {

using namespace Qt::StringLiterals;

namespace {

using Verdict = IdentityDecision::Verdict;

QSet<ContactRef> refsOf(const QList<Contact>& contacts) {
    QSet<ContactRef> refs;
    for (const Contact& contact : contacts)
        refs.insert(contact.ref);
    return refs;
}

QList<Contact> contactsIn(const QList<StoredContact>& stored) {
    QList<Contact> contacts;
    for (const StoredContact& one : stored)
        contacts.append(one.contact);
    return contacts;
}

//! What forbids that the two customers become one, as the name of the system in which they are two people.
//! A person may say of two contacts that they are one against a conflict of just these; `decided` are those.
std::optional<QString>
conflictBetween(const QList<Contact>& left, const QList<Contact>& right, const QSet<ContactRef>& decided) {
    for (const Contact& a : left) {
        for (const Contact& b : right) {
            if (decided.contains(a.ref) && decided.contains(b.ref))
                continue;
            if (const auto found = identity::contradictionOf(a, b))
                return found->left.system;
        }
    }
    return std::nullopt;
}

tl::unexpected<Error> refused(const QString& system) {
    return fail(ErrorKind::Conflict, u"identity_conflict"_s, system);
}

QString actionOf(const IdentityDecision& decision) {
    if (decision.revokes)
        return u"identity.taken_back"_s;
    return decision.verdict == Verdict::Same ? u"identity.joined"_s : u"identity.told_apart"_s;
}

//! Ids of the ledger's rows alone: contacts' ids can be addresses.
QJsonObject subjectOf(const ActId& act, const QList<IdentityDecision>& rows) {
    QJsonArray decisions;
    for (const IdentityDecision& row : rows)
        decisions.append(row.id.value());
    return {{u"act"_s, act.value()}, {u"decisions"_s, decisions}};
}

} // namespace

IdentityDesk::IdentityDesk(const SharedRooms& rooms, AccountDesk& accounts)
    : m_rooms(rooms), m_accounts(accounts) {}

QString IdentityDesk::actorAt(const AccountId& account) const {
    const AccountRuntime* runtime = m_accounts.find(account);
    return runtime ? runtime->account().selfName : QString();
}

ActId IdentityDesk::complete(QList<IdentityDecision>& rows) const {
    const ActId act(uuidV7(m_rooms.services.clock, m_rooms.services.random));
    for (IdentityDecision& row : rows) {
        if (row.id.isEmpty())
            row.id = DecisionId(uuidV7(m_rooms.services.clock, m_rooms.services.random));
        if (toMs(row.at) == 0)
            row.at = m_rooms.services.clock.now();
        if (row.actor.isEmpty())
            row.actor = actorAt(row.left.account);
        row.act = act;
        row.version = 0;
    }
    return act;
}

Result<IdentityAct>
IdentityDesk::carryOut(QList<IdentityDecision> rows, const QString& action, const QSet<ContactRef>& named) {
    IdentityAct act;
    act.id = complete(rows);
    QSet<ContactRef> concerned = named;
    for (const IdentityDecision& row : std::as_const(rows)) {
        act.decisions.append(row.id);
        concerned.unite({row.left, row.right});
    }
    // All or nothing: half of it would leave them apart from some and with others.
    SEGUE_TRY(m_rooms.work.addDecisions(rows, {rows.first().actor, action, subjectOf(act.id, rows)}));
    for (const IdentityDecision& row : std::as_const(rows)) {
        if (!row.revokes)
            SEGUE_TRY(m_rooms.cache.removeSuggestion(row.left, row.right));
    }
    SEGUE_TRY(m_rooms.writer.relink(concerned.values()));
    for (const IdentityDecision& row : std::as_const(rows))
        shareNext(row.left.account);
    SEGUE_TRY_VALUE(customers, customersOf(named));
    act.customers = customers;
    return act;
}

Result<QSet<CustomerId>> IdentityDesk::customersOf(const QSet<ContactRef>& contacts) {
    QSet<CustomerId> customers;
    for (const ContactRef& contact : contacts) {
        SEGUE_TRY_VALUE(stored, m_rooms.cache.contact(contact));
        customers.insert(stored ? stored->customer : ownCustomer(contact));
    }
    return customers;
}

Result<QList<Contact>> IdentityDesk::contactsAround(const ContactRef& contact) {
    SEGUE_TRY_VALUE(stored, m_rooms.cache.contactsAround(contact));
    if (!stored.isEmpty())
        return contactsIn(stored);
    Contact unknown;
    unknown.ref = contact;
    return QList{unknown};
}

Result<IdentityAct> IdentityDesk::decide(IdentityDecision decision) {
    if (decision.left.isEmpty() || decision.right.isEmpty() || decision.left == decision.right)
        return fail(ErrorKind::Permanent, u"invalid_decision"_s, u"a decision names two contacts"_s);
    const QSet<ContactRef> pair{decision.left, decision.right};
    SEGUE_TRY_VALUE(ledger, store::readLedger(m_rooms.work.connection(), m_rooms.cache.connection()));
    const auto known = std::find_if(
        ledger.begin(), ledger.end(), [&](const IdentityDecision& row) { return row.id == decision.id; });
    if (known != ledger.end()) {
        SEGUE_TRY_VALUE(customers, customersOf(pair));
        return IdentityAct{known->act, {known->id}, customers};
    }
    if (decision.revokes)
        return carryOut({decision}, actionOf(decision), pair);
    SEGUE_TRY_VALUE(left, contactsAround(decision.left));
    SEGUE_TRY_VALUE(right, contactsAround(decision.right));
    const bool areOne = refsOf(left).contains(decision.right);
    if (decision.verdict == Verdict::Same && !areOne) {
        if (const auto system = conflictBetween(left, right, pair))
            return refused(*system);
    }
    return carryOut(
        identity::rowsToDecide(decision, refsOf(left), refsOf(right), ledger), actionOf(decision), pair);
}

Result<IdentityAct>
IdentityDesk::joinCustomers(const CustomerId& left, const CustomerId& right, const QString& reason) {
    SEGUE_TRY_VALUE(storedLeft, m_rooms.cache.contactsOf(left));
    SEGUE_TRY_VALUE(storedRight, m_rooms.cache.contactsOf(right));
    if (storedLeft.isEmpty() || storedRight.isEmpty())
        return fail(ErrorKind::Permanent, u"unknown_customer"_s, u"there is no such customer"_s);
    if (left == right)
        return IdentityAct{{}, {}, {left}};
    const QList<Contact> ofLeft = contactsIn(storedLeft);
    const QList<Contact> ofRight = contactsIn(storedRight);
    if (const auto system = conflictBetween(ofLeft, ofRight, {}))
        return refused(*system);
    // The oldest contact of each stands for its customer.
    IdentityDecision same;
    same.left = ofLeft.first().ref;
    same.right = ofRight.first().ref;
    same.reason = reason;
    SEGUE_TRY_VALUE(ledger, store::readLedger(m_rooms.work.connection(), m_rooms.cache.connection()));
    return carryOut(
        identity::rowsToDecide(same, refsOf(ofLeft), refsOf(ofRight), ledger), actionOf(same),
        refsOf(ofLeft) + refsOf(ofRight));
}

Result<QSet<ContactRef>> IdentityDesk::companionsOf(const QSet<ContactRef>& contacts) {
    SEGUE_TRY_VALUE(first, m_rooms.cache.contact(*contacts.begin()));
    if (!first)
        return fail(ErrorKind::Permanent, u"unknown_contact"_s, u"there is no such contact"_s);
    SEGUE_TRY_VALUE(members, m_rooms.cache.contactsOf(first->customer));
    return refsOf(contactsIn(members)) - contacts;
}

Result<IdentityAct> IdentityDesk::separate(const QList<ContactRef>& contacts, const QString& reason) {
    if (contacts.isEmpty())
        return fail(ErrorKind::Permanent, u"invalid_decision"_s, u"no contact was named"_s);
    const QSet<ContactRef> inside(contacts.begin(), contacts.end());
    SEGUE_TRY_VALUE(outside, companionsOf(inside));
    SEGUE_TRY_VALUE(ledger, store::readLedger(m_rooms.work.connection(), m_rooms.cache.connection()));
    const QList<IdentityDecision> rows = identity::rowsToSeparate(inside, outside, reason, ledger);
    if (!rows.isEmpty())
        return carryOut(rows, u"identity.separated"_s, inside + outside);
    SEGUE_TRY_VALUE(customers, customersOf(inside));
    return IdentityAct{{}, {}, customers};
}

Result<IdentityAct> IdentityDesk::takeBack(const ActId& act) {
    SEGUE_TRY_VALUE(ledger, store::readLedger(m_rooms.work.connection(), m_rooms.cache.connection()));
    QSet<ContactRef> named;
    for (const IdentityDecision& row : std::as_const(ledger)) {
        if (row.act == act)
            named.unite({row.left, row.right});
    }
    if (named.isEmpty())
        return fail(ErrorKind::Permanent, u"unknown_act"_s, u"there is no such act"_s);
    const QList<IdentityDecision> rows = identity::rowsToTakeBack(act, ledger);
    if (!rows.isEmpty())
        return carryOut(rows, u"identity.taken_back"_s, named);
    SEGUE_TRY_VALUE(customers, customersOf(named));
    return IdentityAct{{}, {}, customers};
}

void IdentityDesk::shareNext(const AccountId& account) {
    AccountRuntime* runtime = m_accounts.find(account);
    if (!runtime || !runtime->session().isCaughtUp() ||
        !runtime->adapter().capabilities().identityDecisions || m_sharing.contains(account))
        return;
    const auto waiting = m_rooms.work.unsharedDecisions(account);
    if (!waiting)
        return;
    const auto next = std::find_if(waiting->begin(), waiting->end(), [this](const IdentityDecision& row) {
        return !m_refused.contains(row.id);
    });
    if (next == waiting->end())
        return;
    m_sharing.insert(account);
    deliver(
        this, runtime->adapter().shareDecision(*next),
        [this, account, id = next->id](const Result<bool>& answer) { shared(account, id, answer); });
}

void IdentityDesk::shared(const AccountId& account, const DecisionId& id, const Result<bool>& answer) {
    m_sharing.remove(account);
    if (!answer) {
        qCInfo(segueEngine) << "a decision is not shared yet:" << answer.error().code;
        const ErrorKind kind = answer.error().kind;
        if (kind != ErrorKind::Permanent && kind != ErrorKind::Conflict)
            return;
        m_refused.insert(id);
    } else if (const auto marked = m_rooms.work.markShared(id); !marked) {
        qCWarning(segueEngine) << "a shared decision was not marked:" << marked.error().code;
        return;
    }
    shareNext(account);
}

void IdentityDesk::shareAll() {
    m_refused.clear();
    const QList<Account> accounts = m_accounts.accounts();
    for (const Account& account : accounts)
        shareNext(account.id);
}

} // namespace segue
