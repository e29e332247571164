// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/random.h"
#include "core/base/result.h"

#include <QString>

namespace segue::hub {

//! Before the SQLite database at `path` is opened: looks at one that is small enough for that or proved
//! damaged in use. Of a damaged one, what can be read is taken into a new one, and all devices begin their
//! copies anew; the old one stays beside it. Answers with its new name; empty where all was sound. Errors:
//! Storage.
Result<QString> repairDatabase(const QString& path, const Clock& clock, Random& random);

} // namespace segue::hub
