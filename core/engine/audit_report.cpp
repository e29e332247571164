// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/audit_report.h"

#include "core/db/transaction.h"
#include "core/store/profile.h"

namespace segue {

Result<AuditReport> readAuditReport(const QString& profileDir, int limit) {
    db::SqliteOptions options;
    options.path = profile::workPath(profileDir);
    options.readOnly = true;
    SEGUE_TRY_VALUE(work, db::Connection::openSqlite(options));
    // One moment: between two reads a row could come.
    SEGUE_TRY_VALUE(moment, db::Transaction::begin(work, db::TransactionMode::Read));
    AuditReport report;
    SEGUE_TRY_VALUE(rows, store::readAudit(work, limit));
    report.rows = rows;
    SEGUE_TRY_VALUE(check, store::verifyAudit(work));
    report.check = check;
    return report;
}

} // namespace segue
