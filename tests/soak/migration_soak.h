// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/soak/soak.h"

namespace segue::soak {

//! Opens a profile of every older schema, with the power cut after every write and the program killed before
//! it: what was seen broken. Numbers: `cuts` for each, `seed`; kills at `every` so many of its changes. Where
//! programs cannot be watched: "not_here".
Result<QStringList> cutMigrations(bench::Report& report, const Numbers& numbers);

} // namespace segue::soak
