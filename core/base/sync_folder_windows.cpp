// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtGlobal>

#ifdef Q_OS_WIN

#include "core/base/sync_folder.h"

namespace segue {

// NTFS writes names into its journal in the order of the calls; there is no call that waits for it.
Result<void> syncFolder(const QString&) {
    return {};
}

} // namespace segue

#endif
