// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/seguectl/sample/catalogue.h"

namespace segue::ctl::sample {

//! What decides how a sample workspace looks: the same plan gives the same workspace.
struct Plan {
    quint64 seed = 1;
    int customers = 300;
    Instant now;

    //! What every external id begins with.
    QString prefix() const { return QStringLiteral("sample-%1/").arg(seed); }
};

//! Ninety days of the shop, up to `plan.now`: every row for the import, in an order in which rows
//! refer to earlier ones, and conversations and entries as they happened. `selfName` is the agent
//! whose workstation it is.
Result<QList<ImportRow>> historyRows(const Catalogue& catalogue, const Plan& plan, const QString& selfName);

} // namespace segue::ctl::sample
