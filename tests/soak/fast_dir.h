// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QFileInfo>
#include <QString>

namespace segue::soak {

//! A QTemporaryDir's pattern in memory's file system where there is one: for what is written thousands of
//! times.
inline QString fastDir() {
    const QString shared = QStringLiteral("/dev/shm");
    return (QFileInfo(shared).isWritable() ? shared : QDir::tempPath()) +
           QStringLiteral("/segue-soak-XXXXXX");
}

} // namespace segue::soak
