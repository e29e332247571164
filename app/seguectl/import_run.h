// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/seguectl/hub_api.h"
#include "app/seguectl/import_source.h"

#include <QJsonArray>
#include <functional>

namespace segue::ctl {

//! What an import did.
struct ImportReport {
    QJsonObject imported; //!< How many rows of each list were taken, those that were there before included.
    QJsonArray skipped;   //!< `{list, external_id, why}` of those that were not.
    int rows = 0;
};

//! Brings every row of `source` to the hub, in calls of at most 500 rows. Rows are known by their
//! external ids, so an import that was cut off is simply done again. `progress` hears the rows that
//! are done after each call. Errors: those of the source and of the hub; what was brought before
//! stays.
Result<ImportReport>
runImport(HubApi& hub, ImportSource& source, const std::function<void(int rows)>& progress);

} // namespace segue::ctl
