// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/identity_desk.h"

#include "core/base/log.h"
#include "core/base/uuid.h"
#include "core/sync/standing_decisions.h"

namespace segue {

using namespace Qt::StringLiterals;

namespace {

//! True if the decision joins one of `inside` with one of `outside`.
bool joins(
    const IdentityDecision& decision, const QSet<ContactRef>& inside, const QSet<ContactRef>& outside) {
    return decision.verdict == IdentityDecision::Verdict::Same &&
           ((inside.contains(decision.left) && outside.contains(decision.right)) ||
            (inside.contains(decision.right) && outside.contains(decision.left)));
}

IdentityDecision revocationOf(const IdentityDecision& decision, const QString& reason) {
    IdentityDecision out = decision;
    out.id = DecisionId();
    out.revokes = decision.id;
    out.actor.clear();
    out.at = {};
    out.reason = reason;
    return out;
}

IdentityDecision apart(const ContactRef& left, const ContactRef& right, const QString& reason) {
    IdentityDecision out;
    out.verdict = IdentityDecision::Verdict::NotSame;
    out.left = left;
    out.right = right;
    out.reason = reason;
    return out;
}

} // namespace

IdentityDesk::IdentityDesk(const SharedRooms& rooms, AccountDesk& accounts)
    : m_rooms(rooms), m_accounts(accounts) {}

QString IdentityDesk::actorAt(const AccountId& account) const {
    const AccountRuntime* runtime = m_accounts.find(account);
    return runtime ? runtime->account().selfName : QString();
}

void IdentityDesk::complete(IdentityDecision& decision) const {
    if (decision.id.isEmpty())
        decision.id = DecisionId(uuidV7(m_rooms.services.clock, m_rooms.services.random));
    if (toMs(decision.at) == 0)
        decision.at = m_rooms.services.clock.now();
    if (decision.actor.isEmpty())
        decision.actor = actorAt(decision.left.account);
}

Result<DecisionId> IdentityDesk::decide(IdentityDecision decision) {
    if (decision.left.isEmpty() || decision.right.isEmpty() || decision.left == decision.right)
        return fail(ErrorKind::Permanent, u"invalid_decision"_s, u"a decision names two contacts"_s);
    complete(decision);
    SEGUE_TRY(m_rooms.work.addDecision(decision, false));
    SEGUE_TRY(m_rooms.cache.removeSuggestion(decision.left, decision.right));
    SEGUE_TRY(m_rooms.writer.relink({decision.left, decision.right}));
    share(decision);
    return decision.id;
}

Result<QSet<ContactRef>> IdentityDesk::companionsOf(const QSet<ContactRef>& contacts) {
    SEGUE_TRY_VALUE(first, m_rooms.cache.contact(*contacts.begin()));
    if (!first)
        return fail(ErrorKind::Permanent, u"unknown_contact"_s, u"there is no such contact"_s);
    SEGUE_TRY_VALUE(members, m_rooms.cache.contactsOf(first->customer));
    QSet<ContactRef> companions;
    for (const StoredContact& member : members) {
        if (!contacts.contains(member.contact.ref))
            companions.insert(member.contact.ref);
    }
    return companions;
}

Result<bool> IdentityDesk::separate(const QList<ContactRef>& contacts, const QString& reason) {
    if (contacts.isEmpty())
        return fail(ErrorKind::Permanent, u"invalid_decision"_s, u"no contact was named"_s);
    const QSet<ContactRef> inside(contacts.begin(), contacts.end());
    SEGUE_TRY_VALUE(outside, companionsOf(inside));
    SEGUE_TRY_VALUE(standing, standingDecisions(m_rooms.work, m_rooms.cache));
    QList<IdentityDecision> rows;
    for (const IdentityDecision& decision : standing) {
        if (joins(decision, inside, outside))
            rows.append(revocationOf(decision, reason));
    }
    for (const ContactRef& left : inside) {
        for (const ContactRef& right : std::as_const(outside))
            rows.append(apart(left, right, reason));
    }
    for (IdentityDecision& row : rows)
        complete(row);
    // All or nothing: half of it would leave them apart from some and with others.
    SEGUE_TRY(m_rooms.work.addDecisions(rows));
    SEGUE_TRY(m_rooms.writer.relink((inside + outside).values()));
    for (const IdentityDecision& row : std::as_const(rows))
        share(row);
    return true;
}

void IdentityDesk::share(const IdentityDecision& decision) {
    // A backend knows its own contacts only; a decision across accounts stays here.
    if (decision.left.account != decision.right.account || m_sharing.contains(decision.id))
        return;
    AccountRuntime* runtime = m_accounts.find(decision.left.account);
    if (!runtime || !runtime->session().isCaughtUp() || !runtime->adapter().capabilities().identityDecisions)
        return;
    m_sharing.insert(decision.id);
    deliver(
        this, runtime->adapter().shareDecision(decision),
        [this, id = decision.id](const Result<bool>& shared) {
            m_sharing.remove(id);
            if (!shared) {
                qCInfo(segueEngine) << "a decision is not shared yet:" << shared.error().code;
                return;
            }
            if (const auto marked = m_rooms.work.markShared(id); !marked)
                qCWarning(segueEngine) << "a shared decision was not marked:" << marked.error().code;
        });
}

void IdentityDesk::shareAll() {
    const auto waiting = m_rooms.work.unsharedDecisions();
    if (!waiting)
        return;
    for (const IdentityDecision& decision : *waiting)
        share(decision);
}

} // namespace segue
