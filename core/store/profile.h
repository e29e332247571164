// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace segue::profile {

//! The files of a profile folder, named in one place.
inline QString cachePath(const QString& dir) {
    return dir + QStringLiteral("/cache.db");
}
inline QString workPath(const QString& dir) {
    return dir + QStringLiteral("/work.db");
}
inline QString filesDir(const QString& dir) {
    return dir + QStringLiteral("/files");
}
inline QString hubDir(const QString& dir) {
    return dir + QStringLiteral("/hub");
}
inline QString lockPath(const QString& dir) {
    return dir + QStringLiteral("/profile.lock");
}

} // namespace segue::profile
