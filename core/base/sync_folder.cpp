// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/sync_folder.h"

#include <QFileInfo>

namespace segue {

Result<void> syncNamesOf(const QString& filePath) {
    const QString folder = QFileInfo(filePath).path();
    SEGUE_TRY(syncFolder(folder));
    return syncFolder(QFileInfo(folder).path());
}

} // namespace segue
