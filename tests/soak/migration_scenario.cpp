// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/soak/migration_scenario.h"

#include "core/base/clock.h"
#include "core/db/migrator.h"
#include "core/store/profile.h"
#include "core/store/resources.h"
#include "core/store/work_db.h"
#include "tests/fakes/golden_profile.h"
#include "tests/soak/io_watch.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

namespace segue::soak {

using namespace Qt::StringLiterals;

namespace {

const QString made = u"made"_s;
const QString migrated = u"migrated"_s;

//! A migration's number, from the name of its file.
int numberOf(const QString& file) {
    return file.section(u'_', 0, 0).toInt();
}

} // namespace

Result<void> playMigration(const MigrationPlay& play) {
    if (!QDir().mkpath(play.profileDir))
        return fail(ErrorKind::Storage, u"io_error"_s, u"cannot make the profile"_s);
    const QString path = profile::workPath(play.profileDir);
    // It stays open: as after a kill, what was written is still in the log beside the database.
    SEGUE_TRY_VALUE(older, golden::make(play.script, path));
    SEGUE_TRY(acknowledge(play.log, made));
    const SystemClock clock;
    SEGUE_TRY_VALUE(work, WorkDb::open(path, clock));
    return acknowledge(play.log, migrated);
}

Result<MigrationPromises::Looked> MigrationPromises::lookAt(const QString& path) {
    SEGUE_TRY_VALUE(connection, golden::openPlainly(path));
    Looked found;
    SEGUE_TRY_VALUE(version, db::schemaVersion(connection));
    found.version = version;
    SEGUE_TRY(connection.query(
        u"SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type, name"_s, {},
        [&](const db::Row& row) { found.schema.append(row.text(0)); }));
    SEGUE_TRY_VALUE(queued, golden::queuedIn(connection));
    SEGUE_TRY_VALUE(drafts, golden::draftsIn(connection));
    found.held = {queued, drafts};
    return found;
}

Result<MigrationPromises> MigrationPromises::of(const QString& script) {
    const QTemporaryDir dir;
    const QString path = profile::workPath(dir.path());
    SEGUE_TRY(golden::make(script, path));
    SEGUE_TRY_VALUE(old, lookAt(path));
    MigrationPromises promises;
    promises.m_oldVersion = promises.m_newVersion = old.version;
    promises.m_schemas.insert(old.version, old.schema);
    promises.m_held = old.held;
    // One migration more each time: what lies between the old schema and the new one.
    const QString some = dir.filePath(u"migrations"_s);
    QDir().mkpath(some);
    const QString migrations = store::workMigrations();
    const QStringList files = QDir(migrations).entryList({u"*.sql"_s}, QDir::Files, QDir::Name);
    for (const QString& file : files) {
        QFile::copy(migrations + u'/' + file, some + u'/' + file);
        if (numberOf(file) <= old.version)
            continue;
        {
            SEGUE_TRY_VALUE(connection, golden::openPlainly(path));
            SEGUE_TRY(db::migrate(connection, {some, {}, {}}));
        }
        SEGUE_TRY_VALUE(next, lookAt(path));
        promises.m_schemas.insert(next.version, next.schema);
        promises.m_newVersion = next.version;
    }
    return promises;
}

void MigrationPromises::add(const QString& acknowledged) {
    m_isMade = m_isMade || acknowledged == made;
    m_isMigrated = m_isMigrated || acknowledged == migrated;
}

QStringList MigrationPromises::brokenIn(const QString& dir) const {
    if (!m_isMade)
        return {};
    const QString path = profile::workPath(dir);
    if (!QFile::exists(path))
        return {u"there is no work.db"_s};
    const auto found = lookAt(path);
    if (!found)
        return {u"it cannot be read: "_s + found.error().code};
    // In this order: opening it changes it.
    const QStringList before = brokenBefore(path, *found);
    return before + brokenWhenOpened(path);
}

QStringList MigrationPromises::brokenBefore(const QString& path, const Looked& found) const {
    QStringList broken;
    if (found.schema != m_schemas.value(found.version))
        broken.append(u"the schema says version %1 and is not that"_s.arg(found.version));
    if (m_isMigrated && found.version != m_newVersion)
        broken.append(u"what was migrated is old again"_s);
    if (found.held != m_held)
        broken.append(u"a queued item or a draft is lost or changed"_s);
    const QString copy = path + u".before-migration"_s;
    if (found.version == m_oldVersion)
        return broken;
    const auto kept = QFile::exists(copy) ? lookAt(copy) : Looked();
    if (!kept || kept->version != m_oldVersion || kept->held != m_held)
        broken.append(u"there is no whole copy from before the migration"_s);
    return broken;
}

QStringList MigrationPromises::brokenWhenOpened(const QString& path) const {
    QStringList broken;
    const SystemClock clock;
    WorkOpening opening;
    {
        const auto work = WorkDb::open(path, clock, &opening);
        if (!work)
            return {u"it does not open: "_s + work.error().code};
        if (opening.wasCorrupt || opening.readOnly)
            broken.append(u"it is taken for corrupt or newer"_s);
        const auto items = (*work)->openItems();
        if (!items || items->size() != m_held.queued.size() ||
            std::any_of(items->begin(), items->end(), [](const OutboxItem& i) { return i.isDamaged; }))
            broken.append(u"a queued item is taken for damaged"_s);
    }
    const auto after = lookAt(path);
    if (!after || after->version != m_newVersion || after->schema != m_schemas.value(m_newVersion))
        broken.append(u"it is not migrated when it was opened"_s);
    if (!after || after->held != m_held)
        broken.append(u"opening it lost or changed a queued item or a draft"_s);
    return broken;
}

} // namespace segue::soak
