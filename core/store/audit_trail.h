// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"
#include "core/base/result.h"
#include "core/db/connection.h"

#include <QJsonObject>
#include <QList>
#include <QString>
#include <optional>

namespace segue {

//! What is to be written into the audit trail.
struct AuditNote {
    QString actor;       //!< The agent's name at the account.
    QString action;      //!< "identity.joined", "outbox.sent_again", …
    QJsonObject subject; //!< Ids only, never words.
};

//! A row of the audit trail.
struct AuditRow {
    qint64 sequence = 0;
    Instant at;
    AuditNote note;
};

struct AuditCheck {
    qint64 rows = 0;
    //! The first row that is not as it was written, or after which rows are missing.
    std::optional<qint64> brokenAt;

    bool isSound() const { return !brokenAt; }
};

//! The audit trail of work.db: each row's hash is over the one before it and its own fields.
namespace store {

//! Inside the caller's transaction. Errors: Storage.
Result<void> appendAudit(db::Connection& work, Instant now, const AuditNote& note);
//! The newest first. Errors: Storage.
Result<QList<AuditRow>> readAudit(db::Connection& work, int limit);
//! Reads all of it. Finds what was changed, put in or taken out, unless all rows from there on and SQLite's
//! own count were made anew as well. Errors: Storage.
Result<AuditCheck> verifyAudit(db::Connection& work);

} // namespace store
} // namespace segue
