// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QSaveFile>

namespace segue {

//! Gives a written file its name. QSaveFile::commit() alone does not hear of what the disk refuses when the
//! last bytes leave the buffer, and names a file without them. False with `file.error()` set.
bool commitWhole(QSaveFile& file);

//! Writes `bytes` into a file that only its owner reads, whole and on the disk, or not at all. Errors:
//! Storage "disk_full", "io_error".
Result<void> savePrivately(const QString& path, const QByteArray& bytes);

//! What the system says of a file that could not be written: Storage "disk_full", "io_error".
Error writeError(const QFileDevice& file);

} // namespace segue
