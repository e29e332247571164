// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/domain/command.h"

#include <QIODevice>
#include <QString>
#include <QStringList>

namespace segue {

//! `files/` of a profile: attachments by content hash. A file that is in here whole is on the disk.
class FileStore {
public:
    explicit FileStore(QString dir) : m_dir(std::move(dir)) {}

    //! Copies `path` in and syncs it. Errors: Permanent "attachment_too_large" (over `maxBytes`) or
    //! "file_unreadable"; Storage "disk_full", "io_error".
    Result<StagedFile> add(const QString& path, qint64 maxBytes);
    //! As add(), from an open device, read once from where it stands: what is kept is what has the hash, also
    //! where somebody writes to it meanwhile.
    Result<StagedFile>
    addFrom(QIODevice& source, const QString& name, const QString& mediaType, qint64 maxBytes);
    Result<StagedFile>
    addBytes(const QByteArray& bytes, const QString& name, const QString& mediaType, qint64 maxBytes);
    QString pathOf(const QString& sha256) const;
    bool contains(const QString& sha256) const;

    //! Where a download of this attachment is or goes. `key` is anything unique to it.
    QString downloadPath(const QString& key, const QString& name) const;
    //! Removes the oldest downloads until at most `bytes` are left; staged files are not touched.
    Result<void> evictDownloads(qint64 bytes);
    //! Removes staged files that are not in `inUse`.
    Result<void> removeUnused(const QStringList& inUse);

private:
    QString m_dir;
};

} // namespace segue
