// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/identity/acts.h"

#include "core/identity/ledger.h"

#include <algorithm>

namespace segue::identity {

namespace {

using Verdict = IdentityDecision::Verdict;

bool isBetween(
    const IdentityDecision& decision, const QSet<ContactRef>& left, const QSet<ContactRef>& right) {
    return (left.contains(decision.left) && right.contains(decision.right)) ||
           (left.contains(decision.right) && right.contains(decision.left));
}

IdentityDecision revocationOf(const IdentityDecision& decision, const QString& reason) {
    IdentityDecision out;
    out.verdict = decision.verdict;
    out.left = decision.left;
    out.right = decision.right;
    out.revokes = decision.id;
    out.reason = reason;
    return out;
}

//! Also of those that do not stand because of a later row of their pair: that could be taken back.
QList<IdentityDecision> revocations(
    Verdict verdict, const QSet<ContactRef>& left, const QSet<ContactRef>& right, const QString& reason,
    const QList<IdentityDecision>& ledger) {
    QList<IdentityDecision> out;
    const QList<IdentityDecision> rows = unrevoked(ledger);
    for (const IdentityDecision& row : rows) {
        if (!row.revokes && row.verdict == verdict && isBetween(row, left, right))
            out.append(revocationOf(row, reason));
    }
    return out;
}

QList<ContactRef> sorted(const QSet<ContactRef>& contacts) {
    QList<ContactRef> out(contacts.begin(), contacts.end());
    std::sort(out.begin(), out.end());
    return out;
}

} // namespace

QList<IdentityDecision> rowsToDecide(
    const IdentityDecision& decision, const QSet<ContactRef>& left, const QSet<ContactRef>& right,
    const QList<IdentityDecision>& ledger) {
    const bool joinsCustomers = decision.verdict == Verdict::Same && !left.contains(decision.right);
    const Verdict opposite = decision.verdict == Verdict::Same ? Verdict::NotSame : Verdict::Same;
    return QList{decision} +
           (joinsCustomers
                ? revocations(opposite, left, right, decision.reason, ledger)
                : revocations(opposite, {decision.left}, {decision.right}, decision.reason, ledger));
}

QList<IdentityDecision> rowsToSeparate(
    const QSet<ContactRef>& inside, const QSet<ContactRef>& outside, const QString& reason,
    const QList<IdentityDecision>& ledger) {
    QList<IdentityDecision> rows = revocations(Verdict::Same, inside, outside, reason, ledger);
    const QList<ContactRef> others = sorted(outside);
    for (const ContactRef& left : sorted(inside)) {
        for (const ContactRef& right : others) {
            IdentityDecision apart;
            apart.verdict = Verdict::NotSame;
            apart.left = left;
            apart.right = right;
            apart.reason = reason;
            rows.append(apart);
        }
    }
    return rows;
}

QList<IdentityDecision> rowsToTakeBack(const ActId& act, const QList<IdentityDecision>& ledger) {
    QList<IdentityDecision> rows;
    const QList<IdentityDecision> counting = unrevoked(ledger);
    for (const IdentityDecision& row : counting) {
        if (row.act == act)
            rows.append(revocationOf(row, {}));
    }
    return rows;
}

} // namespace segue::identity
