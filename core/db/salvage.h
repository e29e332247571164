// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"
#include "core/base/result.h"

#include <QString>
#include <functional>

namespace segue::db {

class Connection;

//! Takes what can be read of the damaged SQLite database at `path` into a new one, which the migrations of
//! the folder give its tables, and `mend` whatever else follows from rows that are lost; then sets the
//! damaged one aside and puts the new one in its place. A process that dies meanwhile leaves nothing half
//! done: finishSalvage(). Rows that refer to what is lost go without it, and where they cannot, stay in the
//! damaged one alone. Answers with its new name. No connection may have either open. Errors: Storage.
[[nodiscard]] Result<QString> salvage(
    const QString& path, const QString& migrations, Instant now,
    const std::function<Result<void>(Connection&)>& mend = {});

//! To be called before each opening of `path`: puts a salvaged database in its place that a process left
//! there when it died. Answers with the damaged one's new name; empty if there was nothing to do. Errors:
//! Storage "io_error".
[[nodiscard]] Result<QString> finishSalvage(const QString& path, Instant now);

} // namespace segue::db
