// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/storage/ids.h"
#include "app/hub/storage/write.h"

#include <QJsonObject>
#include <QList>

namespace segue::hub {

//! A row of the audit trail: who did what to whom, in ids alone.
struct AuditRow {
    qint64 number = 0; //!< From 1, without gaps.
    Instant at;
    AgentId actor; //!< Empty: the hub by itself.
    QString action;
    QString subject; //!< JSON, as it was hashed.
    QString hash;    //!< SHA-256 in hex, over the hash of the row before and this row.

    bool operator==(const AuditRow&) const = default;
};

//! What a reading of the whole trail found.
struct AuditCheck {
    qint64 rows = 0;
    QString head;                   //!< The last row's hash: who keeps it can tell whether rows were cut off.
    std::optional<qint64> brokenAt; //!< The first row that is not the one that was written there.

    bool operator==(const AuditCheck&) const = default;
};

//! The audit trail: rows are added and never changed, and each is chained to the one before, so that one that
//! was changed, taken out or put in shows. It never holds what somebody wrote, nor a name or address.
class AuditLog {
public:
    explicit AuditLog(db::Connection& db) : m_db(db) {}

    //! `subject` holds ids, numbers and words of enumerations.
    static Result<void>
    append(Write& write, const AgentId& actor, const QString& action, const QJsonObject& subject);
    //! Up to `limit` rows after number `after`.
    Result<QList<AuditRow>> after(qint64 after, int limit);
    //! Reads all of it.
    Result<AuditCheck> check();

private:
    db::Connection& m_db;
};

} // namespace segue::hub
