// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fakes/disk_model.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <cstring>

namespace segue {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype sector = 512; // bytes

QString folderOf(const QString& path) {
    return path.section(u'/', 0, -2);
}

} // namespace

Result<QList<IoRecord>> readIoLog(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Storage, u"io_error"_s, file.errorString());
    const QByteArray log = file.readAll();
    QList<IoRecord> records;
    qsizetype at = 0;
    const auto take = [&](quint32 size) {
        const QByteArray bytes = log.mid(at, size);
        at += size;
        return bytes;
    };
    while (at + qsizetype(sizeof(IoHeader)) <= log.size()) {
        IoRecord record;
        std::memcpy(&record.header, log.constData() + at, sizeof(IoHeader));
        at += qsizetype(sizeof(IoHeader));
        const IoHeader& h = record.header;
        if (at + qint64(h.pathBytes) + h.targetBytes + h.dataBytes > log.size())
            break;
        record.path = QFile::decodeName(take(h.pathBytes));
        record.target = QFile::decodeName(take(h.targetBytes));
        record.bytes = take(h.dataBytes);
        records.append(record);
    }
    return records;
}

QStringList acknowledgedIn(const QList<IoRecord>& records) {
    QStringList what;
    for (const IoRecord& record : records) {
        if (record.header.kind == IoKind::Acknowledged)
            what.append(record.path);
    }
    return what;
}

qsizetype changesIn(const QList<IoRecord>& records) {
    return records.size() - acknowledgedIn(records).size();
}

void DiskModel::apply(const IoRecord& record) {
    const IoHeader& h = record.header;
    switch (h.kind) {
    case IoKind::Create:
        m_files[h.file] = File(); // The number of a removed file may come again.
        if (!record.path.isEmpty())
            name(record.path, h.file);
        return;
    case IoKind::Write:
        m_files[h.file].changes.append({false, h.offset, record.bytes});
        return;
    case IoKind::Truncate:
        m_files[h.file].changes.append({true, h.offset, {}});
        return;
    case IoKind::SyncFile:
        return syncFile(h.file);
    case IoKind::SyncFolder:
        return syncFolder(record.path);
    case IoKind::Rename: {
        const quint64 file = m_current.value(record.path);
        name(record.target, file);
        return name(record.path, 0);
    }
    case IoKind::Link:
        return name(record.target, record.path.isEmpty() ? h.file : m_current.value(record.path));
    case IoKind::Remove:
        return name(record.path, 0);
    case IoKind::Acknowledged:
        return;
    }
}

void DiskModel::name(const QString& path, quint64 file) {
    if (file == 0)
        m_current.remove(path);
    else
        m_current.insert(path, file);
    m_namings[folderOf(path)].append({path, file});
}

void DiskModel::syncFile(quint64 file) {
    File& f = m_files[file];
    for (const Change& one : std::as_const(f.changes))
        change(f.durable, one);
    f.changes.clear();
}

void DiskModel::syncFolder(const QString& folder) {
    const QList<Naming> namings = m_namings.take(folder);
    for (const Naming& one : namings) {
        if (one.file == 0)
            m_durable.remove(one.path);
        else
            m_durable.insert(one.path, one.file);
    }
}

qsizetype DiskModel::unsynced() const {
    qsizetype count = 0;
    for (const File& file : m_files)
        count += file.changes.size();
    for (const QList<Naming>& namings : m_namings)
        count += namings.size();
    return count;
}

void DiskModel::change(QByteArray& content, const Change& change) {
    if (change.isTruncation)
        return content.resize(change.offset, '\0');
    if (content.size() < change.offset + change.bytes.size())
        content.resize(change.offset + change.bytes.size(), '\0');
    std::memcpy(content.data() + change.offset, change.bytes.constData(), size_t(change.bytes.size()));
}

DiskModel::Names DiskModel::namesAfterCut(CutPolicy policy, Random& random) const {
    Names names = m_durable;
    for (const QList<Naming>& namings : m_namings) {
        qsizetype kept = 0;
        if (policy == CutPolicy::KeepUnsynced || policy == CutPolicy::NamesOnly)
            kept = namings.size();
        else if (policy == CutPolicy::SomeUnsynced || policy == CutPolicy::TornUnsynced)
            kept = qsizetype(random.below(quint64(namings.size()) + 1));
        for (qsizetype i = 0; i < kept; ++i) {
            if (namings.at(i).file == 0)
                names.remove(namings.at(i).path);
            else
                names.insert(namings.at(i).path, namings.at(i).file);
        }
    }
    return names;
}

QByteArray DiskModel::contentAfterCut(const File& file, CutPolicy policy, Random& random) {
    QByteArray content = file.durable;
    if (policy == CutPolicy::DropUnsynced || policy == CutPolicy::NamesOnly)
        return content;
    const bool byChance = policy == CutPolicy::SomeUnsynced || policy == CutPolicy::TornUnsynced;
    for (Change one : file.changes) {
        if (byChance && random.below(2) == 0)
            continue;
        if (policy == CutPolicy::TornUnsynced && !one.isTruncation && random.below(2) == 0) {
            const qsizetype sectors = one.bytes.size() / sector;
            one.bytes.truncate(sector * qsizetype(random.below(quint64(sectors) + 1)));
        }
        change(content, one);
    }
    return content;
}

DiskModel DiskModel::afterCut(CutPolicy policy, Random& random) const {
    DiskModel after;
    after.m_durable = namesAfterCut(policy, random);
    after.m_current = after.m_durable;
    for (const quint64 file : std::as_const(after.m_durable))
        after.m_files[file].durable = contentAfterCut(m_files.value(file), policy, random);
    return after;
}

Result<void> DiskModel::writeTo(const QString& dir, const QString& root) const {
    for (auto it = m_durable.begin(); it != m_durable.end(); ++it) {
        if (!it.key().startsWith(root))
            continue;
        const QString path = dir + it.key().mid(root.size());
        QFile file(path);
        const QByteArray content = m_files.value(it.value()).durable;
        if (!QDir().mkpath(folderOf(path)) || !file.open(QIODevice::WriteOnly) ||
            file.write(content) != content.size())
            return fail(ErrorKind::Storage, u"io_error"_s, file.errorString());
    }
    return {};
}

} // namespace segue
