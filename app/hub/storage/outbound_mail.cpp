// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/storage/outbound_mail.h"

#include "app/hub/storage/conversation_json.h"
#include "app/hub/storage/entries.h"
#include "app/hub/storage/mail_threads.h"
#include "app/hub/storage/sql_values.h"

namespace segue::hub {

using namespace Qt::StringLiterals;

namespace {

OutboundMail readRow(const db::Row& row) {
    OutboundMail mail;
    mail.id = row.text(0);
    mail.entry = row.id<EntryId>(1);
    mail.conversation = row.id<ConversationId>(2);
    mail.messageId = row.text(3);
    if (const auto recipients = participantsFromJson(jsonArray(row.text(4)), u"$"_s))
        mail.recipients = *recipients;
    mail.subject = row.text(5);
    mail.attempts = static_cast<int>(row.integer(6));
    mail.createdAt = row.instant(7);
    return mail;
}

Result<QList<OutboundMail>> select(Write& write, const QString& where, const db::Values& values) {
    QList<OutboundMail> found;
    SEGUE_TRY(write.db().query(
        u"SELECT id, entry, conversation, message_id, recipients, subject, attempts, "
        "created_at FROM outbound_mail WHERE "_s +
            where,
        values, [&](const db::Row& row) { found.append(readRow(row)); }));
    return found;
}

struct Condition {
    QString sql;
    db::Values values;
};

//! Times are of the wall clock. One further ahead than any mail is ever put off was written while the clock
//! was wrong.
Condition queuedAndDue(Instant now) {
    return {
        u"state = 'queued' AND (next_attempt_at <= ? OR next_attempt_at > ?)"_s,
        {now, now + OutboundMails::longestDelay}};
}

Condition leaseIsOver(Instant now) {
    return {
        u"state = 'sending' AND (lease_until < ? OR lease_until > ?)"_s,
        {now, now + OutboundMails::longestDelay}};
}

Result<bool> isAny(db::Connection& db, const Condition& condition) {
    SEGUE_TRY_VALUE(
        found,
        db.scalar<QString>(
            u"SELECT id FROM outbound_mail WHERE "_s + condition.sql + u" LIMIT 1"_s, condition.values));
    return found.has_value();
}

//! Ends the sending of the mails that `which` describes; how many there were.
Result<qint64> end(Write& write, const QString& state, const QString& error, const Condition& which) {
    db::Values values{state, error};
    values.insert(values.end(), which.values.begin(), which.values.end());
    return write.db().run(
        u"UPDATE outbound_mail SET state = ?, last_error = ?, lease_owner = NULL, lease_until = NULL WHERE "_s +
            which.sql,
        values);
}

Condition leasedBy(const QString& id, const QString& owner) {
    return {u"id = ? AND state = 'sending' AND lease_owner = ?"_s, {id, owner}};
}

Result<EntryId> entryOf(Write& write, const QString& id) {
    SEGUE_TRY_VALUE(
        entry, write.db().scalar<EntryId>(u"SELECT entry FROM outbound_mail WHERE id = ?"_s, {id}));
    return entry.value_or(EntryId());
}

} // namespace

Result<void> OutboundMails::enqueue(Write& write, OutboundMail& mail, const QString& domain) {
    mail.id = write.newId();
    mail.createdAt = write.now();
    if (mail.messageId.isEmpty())
        mail.messageId = mail.id + u'@' + domain;
    SEGUE_TRY(write.db().run(
        u"INSERT INTO outbound_mail (id, entry, conversation, message_id, recipients, subject, "
        u"state, attempts, "
        "next_attempt_at, last_error, created_at) VALUES (?, ?, ?, ?, ?, ?, 'queued', 0, ?, '', ?)"_s,
        {mail.id, mail.entry, mail.conversation, mail.messageId,
         jsonText(participantsToJson(mail.recipients)), mail.subject, mail.createdAt, mail.createdAt}));
    write.mailIsQueued();
    return MailThreads::add(write, mail.messageId, mail.conversation, mail.entry, mail.createdAt);
}

Result<QList<OutboundMail>>
OutboundMails::lease(Write& write, const QString& owner, Millis leaseFor, int limit) {
    Condition condition = queuedAndDue(write.now());
    condition.values.emplace_back(limit);
    SEGUE_TRY_VALUE(
        due, select(write, condition.sql + u" ORDER BY next_attempt_at, id LIMIT ?"_s, condition.values));
    for (const OutboundMail& mail : due) {
        SEGUE_TRY(write.db().run(
            u"UPDATE outbound_mail SET state = 'sending', attempts = attempts + 1, "
            "lease_owner = ?, lease_until = ? WHERE id = ?"_s,
            {owner, write.now() + leaseFor, mail.id}));
    }
    return due;
}

Result<bool>
OutboundMails::extendLease(Write& write, const QString& id, const QString& owner, Millis leaseFor) {
    const Condition mine = leasedBy(id, owner);
    db::Values values{write.now() + leaseFor};
    values.insert(values.end(), mine.values.begin(), mine.values.end());
    SEGUE_TRY_VALUE(
        extended, write.db().run(u"UPDATE outbound_mail SET lease_until = ? WHERE "_s + mine.sql, values));
    return extended > 0;
}

Result<void> OutboundMails::takeBack(Write& write, const QString& owner) {
    SEGUE_TRY(end(write, u"queued"_s, {}, {u"state = 'sending' AND lease_owner = ?"_s, {owner}}));
    return {};
}

Result<void> OutboundMails::failAbandoned(Write& write, const QString& error) {
    const Condition condition = leaseIsOver(write.now());
    SEGUE_TRY_VALUE(abandoned, select(write, condition.sql + u" ORDER BY id"_s, condition.values));
    for (const OutboundMail& mail : abandoned) {
        SEGUE_TRY(end(write, u"failed"_s, error, {u"id = ?"_s, {mail.id}}));
        SEGUE_TRY(Entries::setDelivery(write, mail.entry, Delivery::Failed, error));
    }
    return {};
}

Result<void> OutboundMails::markSent(Write& write, const QString& id) {
    SEGUE_TRY(end(write, u"sent"_s, {}, {u"id = ?"_s, {id}}));
    SEGUE_TRY_VALUE(entry, entryOf(write, id));
    return Entries::setDelivery(write, entry, Delivery::Sent);
}

Result<void> OutboundMails::retryAt(
    Write& write, const QString& id, const QString& owner, Instant at, const QString& error) {
    SEGUE_TRY_VALUE(ended, end(write, u"queued"_s, error, leasedBy(id, owner)));
    if (ended == 0)
        return {};
    SEGUE_TRY(write.db().run(u"UPDATE outbound_mail SET next_attempt_at = ? WHERE id = ?"_s, {at, id}));
    SEGUE_TRY_VALUE(entry, entryOf(write, id));
    return Entries::setDelivery(write, entry, Delivery::Pending, error);
}

Result<void>
OutboundMails::markFailed(Write& write, const QString& id, const QString& owner, const QString& error) {
    SEGUE_TRY_VALUE(ended, end(write, u"failed"_s, error, leasedBy(id, owner)));
    if (ended == 0)
        return {};
    SEGUE_TRY_VALUE(entry, entryOf(write, id));
    return Entries::setDelivery(write, entry, Delivery::Failed, error);
}

Result<void> OutboundMails::withdraw(Write& write, const QString& id, const QString& error) {
    SEGUE_TRY_VALUE(ended, end(write, u"failed"_s, error, {u"id = ? AND state = 'queued'"_s, {id}}));
    if (ended == 0)
        return {};
    SEGUE_TRY_VALUE(entry, entryOf(write, id));
    return Entries::setDelivery(write, entry, Delivery::Failed, error);
}

Result<void>
OutboundMails::withdrawAll(Write& write, const QStringList& conversations, const QString& error) {
    QStringList waiting;
    SEGUE_TRY(inPieces(conversations, [&](const QString& marks, const db::Values& values) {
        return write.db().query(
            u"SELECT id FROM outbound_mail WHERE state = 'queued' AND conversation IN (%1)"_s.arg(marks),
            values, [&](const db::Row& row) { waiting.append(row.text(0)); });
    }));
    for (const QString& id : std::as_const(waiting))
        SEGUE_TRY(withdraw(write, id, error));
    return {};
}

Result<bool> OutboundMails::isAnythingDue(db::Connection& db, Instant now) {
    SEGUE_TRY_VALUE(isQueued, isAny(db, queuedAndDue(now)));
    return isQueued ? Result<bool>(true) : isAny(db, leaseIsOver(now));
}

} // namespace segue::hub
