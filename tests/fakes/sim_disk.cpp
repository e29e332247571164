// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fakes/sim_disk.h"

#include <QDirIterator>
#include <QFile>
#include <sqlite3.h>

namespace segue {

using namespace Qt::StringLiterals;

namespace {

//! SQLite's own file system, which does the work.
sqlite3_vfs* system() {
    static sqlite3_vfs* found = nullptr;
    if (!found)
        found = sqlite3_vfs_find(nullptr);
    return found;
}

//! An open file: SQLite's own one follows it in memory.
struct File {
    sqlite3_file base;
    QString* path;
    bool isShared; //!< Not part of what a power cut takes: a temporary file.

    sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};

File* ours(sqlite3_file* file) {
    return reinterpret_cast<File*>(file);
}
sqlite3_file* real(sqlite3_file* file) {
    return ours(file)->real();
}

SimDisk& disk() {
    return SimDisk::instance();
}

int closeFile(sqlite3_file* file) {
    const int done = real(file)->pMethods->xClose(real(file));
    delete ours(file)->path;
    return done;
}
int readFile(sqlite3_file* file, void* data, int size, sqlite3_int64 offset) {
    return real(file)->pMethods->xRead(real(file), data, size, offset);
}
int writeFile(sqlite3_file* file, const void* data, int size, sqlite3_int64 offset) {
    if (const int code = disk().admit())
        return code;
    const int done = real(file)->pMethods->xWrite(real(file), data, size, offset);
    if (done == SQLITE_OK)
        disk().written(*ours(file)->path, QByteArray(static_cast<const char*>(data), size), offset);
    return done;
}
int truncateFile(sqlite3_file* file, sqlite3_int64 size) {
    if (const int code = disk().admit())
        return code == SQLITE_FULL ? SQLITE_IOERR_TRUNCATE : code;
    const int done = real(file)->pMethods->xTruncate(real(file), size);
    if (done == SQLITE_OK)
        disk().truncated(*ours(file)->path, size);
    return done;
}
int syncFile(sqlite3_file* file, int) {
    if (const int code = disk().admit())
        return code == SQLITE_FULL ? SQLITE_IOERR_FSYNC : code;
    disk().synced(*ours(file)->path);
    return SQLITE_OK;
}
int sizeOf(sqlite3_file* file, sqlite3_int64* size) {
    return real(file)->pMethods->xFileSize(real(file), size);
}
int lock(sqlite3_file* file, int level) {
    return real(file)->pMethods->xLock(real(file), level);
}
int unlock(sqlite3_file* file, int level) {
    return real(file)->pMethods->xUnlock(real(file), level);
}
int isReserved(sqlite3_file* file, int* answer) {
    return real(file)->pMethods->xCheckReservedLock(real(file), answer);
}
int control(sqlite3_file* file, int operation, void* argument) {
    return real(file)->pMethods->xFileControl(real(file), operation, argument);
}
int sectorSize(sqlite3_file* file) {
    return real(file)->pMethods->xSectorSize(real(file));
}
//! Nothing that a disk may not promise, as with a plain one.
int characteristics(sqlite3_file*) {
    return 0;
}
int mapShared(sqlite3_file* file, int page, int size, int extends, void volatile** memory) {
    return real(file)->pMethods->xShmMap(real(file), page, size, extends, memory);
}
int lockShared(sqlite3_file* file, int offset, int count, int flags) {
    return real(file)->pMethods->xShmLock(real(file), offset, count, flags);
}
void fenceShared(sqlite3_file* file) {
    real(file)->pMethods->xShmBarrier(real(file));
}
int unmapShared(sqlite3_file* file, int removes) {
    return real(file)->pMethods->xShmUnmap(real(file), removes);
}

//! Version 2: without mapping files into memory, where a read could not fail.
const sqlite3_io_methods methods{
    2,          closeFile,   readFile,    writeFile, truncateFile, syncFile,        sizeOf,
    lock,       unlock,      isReserved,  control,   sectorSize,   characteristics, mapShared,
    lockShared, fenceShared, unmapShared, nullptr,   nullptr};

int openFile(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* outFlags) {
    File* mine = ours(file);
    mine->base.pMethods = nullptr;
    mine->path = new QString(QFile::decodeName(name ? name : ""));
    const bool isNew = !name || !QFile::exists(*mine->path);
    if (isNew && (flags & SQLITE_OPEN_CREATE) != 0) {
        if (disk().admit() != SQLITE_OK) {
            delete mine->path;
            return SQLITE_CANTOPEN;
        }
    }
    const int done = system()->xOpen(system(), name, mine->real(), flags, outFlags);
    if (done != SQLITE_OK) {
        delete mine->path;
        return done;
    }
    mine->base.pMethods = &methods;
    if (isNew && name)
        disk().created(*mine->path);
    return SQLITE_OK;
}

int deleteFile(sqlite3_vfs*, const char* name, int syncsFolder) {
    if (const int code = disk().admit())
        return code == SQLITE_FULL ? SQLITE_IOERR_DELETE : code;
    const int done = system()->xDelete(system(), name, syncsFolder);
    if (done == SQLITE_OK)
        disk().removed(QFile::decodeName(name));
    return done;
}

} // namespace

bool SimDisk::install() {
    static sqlite3_vfs ourVfs;
    static const bool isInstalled = [] {
        sqlite3_vfs* below = system();
        if (!below)
            return false;
        ourVfs = *below;
        ourVfs.zName = "segue-sim";
        ourVfs.szOsFile = int(sizeof(File)) + below->szOsFile;
        ourVfs.pNext = nullptr;
        ourVfs.xOpen = openFile;
        ourVfs.xDelete = deleteFile;
        return sqlite3_vfs_register(&ourVfs, 1) == SQLITE_OK;
    }();
    return isInstalled;
}

SimDisk& SimDisk::instance() {
    static SimDisk disk;
    return disk;
}

void SimDisk::begin(Random& random) {
    *this = SimDisk();
    m_random = &random;
}

int SimDisk::admit() {
    ++m_calls;
    if (m_callsLeft == 0)
        return SQLITE_IOERR;
    if (m_callsLeft > 0 && --m_callsLeft == 0)
        return SQLITE_IOERR;
    if (!m_random)
        return SQLITE_OK;
    if (m_faults.full > 0 && m_random->unit() < m_faults.full) {
        ++m_fullCount;
        return SQLITE_FULL;
    }
    if (m_faults.broken > 0 && m_random->unit() < m_faults.broken) {
        ++m_brokenCount;
        return SQLITE_IOERR;
    }
    return SQLITE_OK;
}

quint64 SimDisk::numberOf(const QString& path) {
    quint64& number = m_numbers[path];
    if (number == 0)
        number = ++m_lastNumber;
    return number;
}

void SimDisk::record(IoKind kind, const QString& path, qint64 offset, const QByteArray& bytes) {
    IoRecord record;
    record.header.kind = kind;
    record.header.file = numberOf(path);
    record.header.offset = offset;
    record.path = path;
    record.bytes = bytes;
    m_model.apply(record);
}

void SimDisk::created(const QString& path) {
    m_numbers.remove(path);
    record(IoKind::Create, path);
    // Names are the file system's own affair here: it has them in its journal.
    record(IoKind::SyncFolder, path.section(u'/', 0, -2));
}
void SimDisk::written(const QString& path, const QByteArray& bytes, qint64 offset) {
    record(IoKind::Write, path, offset, bytes);
}
void SimDisk::truncated(const QString& path, qint64 size) {
    record(IoKind::Truncate, path, size);
}
void SimDisk::synced(const QString& path) {
    record(IoKind::SyncFile, path);
}
void SimDisk::removed(const QString& path) {
    record(IoKind::Remove, path);
    record(IoKind::SyncFolder, path.section(u'/', 0, -2));
    m_numbers.remove(path);
}

Result<void> SimDisk::revive(const std::optional<CutPolicy>& cut, const QString& root) {
    m_callsLeft = -1;
    if (!cut || !m_random)
        return {};
    m_model = m_model.afterCut(*cut, *m_random);
    QDirIterator left(root, {u"*.db"_s, u"*.db-*"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (left.hasNext())
        QFile::remove(left.next());
    return m_model.writeTo(root, root);
}

} // namespace segue
