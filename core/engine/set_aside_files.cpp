// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/set_aside_files.h"

#include "core/base/overwrite_file.h"

#include <QDir>
#include <QFileInfo>
#include <tuple>

namespace segue {

using namespace Qt::StringLiterals;

QList<ErasePreview::SetAsideFile> setAsideFiles(const QString& profileDir) {
    const QStringList names{
        u"*.db.corrupt-*"_s, u"*.db.before-migration*"_s, u"*.db.salvag*"_s, u"*.db.described*"_s,
        u"*.db.part*"_s};
    QList<ErasePreview::SetAsideFile> out;
    const QFileInfoList files = QDir(profileDir).entryInfoList(names, QDir::Files, QDir::Name);
    for (const QFileInfo& file : files)
        out.append({file.fileName(), fromMs(file.lastModified().toMSecsSinceEpoch()), file.size()});
    return out;
}

void removeOldCopies(const QString& profileDir, Instant before) {
    const QList<ErasePreview::SetAsideFile> files = setAsideFiles(profileDir);
    for (const ErasePreview::SetAsideFile& file : files) {
        if (file.name.contains(".before-migration"_L1) && file.at < before)
            std::ignore = removeOverwritten(QDir(profileDir).filePath(file.name));
    }
}

} // namespace segue
