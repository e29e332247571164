// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/work_db.h"

#include "core/base/json.h"
#include "core/base/log.h"
#include "core/base/planted_bug.h"
#include "core/db/check.h"
#include "core/db/migrator.h"
#include "core/db/salvage.h"
#include "core/db/transaction.h"
#include "core/store/resources.h"
#include "core/store/row_codec.h"
#include "core/store/secure_delete.h"

#include <QFile>
#include <QJsonObject>

namespace segue {

using namespace Qt::StringLiterals;
using namespace store;

namespace {

Result<db::Connection> openWork(const QString& path, bool readOnly) {
    db::SqliteOptions options;
    options.path = path;
    options.durability =
        isPlanted(PlantedBug::NormalInsteadOfFull) ? db::Durability::Normal : db::Durability::Full;
    options.readOnly = readOnly;
    return db::Connection::openSqlite(options);
}

Result<db::Connection> openAndMigrate(const QString& path, Instant now, WorkOpening& opening) {
    SEGUE_TRY_VALUE(connection, openWork(path, false));
    const auto migrated = db::migrate(connection, {workMigrations(), now, path + u".before-migration"_s});
    if (migrated)
        return connection;
    if (migrated.error().code != "schema_newer"_L1)
        return fail(migrated.error());
    opening.readOnly = true;
    return openWork(path, true);
}

//! The two columns say the same of every item, unless the disk changed one.
Result<void> settleByState(db::Connection& connection) {
    const QString isSettled =
        u"(state IN ('%1', '%2'))"_s.arg(toString(OutboxState::Confirmed), toString(OutboxState::Cancelled));
    return connection.run(u"UPDATE outbox SET settled = %1 WHERE settled IS NOT %1"_s.arg(isSettled))
        .map([](qint64) {});
}

//! Those of rows from before there were checksums. Done once: from then on a row without one is damaged.
Result<void> addChecksums(db::Connection& connection) {
    const QString done = u"outbox_checksums"_s;
    SEGUE_TRY_VALUE(
        isDone, connection.scalar<QString>(u"SELECT value FROM settings WHERE key = ?"_s, {done}));
    if (isDone)
        return {};
    SEGUE_TRY_VALUE(transaction, db::Transaction::begin(connection));
    QHash<QString, QString> checksums;
    SEGUE_TRY(connection.query(
        u"SELECT id, account, conversation, command FROM outbox"_s, {}, [&](const db::Row& row) {
            const ConversationRef conversation{row.id<AccountId>(1), row.text(2)};
            checksums.insert(row.text(0), outboxChecksum(row.id<CommandId>(0), conversation, row.text(3)));
        }));
    for (auto it = checksums.begin(); it != checksums.end(); ++it)
        SEGUE_TRY(connection.run(u"UPDATE outbox SET checksum = ? WHERE id = ?"_s, {*it, it.key()}));
    SEGUE_TRY(connection.run(u"INSERT INTO settings (key, value) VALUES (?, '1')"_s, {done}));
    return transaction.commit();
}

//! Errors besides the connection's: "corrupt", for whatever of it is.
Result<db::Connection> openSound(const QString& path, Instant now, WorkOpening& opening) {
    const bool existed = QFile::exists(path);
    SEGUE_TRY_VALUE(connection, openAndMigrate(path, now, opening));
    if (opening.readOnly)
        return connection;
    if (existed) {
        SEGUE_TRY(db::checkIntegrity(connection));
        SEGUE_TRY(db::checkSchema(connection, workMigrations(), now));
    }
    SEGUE_TRY(addChecksums(connection));
    SEGUE_TRY(settleByState(connection));
    return connection;
}

} // namespace

WorkDb::WorkDb(db::Connection db, const Clock& clock, ErasedRefs erased)
    : m_db(std::move(db)), m_clock(clock), m_erased(std::make_unique<ErasedRefs>(std::move(erased))) {}

Result<std::unique_ptr<WorkDb>> WorkDb::open(const QString& path, const Clock& clock, WorkOpening* opening) {
    WorkOpening report;
    SEGUE_TRY_VALUE(setAside, db::finishSalvage(path, clock.now()));
    report.asidePath = setAside;
    auto connection = openSound(path, clock.now(), report);
    if (!connection && db::isDamage(connection.error())) {
        SEGUE_TRY_VALUE(aside, db::salvage(path, workMigrations(), clock.now()));
        report.asidePath = aside;
        connection = openSound(path, clock.now(), report);
    }
    report.wasCorrupt = !report.asidePath.isEmpty();
    if (!connection)
        return fail(connection.error());
    if (opening)
        *opening = report;
    SEGUE_TRY_VALUE(erased, ErasedRefs::load(*connection));
    return std::unique_ptr<WorkDb>(new WorkDb(std::move(*connection), clock, std::move(erased)));
}

Result<QList<Account>> WorkDb::accounts() {
    QList<Account> out;
    SEGUE_TRY(m_db.query(
        u"SELECT %1 FROM accounts ORDER BY position, id"_s.arg(accountColumns()), {},
        [&](const db::Row& row) { out.append(readAccount(row)); }));
    return out;
}

Result<QString> WorkDb::selfName(const AccountId& account) {
    return m_db.scalar<QString>(u"SELECT self_name FROM accounts WHERE id = ?"_s, {account})
        .map([](const auto& name) { return name.value_or(QString()); });
}

Result<void> WorkDb::saveAccount(const Account& account) {
    return m_db
        .run(
            u"INSERT INTO accounts (id, kind, name, base_url, self_agent_id, self_name, self_role, "
            u"default_region, "
            "colour, embedded, enabled, position) VALUES (?,?,?,?,?,?,?,?,?,?,?,"
            "(SELECT COALESCE(MAX(position), 0) + 1 FROM accounts)) ON CONFLICT (id) DO UPDATE SET "
            "kind=excluded.kind, name=excluded.name, base_url=excluded.base_url, "
            "self_agent_id=excluded.self_agent_id, self_name=excluded.self_name, "
            "self_role=excluded.self_role, "
            "default_region=excluded.default_region, colour=excluded.colour, embedded=excluded.embedded, "
            "enabled=excluded.enabled"_s,
            {account.id, account.kind, account.name, account.baseUrl.toString(), account.selfAgentId,
             account.selfName, toString(account.selfRole), account.defaultRegion, account.colour,
             account.embedded, account.enabled})
        .map([](qint64) {});
}

Result<void> WorkDb::removeAccount(const AccountId& account) {
    return removeSecurely(m_db, [&]() -> Result<void> {
        SEGUE_TRY_VALUE(transaction, db::Transaction::begin(m_db));
        SEGUE_TRY(m_db.run(
            u"DELETE FROM attempts WHERE command IN (SELECT id FROM outbox WHERE account = ?)"_s, {account}));
        SEGUE_TRY(m_db.run(u"DELETE FROM outbox WHERE account = ?"_s, {account}));
        SEGUE_TRY(m_db.run(u"DELETE FROM drafts WHERE account = ?"_s, {account}));
        SEGUE_TRY(m_db.run(u"DELETE FROM erase_requests WHERE account = ?"_s, {account}));
        SEGUE_TRY(m_db.run(u"DELETE FROM accounts WHERE id = ?"_s, {account}));
        return transaction.commit();
    });
}

namespace {
Result<void> insertDecision(db::Connection& db, const IdentityDecision& d, bool shared) {
    return db
        .run(
            u"INSERT OR IGNORE INTO decisions (id, verdict, left_account, left_id, right_account, right_id, "
            u"revokes, "
            "actor, reason, evidence, at, act, shared) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)"_s,
            {d.id, toString(d.verdict), d.left.account, d.left.id, d.right.account, d.right.id,
             d.revokes ? d.revokes->value() : QString(), d.actor, d.reason, evidenceToJson(d.evidence), d.at,
             d.act.isEmpty() ? d.id.value() : d.act.value(), shared})
        .map([](qint64) {});
}
} // namespace

Result<void> WorkDb::addDecision(const IdentityDecision& decision, bool shared) {
    SEGUE_TRY(refuseErased(decision));
    ++m_ledgerRevision;
    return insertDecision(m_db, decision, shared);
}

Result<void> WorkDb::addDecisions(const QList<IdentityDecision>& decisions, const AuditNote& note) {
    for (const IdentityDecision& decision : decisions)
        SEGUE_TRY(refuseErased(decision));
    ++m_ledgerRevision;
    SEGUE_TRY_VALUE(transaction, db::Transaction::begin(m_db));
    for (const IdentityDecision& decision : decisions)
        SEGUE_TRY(insertDecision(m_db, decision, false));
    SEGUE_TRY(appendAudit(m_db, m_clock.now(), note));
    return transaction.commit();
}

namespace {
Result<QList<IdentityDecision>>
decisionsWhere(db::Connection& db, const QString& where, const db::Values& values = {}) {
    QList<IdentityDecision> out;
    SEGUE_TRY(db.query(
        u"SELECT %1 FROM decisions WHERE %2 ORDER BY rowid"_s.arg(decisionColumns(), where), values,
        [&](const db::Row& row) { out.append(readDecision(row)); }));
    return out;
}
} // namespace

Result<QList<IdentityDecision>> WorkDb::decisions() {
    return decisionsWhere(m_db, u"1"_s);
}
Result<QList<IdentityDecision>> WorkDb::unsharedDecisions() {
    return decisionsWhere(m_db, u"shared = 0"_s);
}
Result<QList<IdentityDecision>> WorkDb::unsharedDecisions(const AccountId& account) {
    return decisionsWhere(
        m_db, u"shared = 0 AND left_account = ? AND right_account = ?"_s, {account, account});
}

Result<void> WorkDb::markShared(const DecisionId& id) {
    return m_db.run(u"UPDATE decisions SET shared = 1 WHERE id = ?"_s, {id}).map([](qint64) {});
}

Result<void> WorkDb::audit(const QString& actor, const QString& action, const QJsonObject& subject) {
    SEGUE_TRY_VALUE(transaction, db::Transaction::begin(m_db));
    SEGUE_TRY(appendAudit(m_db, m_clock.now(), {actor, action, subject}));
    return transaction.commit();
}

Result<AuditCheck> WorkDb::verifyAudit() {
    return store::verifyAudit(m_db);
}

Result<QString> WorkDb::setting(const QString& key) {
    return m_db.scalar<QString>(u"SELECT value FROM settings WHERE key = ?"_s, {key})
        .map([](const auto& value) { return value.value_or(QString()); });
}

Result<void> WorkDb::setSetting(const QString& key, const QString& value) {
    return m_db.run(u"INSERT OR REPLACE INTO settings (key, value) VALUES (?,?)"_s, {key, value})
        .map([](qint64) {});
}

} // namespace segue
