// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/identity.h"

#include <QSet>
#include <functional>

namespace segue {

//! Two customers that may be one person, and everything that speaks for it: one answer is for all of it.
struct ReviewPair {
    CustomerId left;
    CustomerId right;
    QList<IdentitySuggestion> suggestions; //!< The likeliest first.
};

//! Customers that hang together by suggestions: one row of the review.
struct ReviewCluster {
    QList<ReviewPair> pairs; //!< In the order of their first suggestions.
    QList<CustomerId> customers;
    QSet<ContactRef> contacts; //!< Whom the suggestions name.

    //! True if it is, or grew out of, the same cluster.
    bool overlaps(const ReviewCluster& other) const { return contacts.intersects(other.contacts); }
};

//! In the order of their first suggestions. `ownerOf` answers whom a contact belongs to, or an empty id; a
//! suggestion whose owner is not known, or is the same on both sides, is left out.
QList<ReviewCluster> clustersOf(
    const QList<IdentitySuggestion>& suggestions,
    const std::function<CustomerId(const ContactRef&)>& ownerOf);

} // namespace segue
