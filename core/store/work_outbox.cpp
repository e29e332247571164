// SPDX-License-Identifier: GPL-3.0-or-later
// The outbox, its attempts, and drafts.
#include "core/base/json.h"
#include "core/db/transaction.h"
#include "core/store/row_codec.h"
#include "core/store/work_db.h"

#include <QSet>

namespace segue {

using namespace Qt::StringLiterals;
using namespace store;

namespace {

QString itemJson(const Command& command) {
    return QString::fromUtf8(toJson(toJson(command)));
}

Result<void> insertCommand(db::Connection& db, const Command& command, Instant now) {
    const QString json = itemJson(command);
    return db
        .run(
            u"INSERT INTO outbox (id, account, conversation, command, state, held_because, attempts, "
            "next_attempt_at, not_before, last_error, entry_id, changed_at, settled, checksum) "
            "VALUES (?,?,?,?,?,?,0,NULL,?,'','',?,0,?)"_s,
            {command.id, command.conversation.account, command.conversation.id, json,
             toString(OutboxState::Queued), toString(HoldReason::None), command.notBefore, now,
             outboxChecksum(command.id, command.conversation, json)})
        .map([](qint64) {});
}

Result<void> storeItem(db::Connection& db, const OutboxItem& item, Instant now) {
    return db
        .run(
            u"UPDATE outbox SET state=?, held_because=?, attempts=?, next_attempt_at=?, last_error=?, "
            u"entry_id=?, "
            "changed_at=?, settled=? WHERE id=?"_s,
            {toString(item.state), toString(item.heldBecause), item.attempts, item.nextAttemptAt,
             errorToJson(item.lastError), item.entryId, now, isSettled(item.state), item.command.id})
        .map([](qint64) {});
}

Result<void> storeAttempt(db::Connection& db, const Attempt& attempt) {
    return db
        .run(
            u"INSERT OR REPLACE INTO attempts (command, number, started_at, body_hash, highest_entry, "
            u"uploads, "
            "ended_at, outcome) VALUES (?,?,?,?,?,?,?,?)"_s,
            {attempt.command, attempt.number, attempt.startedAt, attempt.bodyHash, attempt.highestEntry,
             listToJson(attempt.uploads), attempt.endedAt, attempt.outcome})
        .map([](qint64) {});
}

Attempt readAttempt(const db::Row& row) {
    return {row.id<CommandId>(0), static_cast<int>(row.integer(1)), row.instant(2),         row.text(3),
            row.text(4),          listFromJson(row.text(5)),        row.optionalInstant(6), row.text(7)};
}

Result<std::optional<Attempt>> attemptOf(db::Connection& db, const CommandId& id, const QString& order) {
    return db.one(
        u"SELECT command, number, started_at, body_hash, highest_entry, uploads, ended_at, outcome "
        "FROM attempts WHERE command = ? ORDER BY number %1 LIMIT 1"_s.arg(order),
        {id}, &readAttempt);
}

Result<QList<OutboxItem>> itemsWhere(db::Connection& db, const QString& where, const db::Values& values) {
    QList<OutboxItem> out;
    SEGUE_TRY(db.query(
        u"SELECT %1 FROM outbox WHERE %2"_s.arg(outboxColumns(), where), values,
        [&](const db::Row& row) { out.append(readOutboxItem(row)); }));
    return out;
}

} // namespace

Result<void> WorkDb::addCommand(const Command& command) {
    SEGUE_TRY(refuseErased(command.conversation));
    return insertCommand(m_db, command, m_clock.now());
}

Result<void> WorkDb::addCommandFromDraft(const Command& command, Visibility draftVisibility) {
    SEGUE_TRY(refuseErased(command.conversation));
    SEGUE_TRY_VALUE(transaction, db::Transaction::begin(m_db));
    SEGUE_TRY(insertCommand(m_db, command, m_clock.now()));
    SEGUE_TRY(removeDraft(command.conversation, draftVisibility));
    return transaction.commit();
}

Result<std::optional<OutboxItem>> WorkDb::item(const CommandId& id) {
    return itemsWhere(m_db, u"id = ?"_s, {id}).map([](const QList<OutboxItem>& items) {
        return items.isEmpty() ? std::nullopt : std::optional(items.first());
    });
}

Result<QList<OutboxItem>> WorkDb::openItems() {
    return itemsWhere(m_db, u"settled = 0 ORDER BY sequence"_s, {});
}

Result<void> WorkDb::updateItem(const OutboxItem& item) {
    return storeItem(m_db, item, m_clock.now());
}

Result<void> WorkDb::replaceCommand(const OutboxItem& item) {
    SEGUE_TRY_VALUE(transaction, db::Transaction::begin(m_db));
    const QString json = itemJson(item.command);
    SEGUE_TRY(m_db.run(
        u"UPDATE outbox SET command = ?, not_before = ?, checksum = ? WHERE id = ?"_s,
        {json, item.command.notBefore, outboxChecksum(item.command.id, item.command.conversation, json),
         item.command.id}));
    SEGUE_TRY(storeItem(m_db, item, m_clock.now()));
    return transaction.commit();
}

Result<bool> WorkDb::cancelIf(const CommandId& id, const QList<OutboxState>& from) {
    QStringList words;
    for (const OutboxState state : from)
        words.append(u'\'' + toString(state) + u'\'');
    return m_db
        .run(
            u"UPDATE outbox SET state = ?, settled = 1, changed_at = ? WHERE id = ? AND state IN (%1)"_s.arg(
                words.join(u',')),
            {toString(OutboxState::Cancelled), m_clock.now(), id})
        .map([](qint64 changed) { return changed > 0; });
}

Result<void> WorkDb::beginAttempt(const Attempt& attempt) {
    SEGUE_TRY_VALUE(transaction, db::Transaction::begin(m_db));
    SEGUE_TRY(storeAttempt(m_db, attempt));
    SEGUE_TRY(m_db.run(
        u"UPDATE outbox SET state = ?, attempts = ?, next_attempt_at = NULL, changed_at = ? WHERE id = ?"_s,
        {toString(OutboxState::InFlight), attempt.number, m_clock.now(), attempt.command}));
    return transaction.commit();
}

Result<void> WorkDb::endAttempt(const Attempt& attempt, const OutboxItem& item) {
    SEGUE_TRY_VALUE(transaction, db::Transaction::begin(m_db));
    SEGUE_TRY(storeAttempt(m_db, attempt));
    SEGUE_TRY(storeItem(m_db, item, m_clock.now()));
    return transaction.commit();
}

Result<QString> WorkDb::newestConfirmedEntry(const ConversationRef& ref) {
    return m_db
        .scalar<QString>(
            u"SELECT entry_id FROM outbox WHERE account = ? AND conversation = ? AND state = 'confirmed' "
            "AND entry_id <> '' ORDER BY sequence DESC LIMIT 1"_s,
            {ref.account, ref.id})
        .map([](const auto& id) { return id.value_or(QString()); });
}

Result<std::optional<Attempt>> WorkDb::firstAttempt(const CommandId& id) {
    return attemptOf(m_db, id, u"ASC"_s);
}
Result<std::optional<Attempt>> WorkDb::lastAttempt(const CommandId& id) {
    return attemptOf(m_db, id, u"DESC"_s);
}

Result<void> WorkDb::forgetSettled(Instant before) {
    SEGUE_TRY_VALUE(transaction, db::Transaction::begin(m_db));
    SEGUE_TRY(m_db.run(
        u"DELETE FROM attempts WHERE command IN "
        "(SELECT id FROM outbox WHERE settled = 1 AND changed_at < ?)"_s,
        {before}));
    SEGUE_TRY(m_db.run(u"DELETE FROM outbox WHERE settled = 1 AND changed_at < ?"_s, {before}));
    return transaction.commit();
}

Result<QStringList> WorkDb::filesInUse() {
    QSet<QString> hashes;
    SEGUE_TRY_VALUE(items, openItems());
    for (const OutboxItem& item : items) {
        const QList<StagedFile> files = filesOf(item.command);
        for (const StagedFile& file : files)
            hashes.insert(file.sha256);
    }
    SEGUE_TRY(m_db.query(
        u"SELECT %1 FROM drafts WHERE files <> ''"_s.arg(draftColumns()), {}, [&](const db::Row& row) {
            const QList<StagedFile> files = readDraft(row).files;
            for (const StagedFile& file : files)
                hashes.insert(file.sha256);
        }));
    return QStringList(hashes.begin(), hashes.end());
}

Result<void> WorkDb::saveDraft(const Draft& draft) {
    SEGUE_TRY(refuseErased(draft.conversation));
    return m_db
        .run(
            u"INSERT OR REPLACE INTO drafts (account, conversation, visibility, text, files, recipients, "
            u"base_entry, "
            "customer, updated_at) VALUES (?,?,?,?,?,?,?,?,?)"_s,
            {draft.conversation.account, draft.conversation.id, toString(draft.visibility), draft.text,
             filesToJson(draft.files), participantsToJson(draft.recipients), draft.baseEntryId,
             draft.customer, draft.updatedAt})
        .map([](qint64) {});
}

Result<std::optional<Draft>> WorkDb::draft(const ConversationRef& conversation, Visibility visibility) {
    return m_db.one(
        u"SELECT %1 FROM drafts WHERE account = ? AND conversation = ? AND visibility = ?"_s.arg(
            draftColumns()),
        {conversation.account, conversation.id, toString(visibility)},
        [](const db::Row& row) { return readDraft(row); });
}

Result<void> WorkDb::removeDraft(const ConversationRef& conversation, Visibility visibility) {
    return m_db
        .run(
            u"DELETE FROM drafts WHERE account = ? AND conversation = ? AND visibility = ?"_s,
            {conversation.account, conversation.id, toString(visibility)})
        .map([](qint64) {});
}

} // namespace segue
