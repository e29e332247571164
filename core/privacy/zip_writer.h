// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArrayView>
#include <QCryptographicHash>
#include <QIODevice>
#include <QString>
#include <memory>
#include <optional>

struct archive;

namespace segue {

//! Writes a ZIP archive into a device from its beginning to its end, never going back. What is in it depends
//! on the names and bytes alone: no times, owners or rights of this computer. Its memory does not grow with
//! the files. After an error only destroying it is left.
class ZipWriter {
public:
    //! `device` is open, and outlives the writer.
    explicit ZipWriter(QIODevice& device);
    ~ZipWriter();
    ZipWriter(const ZipWriter&) = delete;
    ZipWriter& operator=(const ZipWriter&) = delete;

    //! The bytes that follow belong to `name`: ASCII, with "/" between folders. `size` where it is known: no
    //! other number of bytes may follow. Errors: Storage "io_error".
    Result<void> begin(const QString& name, std::optional<qint64> size = std::nullopt);
    Result<void> write(QByteArrayView bytes);
    //! Writes the table of contents and answers the SHA-256 of the whole archive.
    Result<QString> finish();

private:
    struct Free {
        void operator()(archive* writer) const;
    };
    long take(const void* bytes, size_t size);
    Result<void> checked(long code) const;

    QIODevice& m_device;
    QCryptographicHash m_hash{QCryptographicHash::Sha256};
    std::unique_ptr<archive, Free> m_archive;
    Result<void> m_opened;
    bool m_takesNoMore = false;
    std::optional<qint64> m_left; //!< Of the file under way, where its size is known.
};

} // namespace segue
