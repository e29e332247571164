// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/cache_db.h"

#include "core/base/log.h"
#include "core/base/planted_bug.h"
#include "core/db/check.h"
#include "core/db/migrator.h"
#include "core/db/transaction.h"
#include "core/store/account_rows.h"
#include "core/store/cache_eraser.h"
#include "core/store/cache_writer.h"
#include "core/store/resources.h"
#include "core/store/row_codec.h"
#include "core/store/secure_delete.h"

#include <QCoreApplication>
#include <QFile>
#include <algorithm>

namespace segue {

using namespace Qt::StringLiterals;
using namespace store;

namespace {

//! Counts the changes of resources/migrations/cache.
constexpr qint64 cacheSchema = 4;

//! Caches are not migrated: the file of another schema is removed, and its accounts are synced again.
Result<bool> isOfAnotherSchema(db::Connection& connection) {
    SEGUE_TRY_VALUE(migrations, db::schemaVersion(connection));
    SEGUE_TRY_VALUE(schema, connection.scalar<qint64>(u"PRAGMA user_version"_s));
    return migrations > 0 && schema.value_or(0) != cacheSchema;
}

Result<db::Connection> openAndMigrate(const QString& path, Instant now) {
    db::SqliteOptions options;
    options.path = path;
    options.durability = db::Durability::Normal;
    options.cacheKib = 32 * 1024;
    options.marksDamage = true;
    SEGUE_TRY_VALUE(connection, db::Connection::openSqlite(options));
    // A first sync writes the same pages of the indexes again and again: fewer checkpoints spare most of
    // that. 48 MiB, less than the log may keep on the disk.
    SEGUE_TRY(connection.exec(u"PRAGMA wal_autocheckpoint = 12000"_s));
    SEGUE_TRY(connection.exec(u"PRAGMA secure_delete = FAST"_s));
    SEGUE_TRY_VALUE(isAnother, isOfAnotherSchema(connection));
    if (isAnother)
        return fail(ErrorKind::Storage, u"schema_differs"_s);
    SEGUE_TRY(db::migrate(connection, {cacheMigrations(), now, {}}));
    SEGUE_TRY(db::checkSchema(connection, cacheMigrations(), now));
    SEGUE_TRY(connection.exec(u"PRAGMA user_version = %1"_s.arg(cacheSchema)));
    return connection;
}

//! A cache is set aside for these; for a full disk or a busy file it is not.
bool isBeyondRepair(const Error& error) {
    return db::isDamage(error) || error.code == "schema_newer"_L1;
}

} // namespace

CacheDb::CacheDb(db::Connection db, const Clock& clock) : m_db(std::move(db)), m_clock(clock) {}

Result<std::unique_ptr<CacheDb>>
CacheDb::open(const QString& path, const Clock& clock, CacheOpening* opening) {
    // A look at all of it takes seconds at each start; damage is found in use, and mended here.
    Result<db::Connection> connection = fail(ErrorKind::Storage, u"corrupt"_s);
    if (!db::isMarkedDamaged(path))
        connection = openAndMigrate(path, clock.now());
    if (!connection && connection.error().code == "schema_differs"_L1) {
        qCInfo(segueDb) << "the cache is of another Segue and will be synced again";
        SEGUE_TRY(db::removeDatabase(path));
        connection = openAndMigrate(path, clock.now());
    }
    if (!connection && isBeyondRepair(connection.error())) {
        qCWarning(segueDb) << "the cache is set aside and will be synced again:" << connection.error().code;
        SEGUE_TRY_VALUE(aside, db::quarantine(path, clock.now()));
        if (opening)
            *opening = {true, aside};
        connection = openAndMigrate(path, clock.now());
    }
    if (!connection)
        return fail(connection.error());
    return std::unique_ptr<CacheDb>(new CacheDb(std::move(*connection), clock));
}

Result<Applied> CacheDb::apply(const AccountId& account, const IncomingRows& rows) {
    if (isPlanted(PlantedBug::CursorBeforeRows) && rows.cursor)
        SEGUE_TRY(storeCursor(account, *rows.cursor));
    SEGUE_TRY_VALUE(transaction, db::Transaction::begin(m_db));
    CacheWriter writer(m_db, account, m_clock.now(), m_erased);
    SEGUE_TRY(writer.write(rows));
    SEGUE_TRY_VALUE(applied, writer.finish());
    const bool losesDecision = std::any_of(
        rows.gone.begin(), rows.gone.end(), [](const auto& gone) { return gone.kind == "decision"_L1; });
    if (!rows.decisions.isEmpty() || losesDecision)
        ++m_ledgerRevision;
    if (rows.cursor)
        SEGUE_TRY(storeCursor(account, *rows.cursor));
    SEGUE_TRY(transaction.commit());
    return applied;
}

Result<void> CacheDb::storeCursor(const AccountId& account, const IncomingRows::Cursor& cursor) {
    return m_db
        .run(
            u"INSERT OR REPLACE INTO cursors (account, stream, cursor, updated_at) VALUES (?,?,?,?)"_s,
            {account, cursor.stream, cursor.value, m_clock.now()})
        .map([](qint64) {});
}

Result<QString> CacheDb::cursor(const AccountId& account, const QString& stream) {
    return m_db
        .scalar<QString>(u"SELECT cursor FROM cursors WHERE account = ? AND stream = ?"_s, {account, stream})
        .map([](const auto& cursor) { return cursor.value_or(QString()); });
}

Result<bool> CacheDb::reopenQuarantine(const AccountId& account, const QStringList& streams) {
    SEGUE_TRY_VALUE(
        old, m_db.scalar<qint64>(
                 u"SELECT 1 FROM quarantine WHERE account = ? AND program <> ? LIMIT 1"_s,
                 {account, QCoreApplication::applicationVersion()}));
    if (!old)
        return false;
    SEGUE_TRY_VALUE(transaction, db::Transaction::begin(m_db));
    for (const QString& stream : streams)
        SEGUE_TRY(m_db.run(u"DELETE FROM cursors WHERE account = ? AND stream = ?"_s, {account, stream}));
    SEGUE_TRY(m_db.run(u"DELETE FROM quarantine WHERE account = ?"_s, {account}));
    SEGUE_TRY(transaction.commit());
    return true;
}

Result<void> CacheDb::clearAccount(const AccountId& account) {
    ++m_ledgerRevision;
    if (isPlanted(PlantedBug::StartOverKeepsRows))
        return m_db.run(u"DELETE FROM cursors WHERE account = ?"_s, {account}).map([](qint64) {});
    SEGUE_TRY_VALUE(transaction, db::Transaction::begin(m_db));
    SEGUE_TRY(removeAccountRows(m_db, account));
    return transaction.commit();
}

Result<void> CacheDb::forgetAccount(const AccountId& account) {
    return removeSecurely(m_db, [&]() -> Result<void> {
        SEGUE_TRY(clearAccount(account));
        // The index keeps words of deleted rows in its segments until they are merged.
        return m_db.run(u"INSERT INTO entries_index (entries_index) VALUES ('optimize')"_s).map([](qint64) {
        });
    });
}

Result<ChangeSet> CacheDb::erase(const ErasePlan& plan) {
    ++m_ledgerRevision;
    ChangeSet changes;
    SEGUE_TRY(removeSecurely(m_db, [&]() -> Result<void> {
        SEGUE_TRY_VALUE(transaction, db::Transaction::begin(m_db));
        SEGUE_TRY_VALUE(erased, eraseFromCache(m_db, plan));
        changes = erased;
        return transaction.commit();
    }));
    return changes;
}

Result<std::optional<Conversation>> CacheDb::conversation(const ConversationRef& ref) {
    return m_db.one(
        u"SELECT %1 FROM conversations WHERE account = ? AND id = ?"_s.arg(conversationColumns()),
        {ref.account, ref.id}, [](const db::Row& row) { return readConversation(row); });
}

Result<QString> CacheDb::newestEntry(const ConversationRef& ref) {
    return m_db
        .scalar<QString>(
            u"SELECT id FROM entries WHERE account = ? AND conversation = ? AND kind <> 'event' "
            "ORDER BY at DESC, sequence DESC, row DESC LIMIT 1"_s,
            {ref.account, ref.id})
        .map([](const auto& id) { return id.value_or(QString()); });
}

Result<bool> CacheDb::knowsEntry(const EntryRef& ref) {
    return m_db
        .scalar<bool>(
            u"SELECT EXISTS (SELECT 1 FROM entries WHERE account = ? AND id = ?) OR "
            "EXISTS (SELECT 1 FROM removals WHERE account = ? AND kind = 'entry' AND id = ?)"_s,
            {ref.account, ref.id, ref.account, ref.id})
        .map([](const auto& known) { return known.value_or(false); });
}

Result<QString> CacheDb::oldestEntry(const ConversationRef& ref) {
    return m_db
        .scalar<QString>(
            u"SELECT id FROM entries WHERE account = ? AND conversation = ? "
            "ORDER BY at, sequence, row LIMIT 1"_s,
            {ref.account, ref.id})
        .map([](const auto& id) { return id.value_or(QString()); });
}

Result<std::optional<Entry>> CacheDb::entry(const EntryRef& ref) {
    return m_db.one(
        u"SELECT %1 FROM entries WHERE account = ? AND id = ?"_s.arg(entryColumns()), {ref.account, ref.id},
        [](const db::Row& row) { return readEntry(row); });
}

Result<bool> CacheDb::customerWroteAfter(const ConversationRef& ref, const QString& baseEntryId) {
    // A base entry that is not cached (yet) makes the comparison with NULL: nothing counts as newer.
    const QString after =
        baseEntryId.isEmpty()
            ? u"? = ''"_s
            : u"(at, sequence) > (SELECT at, sequence FROM entries WHERE account = e.account AND id = ?)"_s;
    return m_db
        .scalar<qint64>(
            u"SELECT 1 FROM entries e WHERE account = ? AND conversation = ? AND author_kind = 'customer' "
            "AND visibility = 'public' AND kind IN ('message', 'call') AND %1 LIMIT 1"_s.arg(after),
            {ref.account, ref.id, baseEntryId})
        .map([](const auto& found) { return found.has_value(); });
}

Result<bool> CacheDb::assignedByOthersAfter(
    const ConversationRef& ref, const QString& baseEntryId, const QString& selfAgentId) {
    // A base entry that is not cached makes the comparison with NULL: nothing counts as newer.
    return m_db
        .scalar<qint64>(
            u"SELECT 1 FROM entries e WHERE account = ? AND conversation = ? AND kind = 'event' "
            "AND change_field = 'assignee' AND author_id <> ? "
            "AND (at, sequence) > (SELECT at, sequence FROM entries WHERE account = e.account AND id = ?) "
            "LIMIT 1"_s,
            {ref.account, ref.id, selfAgentId, baseEntryId})
        .map([](const auto& found) { return found.has_value(); });
}

Result<ChangeSet> CacheDb::markSeen(const ConversationRef& ref, Instant at) {
    SEGUE_TRY_VALUE(transaction, db::Transaction::begin(m_db));
    SEGUE_TRY_VALUE(
        changed, m_db.run(
                     u"UPDATE conversations SET agent_seen_at = ? WHERE account = ? AND id = ? "
                     "AND COALESCE(agent_seen_at, 0) < ?"_s,
                     {at, ref.account, ref.id, at}));
    ChangeSet changes;
    if (changed > 0) {
        SEGUE_TRY(refreshConversation(m_db, ref));
        changes.conversations.insert(ref);
    }
    SEGUE_TRY(transaction.commit());
    return changes;
}

Result<ChangeSet> CacheDb::setPresence(const AgentRef& agent, Presence presence) {
    ChangeSet changes;
    SEGUE_TRY_VALUE(
        changed, m_db.run(
                     u"UPDATE agents SET presence = ? WHERE account = ? AND id = ? AND presence <> ?"_s,
                     {toString(presence), agent.account, agent.id, toString(presence)}));
    changes.directory = changed > 0;
    return changes;
}

Result<ChangeSet> CacheDb::forgetPresences(const AccountId& account) {
    const QString nowhere = toString(Presence::Offline);
    ChangeSet changes;
    SEGUE_TRY_VALUE(
        changed, m_db.run(
                     u"UPDATE agents SET presence = ? WHERE account = ? AND presence <> ?"_s,
                     {nowhere, account, nowhere}));
    changes.directory = changed > 0;
    return changes;
}

} // namespace segue
