// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/storage/ids.h"
#include "app/hub/storage/write.h"

#include <QList>
#include <QStringList>

namespace segue::hub {

//! That somebody's data must be kept, as for a court.
struct LegalHold {
    ContactId contact;
    AgentId actor; //!< Who set it.
    QString reason;
    Instant since;

    bool operator==(const LegalHold&) const = default;
};

//! The legal holds: neither a person's wish nor a rule of retention erases whom they name, nor a conversation
//! in which that person has written.
class LegalHolds {
public:
    explicit LegalHolds(db::Connection& db) : m_db(db) {}

    //! By contact.
    Result<QList<LegalHold>> all();
    Result<std::optional<LegalHold>> find(const ContactId& contact);
    //! Those that forbid to erase these contacts with these conversations.
    Result<QList<LegalHold>> holding(const QStringList& contacts, const QStringList& conversations);

    //! Sets it, or another reason; who and since when stay those of the first time. The contact is there.
    static Result<LegalHold>
    set(Write& write, const ContactId& contact, const AgentId& actor, const QString& reason);
    //! True if there was one.
    static Result<bool> release(Write& write, const ContactId& contact, const AgentId& actor);

private:
    db::Connection& m_db;
};

} // namespace segue::hub
