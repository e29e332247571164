// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/privacy/export_contents.h"
#include "core/privacy/zip_writer.h"

#include <QSaveFile>
#include <memory>

namespace segue {

//! An attachment that belongs into an archive.
struct WantedFile {
    EntryRef entry;
    Attachment attachment;
    QString path; //!< Its place in the archive, plain ASCII.
};

//! One customer's archive while it is written: `attachments/…`, `data.json` and `index.html`. The same data
//! gives the same bytes. Nothing has the archive's name before commit(); a destroyed one leaves nothing. Its
//! steps follow each other, on one thread. Errors of all: Storage "disk_full", "io_error"; Cancelled.
class CustomerArchive {
public:
    CustomerArchive(QString profileDir, CustomerExport wanted);

    //! Begins the file and answers what it needs. Errors also: Permanent "unknown_customer".
    Result<QList<WantedFile>> begin();
    //! `localPath` holds its bytes. One that cannot be read is as if it could not be had.
    Result<void> addFile(const WantedFile& file, const QString& localPath);
    void missFile(const WantedFile& file, const Error& why);
    //! Everything that is no file.
    Result<ExportedCustomer> writeTexts();
    //! Gives the archive its name.
    Result<void> commit();

private:
    Result<void> checked(Result<void> result);
    Result<void> copy(QIODevice& source, qint64 size, QCryptographicHash& hash);
    Result<ExportedCustomer> writeWalks();

    QString m_profileDir;
    CustomerExport m_wanted;
    QSaveFile m_file;
    std::unique_ptr<ZipWriter> m_zip; // Before the file goes.
    ExportedFiles m_files;
};

} // namespace segue
