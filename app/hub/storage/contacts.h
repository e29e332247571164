// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/storage/contact_row.h"
#include "app/hub/storage/write.h"

namespace segue::hub {

//! The people, as channels know them. A contact is found again only by what its channel can tell
//! apart: a verified point anywhere, a claimed one only among the contacts of the same channel.
//! Joining contacts to one customer is the workstation's business and never changes these rows.
class Contacts {
public:
    explicit Contacts(db::Connection& db) : m_db(db) {}

    Result<std::optional<ContactRow>> find(const ContactId& id);
    //! Those of `ids` that exist, in any order.
    Result<QList<ContactRow>> load(const QStringList& ids);
    //! By a part of the name or the beginning of a point, at most `limit`, by name.
    Result<QList<ContactRow>> search(const QString& query, int limit);
    //! The oldest contact with that point verified. `point` needs kind, system and normalised.
    Result<std::optional<ContactRow>> withVerified(const ContactPoint& point);
    //! The oldest contact that `origin` made and that has the point as a claim only.
    Result<std::optional<ContactRow>> withClaimed(const ContactPoint& point, Channel origin);

    //! Gives it an id (unless it has one) and a version, and stores it.
    static Result<void> insert(Write& write, ContactRow& contact);
    //! Stores every field and gives it a new version.
    static Result<void> update(Write& write, ContactRow& contact);
    //! withVerified() or withClaimed(), whichever `point` is, or a new contact of that name with
    //! that point. A known contact without a name gets it.
    static Result<ContactRow>
    findOrAdd(Write& write, const ContactPoint& point, const QString& name, Channel origin);
    //! More claims of one contact are not taken: anybody can make them.
    static constexpr qsizetype mostClaims = 50;
    //! Adds what the contact does not have yet; a verified point takes the place of the same
    //! claimed one. True if that changed something; the caller updates.
    static bool addPoint(ContactRow& contact, const ContactPoint& point);
    //! True if the contact has the point, verified or claimed.
    static bool hasPoint(const ContactRow& contact, const ContactPoint& point);

    // Organisations.
    Result<std::optional<OrganisationRow>> findOrganisation(const OrganisationId& id);
    Result<QList<OrganisationRow>> loadOrganisations(const QStringList& ids);
    //! Stores it with a new version, made if it has no id.
    static Result<void> putOrganisation(Write& write, OrganisationRow& organisation);

private:
    Result<std::optional<ContactRow>> firstId(const QString& sql, const db::Values& values);

    db::Connection& m_db;
};

} // namespace segue::hub
