// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>

namespace segue {

//! Gives a file another name on the same disk, in one step, in place of whatever had that name.
//! QFile::rename() copies where that fails, which may end half way. Errors: Storage "io_error".
Result<void> renameFile(const QString& from, const QString& to);

} // namespace segue
