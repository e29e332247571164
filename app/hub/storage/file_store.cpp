// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/storage/file_store.h"

#include "app/hub/storage/storage.h"
#include "core/base/hash.h"
#include "core/base/log.h"
#include "core/base/overwrite_file.h"
#include "core/base/save_file.h"
#include "core/base/sync_folder.h"

#include <QDir>

namespace segue::hub {

using namespace Qt::StringLiterals;

namespace {

auto notFound() {
    return fail(ErrorKind::Permanent, u"not_found"_s, u"no such file"_s);
}

} // namespace

QString FolderFileStore::pathOf(const QString& sha256) const {
    return m_folder + u'/' + sha256.left(2) + u'/' + sha256;
}

Result<QString> FolderFileStore::put(const QByteArray& bytes) {
    const QString sha256 = sha256Hex(bytes);
    const QString path = pathOf(sha256);
    const auto last = [&] { return syncNamesOf(path).map([&] { return sha256; }); };
    // Whoever brought it in may have been killed before its name was on the disk.
    if (QFile::exists(path))
        return last();
    const QString folder = m_folder + u'/' + sha256.left(2);
    if (!QDir().mkpath(folder))
        return fail(ErrorKind::Storage, u"io_error"_s, u"a folder for files cannot be made"_s);
    QFile::setPermissions(folder, QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
    if (const auto saved = savePrivately(path, bytes); !saved)
        return fail(ErrorKind::Storage, saved.error().code, u"a file could not be written"_s);
    return last();
}

bool FolderFileStore::contains(const QString& sha256) {
    return QFile::exists(pathOf(sha256));
}

Result<QByteArray> FolderFileStore::get(const QString& sha256) {
    SEGUE_TRY_VALUE(file, open(sha256));
    return file->readAll();
}

Result<std::shared_ptr<QFile>> FolderFileStore::open(const QString& sha256) {
    auto file = std::make_shared<QFile>(pathOf(sha256));
    if (!file->open(QIODevice::ReadOnly))
        return notFound();
    return file;
}

void FolderFileStore::remove(const QString& sha256) {
    QFile::remove(pathOf(sha256));
}

Result<void> FolderFileStore::erase(const QString& sha256) {
    const QString path = pathOf(sha256);
    if (!QFile::exists(path))
        return {};
    SEGUE_TRY(removeOverwritten(path));
    return syncNamesOf(path);
}

Result<QString> DatabaseFileStore::put(const QByteArray& bytes) {
    const QString sha256 = sha256Hex(bytes);
    SEGUE_TRY_VALUE(session, m_storage.session());
    SEGUE_TRY(session->db().run(
        u"INSERT INTO file_bytes (sha256, bytes) VALUES (?, ?) ON CONFLICT (sha256) DO NOTHING"_s,
        {sha256, bytes}));
    return sha256;
}

bool DatabaseFileStore::contains(const QString& sha256) {
    auto session = m_storage.session();
    if (!session)
        return false;
    const auto found = (*session)->db().scalar<int>(u"SELECT 1 FROM file_bytes WHERE sha256 = ?"_s, {sha256});
    return found && *found;
}

Result<QByteArray> DatabaseFileStore::get(const QString& sha256) {
    SEGUE_TRY_VALUE(session, m_storage.session());
    SEGUE_TRY_VALUE(
        bytes,
        session->db().scalar<QByteArray>(u"SELECT bytes FROM file_bytes WHERE sha256 = ?"_s, {sha256}));
    if (!bytes)
        return notFound();
    return *bytes;
}

Result<std::shared_ptr<QFile>> DatabaseFileStore::open(const QString&) {
    return std::shared_ptr<QFile>();
}

Result<void> DatabaseFileStore::erase(const QString& sha256) {
    SEGUE_TRY_VALUE(session, m_storage.session());
    return session->db().run(u"DELETE FROM file_bytes WHERE sha256 = ?"_s, {sha256}).map([](qint64) {});
}

void DatabaseFileStore::remove(const QString& sha256) {
    if (auto gone = erase(sha256); !gone)
        qCWarning(segueHub) << "a file could not be removed:" << gone.error().message;
}

} // namespace segue::hub
