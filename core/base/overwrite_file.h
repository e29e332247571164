// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>

namespace segue {

//! Overwrites a file's bytes on the disk and removes it. One that is not there is gone. Where the disk or its
//! file system writes elsewhere than it was told to (SSDs, copy on write, snapshots), the old bytes are
//! theirs to forget. Errors: Storage "io_error": it is still there, whatever its content.
Result<void> removeOverwritten(const QString& path);

} // namespace segue
