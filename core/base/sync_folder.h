// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>

namespace segue {

//! Makes the names in a folder last: that a file was synced does not mean that it can be found after a power
//! cut. Errors: Storage "io_error".
Result<void> syncFolder(const QString& path);
//! Makes a file's bytes last. Errors: Storage "io_error".
Result<void> syncFile(const QString& path);
//! The same for the file's name in its folder and for that folder's in the one above, as where a store makes
//! a folder for some of its files.
Result<void> syncNamesOf(const QString& filePath);

} // namespace segue
