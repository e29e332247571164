// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/identity/ledger.h"

#include <QHash>
#include <QMap>
#include <QSet>
#include <optional>
#include <vector>

namespace segue::identity {

//! Joins contacts into groups, but never two groups that something stands between.
class ContactGroups {
public:
    enum class Bar { Person, Conflict }; //!< Said by a person, or a conflict of what backends say.

    //! What stood between two groups.
    struct Barred {
        ContactRef left; //!< In the group of the join's left.
        ContactRef right;
        Bar bar;
    };

    //! Each in a group of its own; names each contact once. What comes first in the list counts as older.
    explicit ContactGroups(const QList<LedgerContact>& oldestFirst);

    //! From now on the groups of these two do not join; if they are one already, they stay one. Other
    //! contacts than the groups' are left out, here and below.
    void forbid(const ContactRef& left, const ContactRef& right, Bar bar);
    //! Joins their groups, or says what forbids it.
    std::optional<Barred> join(const ContactRef& left, const ContactRef& right);
    //! The oldest contact of its group.
    ContactRef oldestWith(const ContactRef& contact);

private:
    size_t root(size_t contact);
    //! The bars between two groups, if there are any: people's before conflicts, then the oldest contacts'.
    std::optional<Barred> barBetween(size_t left, size_t right);
    std::optional<size_t> indexOf(const ContactRef& contact) const;

    QList<ContactRef> m_refs;
    QHash<ContactRef, size_t> m_index;
    std::vector<size_t> m_parent;
    std::vector<std::vector<size_t>> m_members; //!< Of roots.
    //! Who must not be with whom, both ways.
    QHash<size_t, QMap<size_t, Bar>> m_barred;
};

} // namespace segue::identity
