// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/store/audit_trail.h"

#include <QList>
#include <QString>

namespace segue {

struct AuditReport {
    QList<AuditRow> rows; //!< The newest first.
    AuditCheck check;     //!< Of the whole trail.
};

//! The profile's audit trail, at most so many rows of it; also while another program has the profile open.
//! For any thread. Errors: Storage.
Result<AuditReport> readAuditReport(const QString& profileDir, int limit);

} // namespace segue
