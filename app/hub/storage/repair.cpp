// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/storage/repair.h"

#include "app/hub/storage/contacts.h"
#include "app/hub/storage/conversations.h"
#include "app/hub/storage/migrations.h"
#include "app/hub/storage/write.h"
#include "core/base/log.h"
#include "core/db/check.h"
#include "core/db/connection.h"
#include "core/db/migrator.h"
#include "core/db/salvage.h"
#include "core/db/transaction.h"

#include <QFileInfo>

namespace segue::hub {

using namespace Qt::StringLiterals;

namespace {

//! Read in less than a second at each start.
constexpr qint64 quicklyLookedAt = 64 * 1024 * 1024;
//! No device has seen so many changes that the database has lost.
constexpr qint64 beyondAllCursors = 1'000'000;

Result<db::Connection> openSqlite(const QString& path) {
    db::SqliteOptions options;
    options.path = path;
    return db::Connection::openSqlite(options);
}

Result<void> look(const QString& path, Instant now) {
    SEGUE_TRY_VALUE(connection, openSqlite(path));
    SEGUE_TRY(db::checkIntegrity(connection));
    SEGUE_TRY_VALUE(isMigrated, db::isMigrated(connection, hubMigrations()));
    return isMigrated ? db::checkSchema(connection, hubMigrations(), now) : Result<void>();
}

Result<bool> isDamaged(const QString& path, Instant now) {
    const QFileInfo file(path);
    if (!file.exists())
        return false;
    if (db::isMarkedDamaged(path))
        return true;
    if (file.size() > quicklyLookedAt)
        return false;
    const auto sound = look(path, now);
    if (sound || db::isDamage(sound.error()))
        return !sound;
    return fail(sound.error());
}

QString tableOf(FeedKind kind) {
    return kind == FeedKind::Canned ? u"canned_responses"_s : listName(kind);
}

//! The feed of what is there, and numbers from above all that were ever given out.
Result<void> numberAnew(db::Connection& connection) {
    SEGUE_TRY_VALUE(transaction, db::Transaction::begin(connection));
    SEGUE_TRY(connection.exec(u"DELETE FROM feed"_s));
    for (const FeedKind kind : allFeedKinds)
        SEGUE_TRY(connection.run(
            u"INSERT OR IGNORE INTO feed (kind, object_id, sequence) SELECT ?, id, version FROM "_s +
                tableOf(kind) + u" WHERE version > 0"_s,
            {toString(kind)}));
    SEGUE_TRY(connection.exec(u"INSERT OR IGNORE INTO counters (name, value) VALUES ('feed', 0), "
                              u"('feed_floor', 0), ('conversation', 1000), "
                              "('article', 0)"_s));
    SEGUE_TRY(connection.run(
        u"UPDATE counters SET value = ? + max(value, (SELECT coalesce(max(sequence), 0) FROM feed), "
        "(SELECT coalesce(max(sequence), 0) FROM feed_removed)) WHERE name = 'feed'"_s,
        {beyondAllCursors}));
    SEGUE_TRY(
        connection.exec(u"UPDATE counters SET value = (SELECT value FROM counters WHERE name = 'feed') WHERE "
                        "name = 'feed_floor'"_s));
    SEGUE_TRY(connection.exec(u"UPDATE counters SET value = max(value, (SELECT coalesce(max(number), 0) FROM "
                              "conversations)) WHERE name = 'conversation'"_s));
    SEGUE_TRY(connection.exec(
        u"UPDATE counters SET value = max(value, (SELECT coalesce(max(CAST(id AS INTEGER)), 0) "
        "FROM articles)) WHERE name = 'article'"_s));
    return transaction.commit();
}

Result<QStringList> idsIn(db::Connection& connection, const QString& sql) {
    QStringList ids;
    SEGUE_TRY(connection.query(sql, {}, [&](const db::Row& row) { ids.append(row.text(0)); }));
    return ids;
}

//! What somebody wrote stays to be seen, also where the row is lost that it belongs to.
Result<void> standInForLost(Write& write) {
    SEGUE_TRY_VALUE(
        contacts,
        idsIn(
            write.db(),
            u"SELECT contact FROM conversations WHERE contact NOT IN (SELECT id FROM contacts) "
            "UNION SELECT contact FROM entries WHERE contact NOT IN (SELECT id FROM contacts) "
            "UNION SELECT contact FROM legal_holds WHERE contact NOT IN (SELECT id FROM contacts)"_s));
    for (const QString& id : std::as_const(contacts)) {
        ContactRow contact;
        contact.id = ContactId(id);
        contact.createdAt = write.now();
        SEGUE_TRY(Contacts::insert(write, contact));
    }
    QList<ConversationRow> conversations;
    SEGUE_TRY(write.db().query(
        u"SELECT conversation, max(channel), max(contact), min(at), max(at) FROM entries "
        "WHERE conversation NOT IN (SELECT id FROM conversations) GROUP BY conversation"_s,
        {}, [&](const db::Row& row) {
            ConversationRow conversation;
            conversation.id = ConversationId(row.text(0));
            conversation.channel = channelFromString(row.text(1)).value_or(Channel::Api);
            conversation.contact = ContactId(row.text(2));
            conversation.status = Status::Open;
            conversation.createdAt = row.instant(3);
            conversation.updatedAt = row.instant(4);
            conversations.append(conversation);
        }));
    for (ConversationRow& conversation : conversations)
        SEGUE_TRY(Conversations::insert(write, conversation));
    return {};
}

} // namespace

Result<QString> repairDatabase(const QString& path, const Clock& clock, Random& random) {
    const Instant now = clock.now();
    SEGUE_TRY_VALUE(finished, db::finishSalvage(path, now));
    QString aside = finished;
    SEGUE_TRY_VALUE(damaged, isDamaged(path, now));
    if (damaged) {
        const auto mend = [&](db::Connection& made) -> Result<void> {
            SEGUE_TRY(numberAnew(made));
            const QString process = u"repair"_s;
            SEGUE_TRY_VALUE(write, Write::begin(made, clock, random, process));
            SEGUE_TRY(standInForLost(write));
            return write.commit();
        };
        SEGUE_TRY_VALUE(moved, db::salvage(path, hubMigrations(), now, mend));
        aside = moved;
    }
    if (!aside.isEmpty())
        qCWarning(segueDb).noquote()
            << "the database was damaged: what could be read of it was taken into a new one; the old one is"
            << QFileInfo(aside).fileName();
    return aside;
}

} // namespace segue::hub
