// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/contact.h"
#include "core/identity/ledger.h"

#include <QList>
#include <optional>

namespace segue::identity {

//! Why two contacts cannot be one person: what one system says of each of them.
struct Contradiction {
    ContactPoint left;
    ContactPoint right;
};

//! Two verified ids in one system, and none in common there: two people of that system.
std::optional<Contradiction> contradictionOf(const Contact& left, const Contact& right);

//! The pairs of them that contradict each other and could be joined by these decisions and links, if only
//! through third contacts: nothing need speak for the pair itself.
QList<Conflict> conflictsAmong(
    const QList<Contact>& contacts, const QList<IdentityDecision>& decisions, const QList<RuleLink>& links);

} // namespace segue::identity
