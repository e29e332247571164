// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/identity/conflicts.h"

#include "core/identity/contact_groups.h"

#include <algorithm>

namespace segue::identity {

namespace {

bool isVerifiedId(const ContactPoint& point) {
    return point.kind == PointKind::ExternalId && point.verified && !point.normalised.isEmpty();
}

} // namespace

std::optional<Contradiction> contradictionOf(const Contact& left, const Contact& right) {
    for (const ContactPoint& a : left.points) {
        if (!isVerifiedId(a))
            continue;
        const auto isInSystem = [&](const ContactPoint& b) {
            return isVerifiedId(b) && b.system == a.system;
        };
        const auto isShared = [&](const ContactPoint& b) {
            return isInSystem(b) && std::any_of(left.points.begin(), left.points.end(), [&](const auto& c) {
                       return isInSystem(c) && c.normalised == b.normalised;
                   });
        };
        const auto other = std::find_if(right.points.begin(), right.points.end(), isInSystem);
        if (other != right.points.end() && std::none_of(right.points.begin(), right.points.end(), isShared))
            return Contradiction{a, *other};
    }
    return std::nullopt;
}

QList<Conflict> conflictsAmong(
    const QList<Contact>& contacts, const QList<IdentityDecision>& decisions, const QList<RuleLink>& links) {
    QList<LedgerContact> known;
    for (const Contact& contact : contacts)
        known.append({contact.ref, contact.createdAt});
    ContactGroups reachable(known);
    for (const IdentityDecision& decision : decisions)
        reachable.join(decision.left, decision.right);
    for (const RuleLink& link : links)
        reachable.join(link.left, link.right);
    QHash<ContactRef, QList<const Contact*>> groups;
    for (const Contact& contact : contacts) {
        if (std::any_of(contact.points.begin(), contact.points.end(), &isVerifiedId))
            groups[reachable.oldestWith(contact.ref)].append(&contact);
    }
    QList<Conflict> conflicts;
    for (const QList<const Contact*>& group : std::as_const(groups)) {
        for (qsizetype i = 0; i < group.size(); ++i) {
            for (qsizetype j = i + 1; j < group.size(); ++j) {
                if (contradictionOf(*group[i], *group[j]))
                    conflicts.append({group[i]->ref, group[j]->ref});
            }
        }
    }
    return conflicts;
}

} // namespace segue::identity
