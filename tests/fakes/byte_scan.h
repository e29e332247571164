// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace segue {

//! Reads every byte of every file under `folder` and answers "file: word" for each of `words` that is there:
//! as UTF-8 and UTF-16 in any case of ASCII letters, and inside of base64. Files are read as they lie on the
//! disk, also those that a database has open.
QStringList wordsOnDisk(const QString& folder, const QStringList& words);

} // namespace segue
