// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/file_store.h"

#include "core/base/hash.h"
#include "core/base/random.h"
#include "core/base/rename_file.h"
#include "core/base/save_file.h"
#include "core/base/sync_folder.h"

#include <QBuffer>
#include <QCryptographicHash>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QMimeDatabase>
#include <QSet>

namespace segue {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 blockSize = 256 * 1024;

Error tooLarge(qint64 size, qint64 limit) {
    return {
        ErrorKind::Permanent, u"attachment_too_large"_s,
        u"%1 bytes exceed the limit of %2"_s.arg(size).arg(limit), 0, std::nullopt};
}

QString stagedDir(const QString& dir) {
    return dir + u"/staged"_s;
}
QString downloadsDir(const QString& dir) {
    return dir + u"/downloads"_s;
}

//! What was read to the end of a device.
struct Copied {
    QString sha256;
    qint64 size = 0;
};

//! Copies what `source` still has into `target`, and hashes the bytes that were copied.
Result<Copied> copyHashing(QIODevice& source, QIODevice& target, qint64 maxBytes) {
    QCryptographicHash hash(QCryptographicHash::Sha256);
    QByteArray block(blockSize, Qt::Uninitialized);
    Copied copied;
    for (;;) {
        const qint64 got = source.read(block.data(), block.size());
        if (got < 0)
            return fail(ErrorKind::Permanent, u"file_unreadable"_s, source.errorString());
        if (got == 0)
            break;
        copied.size += got;
        // It may have grown since its size was looked at.
        if (copied.size > maxBytes)
            return fail(tooLarge(copied.size, maxBytes));
        hash.addData(QByteArrayView(block.constData(), got));
        if (target.write(block.constData(), got) != got)
            return fail(ErrorKind::Storage, u"io_error"_s, target.errorString());
    }
    copied.sha256 = QString::fromLatin1(hash.result().toHex());
    return copied;
}

Result<void> makeFolderOf(const QString& path) {
    if (!QDir().mkpath(QFileInfo(path).path()))
        return fail(ErrorKind::Storage, u"io_error"_s, u"cannot make the folder for files"_s);
    return {};
}

//! A name in the folder of staged files that nobody else uses.
QString newNameIn(const QString& dir) {
    SystemRandom random;
    return u"%1/incoming-%2"_s.arg(dir, randomToken(random));
}

} // namespace

Result<StagedFile> FileStore::add(const QString& path, qint64 maxBytes) {
    QFile source(path);
    if (!QFileInfo(path).isFile() || !source.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Permanent, u"file_unreadable"_s, source.errorString());
    if (source.size() > maxBytes)
        return fail(tooLarge(source.size(), maxBytes));
    const QString mediaType = QMimeDatabase().mimeTypeForFile(path).name();
    return addFrom(source, QFileInfo(path).fileName(), mediaType, maxBytes);
}

Result<StagedFile>
FileStore::addFrom(QIODevice& source, const QString& name, const QString& mediaType, qint64 maxBytes) {
    const QString incoming = newNameIn(stagedDir(m_dir));
    SEGUE_TRY(makeFolderOf(incoming));
    QSaveFile file(incoming); // commit() syncs.
    if (!file.open(QIODevice::WriteOnly))
        return fail(writeError(file));
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    const auto copied = copyHashing(source, file, maxBytes);
    if (!copied)
        return fail(file.error() == QFileDevice::NoError ? copied.error() : writeError(file));
    const StagedFile staged{copied->sha256, name, mediaType, copied->size};
    // Whoever brought it in may have been killed before its name was on the disk.
    if (contains(staged.sha256))
        return syncNamesOf(pathOf(staged.sha256)).map([&] { return staged; });
    if (!commitWhole(file))
        return fail(writeError(file));
    SEGUE_TRY(makeFolderOf(pathOf(staged.sha256)));
    // Another thread may have brought in the same content meanwhile.
    if (const auto named = renameFile(incoming, pathOf(staged.sha256)); !named) {
        QFile::remove(incoming);
        if (!contains(staged.sha256))
            return fail(named.error());
    }
    return syncNamesOf(pathOf(staged.sha256)).map([&] { return staged; });
}

Result<StagedFile>
FileStore::addBytes(const QByteArray& bytes, const QString& name, const QString& mediaType, qint64 maxBytes) {
    if (bytes.size() > maxBytes)
        return fail(tooLarge(bytes.size(), maxBytes));
    QBuffer source;
    source.setData(bytes);
    source.open(QIODevice::ReadOnly);
    return addFrom(source, name, mediaType, maxBytes);
}

QString FileStore::pathOf(const QString& sha256) const {
    return u"%1/%2/%3"_s.arg(stagedDir(m_dir), sha256.left(2), sha256);
}

bool FileStore::contains(const QString& sha256) const {
    return QFile::exists(pathOf(sha256));
}

QString FileStore::downloadPath(const QString& key, const QString& name) const {
    const QString hash = sha256Hex(key.toUtf8());
    // Only a harmless suffix of the sender's name is kept, so that the system knows the type.
    const QString suffix = QFileInfo(name).suffix().toLower();
    static const QString allowed = u"abcdefghijklmnopqrstuvwxyz0123456789"_s;
    const bool plain = suffix.size() <= 8 &&
                       std::all_of(suffix.begin(), suffix.end(), [](QChar c) { return allowed.contains(c); });
    const QString base = u"%1/%2/%3"_s.arg(downloadsDir(m_dir), hash.left(2), hash);
    return plain && !suffix.isEmpty() ? base + u'.' + suffix : base;
}

Result<void> FileStore::evictDownloads(qint64 bytes) {
    QFileInfoList files;
    qint64 total = 0;
    QDirIterator it(downloadsDir(m_dir), QDir::Files, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        it.next();
        files.append(it.fileInfo());
        total += it.fileInfo().size();
    }
    std::sort(files.begin(), files.end(), [](const QFileInfo& a, const QFileInfo& b) {
        return a.lastModified() < b.lastModified();
    });
    for (const QFileInfo& file : std::as_const(files)) {
        if (total <= bytes)
            break;
        if (QFile::remove(file.filePath()))
            total -= file.size();
    }
    return {};
}

Result<void> FileStore::removeUnused(const QStringList& inUse) {
    const QSet<QString> keep(inUse.begin(), inUse.end());
    QDirIterator it(stagedDir(m_dir), QDir::Files, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        it.next();
        if (!keep.contains(it.fileName()))
            QFile::remove(it.filePath());
    }
    return {};
}

} // namespace segue
