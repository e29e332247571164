// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/storage/storage.h"

#include "app/hub/storage/migrations.h"
#include "app/hub/storage/repair.h"
#include "core/db/migrator.h"

#include <QDir>
#include <QFile>
#include <QUuid>
#include <atomic>
#include <unordered_map>

namespace segue::hub {

using namespace Qt::StringLiterals;

namespace {

quint64 nextStorageId() {
    static std::atomic<quint64> counter{0};
    return ++counter;
}

//! This thread's sessions, by storage: tests run several hubs in one process. By number and not by
//! address, because an address may come back.
std::unordered_map<quint64, std::unique_ptr<StorageSession>>& sessionsOfThread() {
    thread_local std::unordered_map<quint64, std::unique_ptr<StorageSession>> sessions;
    return sessions;
}

constexpr QFileDevice::Permissions ownerOnly =
    QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner;

Result<void> makeFolder(const QString& path) {
    if (!QDir().mkpath(path))
        return fail(ErrorKind::Storage, u"data_dir"_s, u"the data folder cannot be made"_s);
    // Best effort: a mounted folder may belong to somebody else.
    QFile::setPermissions(path, ownerOnly);
    return {};
}

QString databasePath(const StorageOptions& options) {
    return options.dataDir + u"/hub.db"_s;
}

Result<db::Connection> connectTo(const StorageOptions& options, bool readOnly) {
    if (options.databaseUrl.isEmpty()) {
        db::SqliteOptions sqlite;
        sqlite.path = databasePath(options);
        sqlite.readOnly = readOnly;
        sqlite.marksDamage = true;
        return db::Connection::openSqlite(sqlite);
    }
    SEGUE_TRY_VALUE(postgres, db::PostgresOptions::fromUrl(options.databaseUrl));
    postgres.applicationName = u"segue-hub"_s;
    return db::Connection::openPostgres(postgres);
}

} // namespace

Storage::Storage(StorageOptions options, const Clock& clock, Random& random)
    : m_options(std::move(options)), m_id(nextStorageId()),
      m_shared{clock, random, QUuid::createUuid().toString(QUuid::WithoutBraces), {}, {}} {}

Storage::~Storage() {
    releaseThread();
}

Result<std::unique_ptr<Storage>>
Storage::open(const StorageOptions& options, const Clock& clock, Random& random) {
    std::unique_ptr<Storage> storage(new Storage(options, clock, random));
    SEGUE_TRY(storage->prepare());
    return storage;
}

Result<void> Storage::prepare() {
    SEGUE_TRY(makeFolder(m_options.dataDir));
    if (m_options.databaseUrl.isEmpty())
        SEGUE_TRY(repairDatabase(databasePath(m_options), m_shared.clock, m_shared.random));
    SEGUE_TRY_VALUE(mine, session());
    db::MigrationOptions migration;
    migration.folder = hubMigrations();
    migration.now = m_shared.clock.now();
    migration.backupPath = m_options.dataDir + u"/hub.db.before-migration"_s;
    SEGUE_TRY(db::migrate(mine->db(), migration));
    if (m_options.databaseUrl.isEmpty()) {
        const QString folder = m_options.dataDir + u"/files"_s;
        SEGUE_TRY(makeFolder(folder));
        QFile::setPermissions(databasePath(m_options), QFileDevice::ReadOwner | QFileDevice::WriteOwner);
        m_files = std::make_unique<FolderFileStore>(folder);
    } else {
        m_files = std::make_unique<DatabaseFileStore>(*this);
    }
    return {};
}

Result<db::Connection> Storage::openToLook(const StorageOptions& options) {
    return connectTo(options, true);
}

Result<StorageSession*> Storage::session() {
    std::unique_ptr<StorageSession>& mine = sessionsOfThread()[m_id];
    if (!mine) {
        SEGUE_TRY_VALUE(connection, connectTo(m_options, false));
        mine = std::make_unique<StorageSession>(std::move(connection), m_shared);
    } else if (mine->db().isLost() && !mine->db().inTransaction()) {
        // The same session, since whoever asked before may still hold it.
        SEGUE_TRY_VALUE(connection, connectTo(m_options, false));
        mine->reconnect(std::move(connection));
    }
    return mine.get();
}

void Storage::releaseThread() {
    sessionsOfThread().erase(m_id);
}

void Storage::onCommit(std::function<void(News)> announce) {
    m_shared.announce = std::move(announce);
}

} // namespace segue::hub
