// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/privacy/zip_writer.h"

#include <archive.h>
#include <archive_entry.h>

namespace segue {

using namespace Qt::StringLiterals;

namespace {

constexpr int readableByItsOwner = 0600;

tl::unexpected<Error> failed(const QString& message) {
    return fail(ErrorKind::Storage, u"io_error"_s, message);
}

} // namespace

void ZipWriter::Free::operator()(archive* writer) const {
    archive_write_free(writer);
}

ZipWriter::ZipWriter(QIODevice& device) : m_device(device), m_archive(archive_write_new()) {
    if (!m_archive) {
        m_opened = failed(u"there is no memory for an archive"_s);
        return;
    }
    archive* writer = m_archive.get();
    m_opened = checked(archive_write_set_format_zip(writer));
    // Nothing is put behind the table of contents.
    if (m_opened)
        m_opened = checked(archive_write_set_bytes_in_last_block(writer, 1));
    if (m_opened)
        m_opened = checked(archive_write_open(
            writer, this, nullptr,
            [](archive*, void* self, const void* bytes, size_t size) -> la_ssize_t {
                return static_cast<ZipWriter*>(self)->take(bytes, size);
            },
            nullptr));
}

ZipWriter::~ZipWriter() {
    // Freeing it writes the rest of an archive that nobody wants.
    m_takesNoMore = true;
    m_archive.reset();
}

//! What goes wrong here is told by checked(): libarchive forgets to free a file under way once it has heard
//! of it.
long ZipWriter::take(const void* bytes, size_t size) {
    const QByteArrayView block(static_cast<const char*>(bytes), static_cast<qsizetype>(size));
    m_takesNoMore = m_takesNoMore || m_device.write(block.data(), block.size()) != block.size();
    if (!m_takesNoMore)
        m_hash.addData(block);
    return static_cast<long>(block.size());
}

Result<void> ZipWriter::checked(long code) const {
    if (m_takesNoMore)
        return failed(u"the device takes no more"_s);
    if (code >= ARCHIVE_OK)
        return {};
    return failed(QString::fromUtf8(archive_error_string(m_archive.get())));
}

Result<void> ZipWriter::begin(const QString& name, std::optional<qint64> size) {
    SEGUE_TRY(m_opened);
    if (m_left.value_or(0) != 0)
        return failed(u"a file ended before its size"_s);
    m_left = size;
    const std::unique_ptr<archive_entry, decltype(&archive_entry_free)> entry(
        archive_entry_new(), &archive_entry_free);
    if (!entry)
        return failed(u"there is no memory for a file's name"_s);
    archive_entry_set_pathname(entry.get(), name.toLatin1().constData());
    archive_entry_set_filetype(entry.get(), AE_IFREG);
    archive_entry_set_perm(entry.get(), readableByItsOwner);
    // Without a time it is that of the format's beginning, in every time zone.
    if (size)
        archive_entry_set_size(entry.get(), *size);
    return checked(archive_write_header(m_archive.get(), entry.get()));
}

Result<void> ZipWriter::write(QByteArrayView bytes) {
    if (m_left && *m_left < bytes.size())
        return failed(u"a file is longer than its size"_s);
    if (m_left)
        *m_left -= bytes.size();
    qsizetype done = 0;
    while (done < bytes.size()) {
        const auto taken = archive_write_data(
            m_archive.get(), bytes.data() + done, static_cast<size_t>(bytes.size() - done));
        SEGUE_TRY(checked(static_cast<long>(taken)));
        if (taken == 0)
            return failed(u"a file takes no more"_s);
        done += static_cast<qsizetype>(taken);
    }
    return {};
}

Result<QString> ZipWriter::finish() {
    SEGUE_TRY(m_opened);
    if (m_left.value_or(0) != 0)
        return failed(u"a file ended before its size"_s);
    SEGUE_TRY(checked(archive_write_close(m_archive.get())));
    return QString::fromLatin1(m_hash.result().toHex());
}

} // namespace segue
