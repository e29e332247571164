// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/privacy/customer_archive.h"

#include "core/base/save_file.h"
#include "core/privacy/export_json.h"
#include "core/privacy/export_page.h"
#include "core/privacy/export_walk.h"

#include <QFile>
#include <QSet>

namespace segue {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 blockSize = 256 * 1024;
constexpr qsizetype longestName = 60;

//! A sender's file name as every system takes it: the number tells files of one name apart.
QString placeOf(int number, const QString& name) {
    QString plain;
    for (const QChar c : name.normalized(QString::NormalizationForm_KD)) {
        if (c.unicode() < 0x80 && (c.isLetterOrNumber() || c == u'.' || c == u'-' || c == u'_'))
            plain.append(c);
        else if (!c.isMark() && !plain.endsWith(u'_'))
            plain.append(u'_');
    }
    while (plain.startsWith(u'.') || plain.startsWith(u'_'))
        plain.remove(0, 1);
    while (plain.endsWith(u'.') || plain.endsWith(u'_'))
        plain.chop(1);
    const QString suffix = plain.contains(u'.') ? plain.section(u'.', -1).left(8) : QString();
    if (plain.size() > longestName)
        plain = plain.left(longestName) + (suffix.isEmpty() ? QString() : u'.' + suffix);
    const QString counted = QString::number(number).rightJustified(4, u'0');
    return plain.isEmpty() ? u"attachments/"_s + counted : u"attachments/%1-%2"_s.arg(counted, plain);
}

//! Which attachments belong into the archive.
class FileList final : public ExportVisitor {
public:
    Result<void> entry(const ExportedEntry& exported) override {
        for (const ExportedFile& file : exported.files) {
            const FileKey key{exported.entry.ref, file.attachment.id};
            if (m_seen.contains(key))
                continue;
            m_seen.insert(key);
            const int number = static_cast<int>(files.size()) + 1;
            files.append({key.first, file.attachment, placeOf(number, file.attachment.name)});
        }
        return {};
    }

    QList<WantedFile> files;

private:
    QSet<FileKey> m_seen;
};

//! The numbers of an export.
class Count final : public ExportVisitor {
public:
    Result<void> beginConversation(const ExportedConversation&) override {
        ++counts.conversations;
        return {};
    }
    Result<void> entry(const ExportedEntry& exported) override {
        ++(exported.isWithheld ? counts.withheld : counts.entries);
        for (const ExportedFile& file : exported.files)
            ++(file.path.isEmpty() ? counts.missingFiles : counts.files);
        return {};
    }

    ExportedCustomer counts;
};

//! Tells two visitors in turn.
class Both final : public ExportVisitor {
public:
    Both(ExportVisitor& first, ExportVisitor& second) : m_first(first), m_second(second) {}

    Result<void> begin(const ExportHead& head) override {
        SEGUE_TRY(m_first.begin(head));
        return m_second.begin(head);
    }
    Result<void> beginSource(const ExportedSource& source) override {
        SEGUE_TRY(m_first.beginSource(source));
        return m_second.beginSource(source);
    }
    Result<void> beginConversation(const ExportedConversation& conversation) override {
        SEGUE_TRY(m_first.beginConversation(conversation));
        return m_second.beginConversation(conversation);
    }
    Result<void> entry(const ExportedEntry& exported) override {
        SEGUE_TRY(m_first.entry(exported));
        return m_second.entry(exported);
    }
    Result<void> endConversation() override {
        SEGUE_TRY(m_first.endConversation());
        return m_second.endConversation();
    }
    Result<void> endSource() override {
        SEGUE_TRY(m_first.endSource());
        return m_second.endSource();
    }

private:
    ExportVisitor& m_first;
    ExportVisitor& m_second;
};

} // namespace

CustomerArchive::CustomerArchive(QString profileDir, CustomerExport wanted)
    : m_profileDir(std::move(profileDir)), m_wanted(std::move(wanted)), m_file(m_wanted.path) {}

//! The device knows better than the archive why it takes no more.
Result<void> CustomerArchive::checked(Result<void> result) {
    if (result || result.error().kind != ErrorKind::Storage)
        return result;
    // Where a part was written there is no reason yet: the rest has it.
    m_file.flush();
    return m_file.error() == QFileDevice::NoError ? result : fail(writeError(m_file));
}

Result<QList<WantedFile>> CustomerArchive::begin() {
    SEGUE_TRY_VALUE(walk, ExportWalk::open(m_profileDir, m_wanted));
    FileList list;
    SEGUE_TRY(walk.walk({}, list));
    // Narrowed before a byte of the customer is in it.
    if (!m_file.open(QIODevice::WriteOnly) ||
        !m_file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner))
        return fail(writeError(m_file));
    m_zip = std::make_unique<ZipWriter>(m_file);
    if (m_wanted.progress)
        m_wanted.progress->filesTotal = static_cast<int>(list.files.size());
    return list.files;
}

Result<void> CustomerArchive::copy(QIODevice& source, qint64 size, QCryptographicHash& hash) {
    QByteArray block(blockSize, Qt::Uninitialized);
    for (qint64 done = 0; done < size;) {
        if (m_wanted.progress && m_wanted.progress->cancelled)
            return fail(ErrorKind::Cancelled, u"cancelled"_s, u"the export was cancelled"_s);
        const qint64 got = source.read(block.data(), std::min(blockSize, size - done));
        if (got <= 0)
            return fail(ErrorKind::Storage, u"io_error"_s, u"a downloaded file ended too early"_s);
        const QByteArrayView bytes(block.constData(), got);
        hash.addData(bytes);
        SEGUE_TRY(m_zip->write(bytes));
        done += got;
    }
    return {};
}

Result<void> CustomerArchive::addFile(const WantedFile& file, const QString& localPath) {
    QFile source(localPath);
    if (!source.open(QIODevice::ReadOnly)) {
        missFile(file, {ErrorKind::Permanent, u"file_unreadable"_s, {}, 0, std::nullopt});
        return {};
    }
    const qint64 size = source.size();
    QCryptographicHash hash(QCryptographicHash::Sha256);
    SEGUE_TRY(checked(m_zip->begin(file.path, size)));
    SEGUE_TRY(checked(copy(source, size, hash)));
    ExportedFile done{file.attachment, file.path, QString::fromLatin1(hash.result().toHex()), {}};
    done.attachment.size = size;
    m_files.insert({file.entry, file.attachment.id}, done);
    if (m_wanted.progress)
        ++m_wanted.progress->filesDone;
    return {};
}

void CustomerArchive::missFile(const WantedFile& file, const Error& why) {
    m_files.insert(
        {file.entry, file.attachment.id},
        {file.attachment, {}, {}, why.code.isEmpty() ? toString(why.kind) : why.code});
    if (m_wanted.progress)
        ++m_wanted.progress->filesDone;
}

Result<ExportedCustomer> CustomerArchive::writeWalks() {
    SEGUE_TRY_VALUE(walk, ExportWalk::open(m_profileDir, m_wanted));
    Count count;
    ExportJson json(*m_zip);
    Both counted(count, json);
    SEGUE_TRY(m_zip->begin(u"data.json"_s));
    SEGUE_TRY(walk.walk(m_files, counted));
    SEGUE_TRY(json.end());
    ExportPage page(*m_zip);
    SEGUE_TRY(m_zip->begin(u"index.html"_s));
    SEGUE_TRY(walk.walk(m_files, page));
    SEGUE_TRY(page.end(count.counts));
    SEGUE_TRY_VALUE(sha256, m_zip->finish());
    count.counts.sha256 = sha256;
    return count.counts;
}

Result<ExportedCustomer> CustomerArchive::writeTexts() {
    auto written = writeWalks();
    if (!written)
        return fail(checked(fail(written.error())).error());
    return written;
}

Result<void> CustomerArchive::commit() {
    m_zip.reset();
    if (!commitWhole(m_file))
        return fail(writeError(m_file));
    return {};
}

} // namespace segue
