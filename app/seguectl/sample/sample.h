// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/seguectl/hub_api.h"
#include "app/seguectl/import_run.h"
#include "app/seguectl/sample/history.h"

#include <functional>

namespace segue::ctl::sample {

//! Fills a hub with the sample workspace: its settings, ninety days of history, and what happens
//! just now. It can be done again with the same plan, and then changes little. `admin` is signed in
//! as an administrator. Errors: the hub's.
Result<ImportReport> fillHub(HubApi& admin, const Plan& plan, const std::function<void(int rows)>& progress);

} // namespace segue::ctl::sample
