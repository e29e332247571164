// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"
#include "core/base/result.h"

#include <QString>

//! What becomes of a damaged work.db. Private to this room.
namespace segue::store {

//! Makes a sound work.db out of what can still be read of the damaged one at `path`, which is set aside. A
//! crash at any moment leaves either the damaged file or the whole result: see finishSalvage(). Answers where
//! the damaged file is now. Errors: Storage; the damaged file then stays where it is.
Result<QString> salvageWork(const QString& path, Instant now);

//! Puts a salvaged database in its place if a crash came between; to be called before `path` is opened.
//! Answers where the damaged file is now, if it was set aside here. Errors: Storage.
Result<QString> finishSalvage(const QString& path, Instant now);

} // namespace segue::store
