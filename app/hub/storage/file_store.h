// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QFile>
#include <QString>
#include <memory>

namespace segue::hub {

class Storage;

//! The bytes of attachments, by the SHA-256 of their content (lower-case hex): the same file is
//! kept once.
class FileStore {
public:
    virtual ~FileStore() = default;

    //! Keeps `bytes`, on the disk when it returns. Errors: Storage ("disk_full", "io_error").
    virtual Result<QString> put(const QByteArray& bytes) = 0;
    virtual bool contains(const QString& sha256) = 0;
    // Errors: Permanent "not_found".
    virtual Result<QByteArray> get(const QString& sha256) = 0;
    //! The same as an open file; null where it is none, and has to be got.
    virtual Result<std::shared_ptr<QFile>> open(const QString& sha256) = 0;
    //! What no attachment names any more. Never fails; a leftover is harmless.
    virtual void remove(const QString& sha256) = 0;
    //! The same, with its bytes overwritten where that is possible. Errors: Storage; it is still there then.
    virtual Result<void> erase(const QString& sha256) = 0;
};

//! `<folder>/ab/<sha256>`, each written aside, synced and renamed.
class FolderFileStore final : public FileStore {
public:
    explicit FolderFileStore(QString folder) : m_folder(std::move(folder)) {}
    Result<QString> put(const QByteArray& bytes) override;
    bool contains(const QString& sha256) override;
    Result<QByteArray> get(const QString& sha256) override;
    Result<std::shared_ptr<QFile>> open(const QString& sha256) override;
    void remove(const QString& sha256) override;
    Result<void> erase(const QString& sha256) override;

private:
    QString pathOf(const QString& sha256) const;

    QString m_folder;
};

//! In the database, so that every hub process on one PostgreSQL serves every file.
class DatabaseFileStore final : public FileStore {
public:
    explicit DatabaseFileStore(Storage& storage) : m_storage(storage) {}
    Result<QString> put(const QByteArray& bytes) override;
    bool contains(const QString& sha256) override;
    Result<QByteArray> get(const QString& sha256) override;
    Result<std::shared_ptr<QFile>> open(const QString& sha256) override;
    void remove(const QString& sha256) override;
    Result<void> erase(const QString& sha256) override;

private:
    Storage& m_storage;
};

} // namespace segue::hub
