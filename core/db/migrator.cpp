// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/migrator.h"

#include "core/base/log.h"
#include "core/db/check.h"
#include "core/db/sql_script.h"
#include "core/db/transaction.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <map>

using namespace Qt::StringLiterals;

namespace segue::db {

namespace {

// Any number that no other program locks in the same database.
constexpr qint64 advisoryLockKey = 0x5365677565'4d69;

struct Migration {
    int version = 0;
    QString name;
    QString path;
};

Result<std::map<int, Migration>> readFolder(const QString& folder, Dialect dialect) {
    const auto invalid = [](const QString& what) {
        return fail(ErrorKind::Storage, u"migrations_invalid"_s, what);
    };
    static const QRegularExpression pattern(u"^(\\d+)_([A-Za-z0-9_-]+)(?:\\.(sqlite|postgres))?\\.sql$"_s);
    const QString ours = dialect == Dialect::Sqlite ? u"sqlite"_s : u"postgres"_s;
    std::map<int, Migration> migrations;
    const QStringList files = QDir(folder).entryList({u"*.sql"_s}, QDir::Files, QDir::Name);
    for (const QString& file : files) {
        const auto match = pattern.match(file);
        if (!match.hasMatch())
            return invalid(u"%1 is not named NNN_name.sql"_s.arg(file));
        if (!match.captured(3).isEmpty() && match.captured(3) != ours)
            continue;
        const int version = match.captured(1).toInt();
        const Migration migration{version, match.captured(2), QDir(folder).filePath(file)};
        if (version < 1 || !migrations.emplace(version, migration).second)
            return invalid(u"the number of %1 is zero or taken"_s.arg(file));
    }
    if (migrations.empty())
        return invalid(u"no migrations for %1 in %2"_s.arg(ours, folder));
    return migrations;
}

Result<bool> hasVersionTable(Connection& connection) {
    const QString sql =
        connection.dialect() == Dialect::Sqlite
            ? u"SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'schema_version'"_s
            : u"SELECT count(*) FROM information_schema.tables WHERE table_name = 'schema_version' "
              "AND table_schema = current_schema()"_s;
    SEGUE_TRY_VALUE(count, connection.scalar<qint64>(sql));
    return count.value_or(0) > 0;
}

Result<void> runScript(Connection& connection, const Migration& migration) {
    QFile file(migration.path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Storage, u"migrations_invalid"_s, u"cannot read %1"_s.arg(migration.path));
    const QStringList statements = splitStatements(QString::fromUtf8(file.readAll()));
    for (const QString& statement : statements)
        SEGUE_TRY(connection.exec(statement));
    return {};
}

Result<void> apply(Connection& connection, const Migration& migration, Instant now) {
    SEGUE_TRY_VALUE(transaction, Transaction::begin(connection));
    // Another process may have been faster: look again, now that nobody else can write.
    SEGUE_TRY_VALUE(exists, hasVersionTable(connection));
    if (!exists)
        SEGUE_TRY(connection.exec(u"CREATE TABLE schema_version (version INTEGER PRIMARY KEY, "
                                  "name TEXT NOT NULL, applied_at BIGINT NOT NULL)"_s));
    SEGUE_TRY_VALUE(version, schemaVersion(connection));
    if (version >= migration.version)
        return transaction.commit();
    SEGUE_TRY(runScript(connection, migration));
    SEGUE_TRY(connection.run(
        u"INSERT INTO schema_version (version, name, applied_at) VALUES (?, ?, ?)"_s,
        {migration.version, migration.name, now}));
    SEGUE_TRY(transaction.commit());
    qCInfo(segueDb) << "schema migrated to version" << migration.version << migration.name;
    return {};
}

Result<MigrationReport> applyPending(
    Connection& connection, const MigrationOptions& options, const std::map<int, Migration>& migrations) {
    SEGUE_TRY_VALUE(current, schemaVersion(connection));
    const int newest = migrations.rbegin()->first;
    if (current > newest)
        return fail(
            ErrorKind::Storage, u"schema_newer"_s,
            u"the database has schema %1, this program knows %2"_s.arg(current).arg(newest));
    MigrationReport report{current, newest, false};
    if (current == newest)
        return report;
    if (current > 0 && connection.dialect() == Dialect::Sqlite && !options.backupPath.isEmpty()) {
        SEGUE_TRY(backUp(connection, options.backupPath));
        report.backedUp = true;
    }
    for (auto next = migrations.upper_bound(current); next != migrations.end(); ++next)
        SEGUE_TRY(apply(connection, next->second, options.now));
    return report;
}

} // namespace

Result<int> schemaVersion(Connection& connection) {
    SEGUE_TRY_VALUE(exists, hasVersionTable(connection));
    if (!exists)
        return 0;
    SEGUE_TRY_VALUE(version, connection.scalar<int>(u"SELECT max(version) FROM schema_version"_s));
    return version.value_or(0);
}

Result<bool> isMigrated(Connection& connection, const QString& folder) {
    SEGUE_TRY_VALUE(migrations, readFolder(folder, connection.dialect()));
    SEGUE_TRY_VALUE(current, schemaVersion(connection));
    return current >= migrations.rbegin()->first;
}

Result<MigrationReport> migrate(Connection& connection, const MigrationOptions& options) {
    SEGUE_TRY_VALUE(migrations, readFolder(options.folder, connection.dialect()));
    if (connection.dialect() == Dialect::Sqlite)
        return applyPending(connection, options, migrations);
    // Another process may be migrating, for as long as that takes.
    SEGUE_TRY_VALUE(patience, connection.scalar<QString>(u"SELECT current_setting('lock_timeout')"_s));
    SEGUE_TRY(connection.exec(u"SET lock_timeout = 0"_s));
    SEGUE_TRY(connection.run(u"SELECT pg_advisory_lock(?)"_s, {advisoryLockKey}));
    auto report = applyPending(connection, options, migrations);
    // A lost connection has given the lock back already.
    if (auto unlocked = connection.run(u"SELECT pg_advisory_unlock(?)"_s, {advisoryLockKey}); !unlocked)
        qCWarning(segueDb) << "the migration lock could not be given back:" << unlocked.error().message;
    SEGUE_TRY(connection.run(u"SELECT set_config('lock_timeout', ?, false)"_s, {patience.value_or(u"0"_s)}));
    return report;
}

} // namespace segue::db
