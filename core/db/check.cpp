// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/check.h"

#include "core/base/log.h"
#include "core/base/rename_file.h"
#include "core/base/save_file.h"
#include "core/base/sync_folder.h"
#include "core/db/connection.h"
#include "core/db/migrator.h"

#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace segue::db {

namespace {

auto backupFailed(const QString& what) {
    return fail(ErrorKind::Storage, u"backup_failed"_s, what);
}

QString markOf(const QString& path) {
    return path + u".damaged"_s;
}

// QSaveFile flushes to the disk before it renames; VACUUM INTO does not.
Result<void> copyDurably(const QString& from, const QString& to) {
    QFile source(from);
    QSaveFile target(to);
    if (!source.open(QIODevice::ReadOnly) || !target.open(QIODevice::WriteOnly))
        return backupFailed(u"the backup file cannot be opened"_s);
    constexpr qint64 chunkBytes = 1 << 20;
    while (!source.atEnd()) {
        const QByteArray chunk = source.read(chunkBytes);
        if (chunk.isEmpty() || target.write(chunk) != chunk.size())
            return backupFailed(u"the backup could not be written"_s);
    }
    if (!commitWhole(target))
        return backupFailed(u"the backup could not be completed"_s);
    // Before anything is changed that it is a copy of.
    if (!syncFolder(QFileInfo(to).path()))
        return backupFailed(u"the backup's name could not be kept"_s);
    return {};
}

} // namespace

Result<void> checkIntegrity(Connection& connection) {
    if (connection.dialect() == Dialect::Postgres)
        return {};
    SEGUE_TRY_VALUE(answer, connection.scalar<QString>(u"PRAGMA integrity_check(1)"_s));
    // The complaint itself may quote a key; the code says enough.
    if (answer != "ok"_L1)
        return fail(ErrorKind::Storage, u"corrupt"_s, u"the database file failed its check"_s);
    return {};
}

Result<void> checkSchema(Connection& connection, const QString& migrations, Instant now) {
    if (connection.dialect() == Dialect::Postgres)
        return {};
    SqliteOptions options;
    options.path = u":memory:"_s;
    SEGUE_TRY_VALUE(made, Connection::openSqlite(options));
    SEGUE_TRY(migrate(made, {migrations, now, {}}));
    const auto describe = [](const Row& row) { return row.text(0); };
    const QString sql = u"SELECT name || ' ' || coalesce(sql, '') FROM sqlite_master "
                        "WHERE name NOT LIKE 'sqlite\\_stat%' ESCAPE '\\' ORDER BY 1"_s;
    SEGUE_TRY_VALUE(here, connection.all(sql, {}, describe));
    SEGUE_TRY_VALUE(there, made.all(sql, {}, describe));
    if (here != there)
        return fail(ErrorKind::Storage, u"corrupt"_s, u"the database's description is damaged"_s);
    return {};
}

bool isDamage(const Error& error) {
    return error.code == "corrupt"_L1 || error.code == "sql_error"_L1;
}

void markDamaged(const QString& path) {
    QFile mark(markOf(path));
    if (!mark.open(QIODevice::WriteOnly))
        qCWarning(segueDb) << "a damaged database file could not be marked";
}

bool isMarkedDamaged(const QString& path) {
    return QFile::exists(markOf(path));
}

Result<QString> quarantine(const QString& path, Instant now) {
    const QString stamp = toUtcDateTime(now).toString(u"yyyyMMdd'T'HHmmsszzz'Z'"_s);
    const QString suffix = u".corrupt-"_s + stamp;
    for (const QString& part : {u"-wal"_s, u"-shm"_s, u""_s}) {
        const QString file = path + part;
        if (QFile::exists(file))
            SEGUE_TRY(renameFile(file, path + suffix + part));
    }
    QFile::remove(markOf(path));
    return path + suffix;
}

Result<void> removeDatabase(const QString& path) {
    for (const QString& part : {u"-wal"_s, u"-shm"_s, u""_s}) {
        if (QFile::exists(path + part) && !QFile::remove(path + part))
            return fail(ErrorKind::Storage, u"io_error"_s, u"an old database file cannot be removed"_s);
    }
    return {};
}

Result<void> backUp(Connection& connection, const QString& path) {
    const QString part = path + u".part"_s;
    QFile::remove(part);
    SEGUE_TRY(connection.run(u"VACUUM INTO ?"_s, {part}));
    auto copied = copyDurably(part, path);
    QFile::remove(part);
    return copied;
}

} // namespace segue::db
