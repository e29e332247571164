// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSaveFile>

namespace segue {

//! Gives a written file its name. QSaveFile::commit() alone does not hear of what the disk refuses when the
//! last bytes leave the buffer, and names a file without them. False with
//! `file.error()` set.
inline bool commitWhole(QSaveFile& file) {
    return file.flush() && file.commit();
}

} // namespace segue
