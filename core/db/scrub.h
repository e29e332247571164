// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

// Overwriting what was deleted from a SQLite database. Deleting alone, with `secure_delete` too, leaves
// pieces of rows in the gaps of pages that others still use, and all of it in the write-ahead log.
namespace segue::db {

class Connection;

//! Writes the whole file anew from what is in it (VACUUM): nothing else is on any of its pages then. Not in a
//! transaction; others read meanwhile but cannot write. The file itself has it with the next truncateLog().
//! Errors: the connection's, as "busy" and "disk_full".
[[nodiscard]] Result<void> rewrite(Connection& connection);

//! Brings the write-ahead log into the file and empties it. False where that was not possible because
//! somebody reads an older state: the log is as it was then, and this is to be asked again.
[[nodiscard]] Result<bool> truncateLog(Connection& connection);

} // namespace segue::db
