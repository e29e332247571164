// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/storage/eraser.h"

#include "app/hub/storage/conversation_json.h"
#include "app/hub/storage/conversations.h"
#include "app/hub/storage/entries.h"
#include "app/hub/storage/external_ids.h"
#include "app/hub/storage/inbound_messages.h"
#include "app/hub/storage/outbound_mail.h"
#include "app/hub/storage/sql_values.h"

namespace segue::hub {

using namespace Qt::StringLiterals;

namespace {

//! The entries of conversations, as a condition.
QString entryIsIn() {
    return u" IN (SELECT id FROM entries WHERE conversation IN (%1))"_s;
}

//! A receipt without what it told of objects: the feed has them as they are.
QString withoutObjects(const QString& receipt) {
    QJsonObject object = jsonObject(receipt);
    QJsonObject changes = object.value("changes"_L1).toObject();
    for (const QString& list : changes.keys())
        changes.insert(list, QJsonArray());
    object.insert(u"changes"_s, changes);
    return jsonText(object);
}

} // namespace

Result<void> Eraser::run() {
    SEGUE_TRY(keepDuplicatesGuard());
    SEGUE_TRY(keepImportsGuard());
    SEGUE_TRY(markFiles());
    SEGUE_TRY(removeConversations());
    SEGUE_TRY(removeEntries());
    SEGUE_TRY(leavePlaces());
    SEGUE_TRY(removeDecisions());
    SEGUE_TRY(removeTokens());
    return removeContacts();
}

Result<void> Eraser::forEach(const QString& sql, const QStringList& ids) {
    return inPieces(ids, [&](const QString& marks, const db::Values& values) {
        return m_write.db().run(sql.arg(marks), values).map([](qint64) {});
    });
}

Result<void> Eraser::keepDuplicatesGuard() {
    SEGUE_TRY(keepGuardOf(u"conversation IN (%1)"_s, m_scope.conversations));
    return keepGuardOf(u"entry IN (%1)"_s, m_scope.entries);
}

Result<void> Eraser::keepGuardOf(const QString& where, const QStringList& ids) {
    QList<InboundMessage> known;
    SEGUE_TRY(inPieces(ids, [&](const QString& marks, const db::Values& values) {
        return m_write.db().query(
            u"SELECT provider, message_id, content_hash FROM inbound_messages WHERE "_s + where.arg(marks),
            values,
            [&](const db::Row& row) { known.append({row.text(0), row.text(1), {}, {}, {}, row.text(2)}); });
    }));
    for (const InboundMessage& message : std::as_const(known)) {
        // A browser that writes again does so for a contact of its own.
        if (!message.provider.startsWith("web_chat:"_L1))
            SEGUE_TRY(InboundMessages::insertErased(m_write, message));
    }
    return {};
}

Result<void> Eraser::keepImportsGuard() {
    SEGUE_TRY(hashExternalIds(u"object_id IN (%1)"_s, m_scope.contacts));
    SEGUE_TRY(hashExternalIds(u"object_id IN (%1)"_s, m_scope.conversations));
    SEGUE_TRY(hashExternalIds(u"object_id IN (%1)"_s, m_scope.entries));
    return hashExternalIds(u"object_id"_s + entryIsIn(), m_scope.conversations);
}

Result<void> Eraser::hashExternalIds(const QString& where, const QStringList& ids) {
    QList<std::pair<QString, QString>> known;
    SEGUE_TRY(inPieces(ids, [&](const QString& marks, const db::Values& values) {
        return m_write.db().query(
            u"SELECT kind, external_id FROM external_ids WHERE "_s + where.arg(marks), values,
            [&](const db::Row& row) { known.append({row.text(0), row.text(1)}); });
    }));
    for (const auto& [kind, externalId] : std::as_const(known))
        SEGUE_TRY(ExternalIds::erase(m_write, kind, externalId));
    return {};
}

Result<void> Eraser::markFiles() {
    const QString mark =
        u"INSERT INTO erased_files (sha256) SELECT DISTINCT sha256 FROM attachments WHERE "_s;
    const QString once = u" ON CONFLICT (sha256) DO NOTHING"_s;
    SEGUE_TRY(forEach(mark + u"entry"_s + entryIsIn() + once, m_scope.conversations));
    SEGUE_TRY(forEach(mark + u"entry IN (%1)"_s + once, m_scope.entries));
    // What their browsers uploaded and never sent.
    QStringList owners;
    for (const QString& device : m_scope.devices)
        owners.append(u"visitor:"_s + device);
    SEGUE_TRY(forEach(mark + u"entry IS NULL AND owner IN (%1)"_s + once, owners));
    return forEach(u"DELETE FROM attachments WHERE entry IS NULL AND owner IN (%1)"_s, owners);
}

Result<void> Eraser::removeConversations() {
    // Whoever is told of a conversation's end needs not be told of each of its entries.
    SEGUE_TRY(forEach(
        u"DELETE FROM feed WHERE kind = 'entry' AND object_id"_s + entryIsIn(), m_scope.conversations));
    for (const QString& id : m_scope.conversations)
        SEGUE_TRY(m_write.remove(FeedKind::Conversation, id));
    return forEach(u"DELETE FROM conversations WHERE id IN (%1)"_s, m_scope.conversations);
}

Result<void> Eraser::removeEntries() {
    for (const QString& id : m_scope.entries)
        SEGUE_TRY(m_write.remove(FeedKind::Entry, id));
    return forEach(u"DELETE FROM entries WHERE id IN (%1)"_s, m_scope.entries);
}

Result<void> Eraser::leavePlaces() {
    for (const QString& conversation : m_scope.places)
        SEGUE_TRY(leavePlace(conversation));
    return {};
}

Result<void> Eraser::leavePlace(const QString& id) {
    SEGUE_TRY_VALUE(conversation, Conversations(m_write.db()).find(ConversationId(id)));
    if (!conversation)
        return {};
    conversation->participants.removeIf([this](const ParticipantRow& participant) {
        return m_scope.contacts.contains(participant.contact.value()) ||
               m_scope.hasAddress(participant.address);
    });
    SEGUE_TRY(Conversations::storeParticipants(m_write, *conversation));
    SEGUE_TRY(Conversations::update(m_write, *conversation));
    SEGUE_TRY(forgetRecipients(id));
    SEGUE_TRY(forgetAuthors(id));
    // Each tells the conversation as it was then, with those who took part.
    SEGUE_TRY_VALUE(
        receipts, m_write.db().all(
                      u"SELECT idempotency_key, receipt FROM commands WHERE conversation = ?"_s, {id},
                      [](const db::Row& row) { return std::pair(row.text(0), row.text(1)); }));
    for (const auto& [key, receipt] : receipts)
        SEGUE_TRY(m_write.db().run(
            u"UPDATE commands SET receipt = ? WHERE idempotency_key = ?"_s, {withoutObjects(receipt), key}));
    return {};
}

Result<void> Eraser::forgetRecipients(const QString& conversation) {
    struct Sent {
        QString id;
        EntryId entry;
        QString recipients;
        QString lastError;
        QString deliveryError;
        Delivery delivery;
    };
    SEGUE_TRY_VALUE(
        mails, m_write.db().all(
                   u"SELECT outbound_mail.id, entry, recipients, last_error, delivery_error, delivery FROM "
                   "outbound_mail JOIN entries ON entries.id = entry WHERE outbound_mail.conversation = ?"_s,
                   {conversation}, [](const db::Row& row) {
                       return Sent{row.text(0), row.id<EntryId>(1),
                                   row.text(2), row.text(3),
                                   row.text(4), deliveryFromString(row.text(5)).value_or(Delivery::Sent)};
                   }));
    for (const Sent& mail : mails) {
        SEGUE_TRY_VALUE(recipients, participantsFromJson(jsonArray(mail.recipients), u"$"_s));
        recipients.removeIf(
            [this](const ParticipantRow& recipient) { return m_scope.hasAddress(recipient.address); });
        const QString error = m_scope.isNamedIn(mail.lastError) ? QString() : mail.lastError;
        SEGUE_TRY(m_write.db().run(
            u"UPDATE outbound_mail SET recipients = ?, last_error = ? WHERE id = ?"_s,
            {jsonText(participantsToJson(recipients)), error, mail.id}));
        if (m_scope.isNamedIn(mail.deliveryError))
            SEGUE_TRY(Entries::setDelivery(m_write, mail.entry, mail.delivery));
        // What waits and would go to nobody else.
        if (recipients.isEmpty())
            SEGUE_TRY(OutboundMails::withdraw(
                m_write, mail.id, u"Everybody whom this mail was for has been erased."_s));
    }
    return {};
}

Result<void> Eraser::forgetAuthors(const QString& conversation) {
    for (const QString& contact : m_scope.contacts) {
        const db::Values values{conversation, contact};
        SEGUE_TRY_VALUE(
            events, m_write.db().all(
                        u"SELECT id FROM entries WHERE conversation = ? AND author_kind = 'customer' AND "
                        "author_id = ?"_s,
                        values, [](const db::Row& row) { return row.text(0); }));
        for (const QString& id : events) {
            SEGUE_TRY_VALUE(version, m_write.touch(FeedKind::Entry, id));
            SEGUE_TRY(m_write.db().run(
                u"UPDATE entries SET author_id = '', author_name = '', version = ? WHERE id = ?"_s,
                {version, id}));
        }
        SEGUE_TRY(m_write.db().run(
            u"UPDATE entries SET contact = NULL WHERE conversation = ? AND contact = ?"_s, values));
        SEGUE_TRY(m_write.db().run(
            u"UPDATE event_log SET actor_id = '', actor_name = '' WHERE conversation = ? AND actor_id = ?"_s,
            values));
    }
    return {};
}

Result<void> Eraser::removeDecisions() {
    for (const QString& id : m_scope.decisions)
        SEGUE_TRY(m_write.remove(FeedKind::Decision, id));
    return forEach(u"DELETE FROM decisions WHERE id IN (%1)"_s, m_scope.decisions);
}

Result<void> Eraser::removeTokens() {
    SEGUE_TRY(forEach(u"DELETE FROM tokens WHERE contact IN (%1)"_s, m_scope.contacts));
    return forEach(u"DELETE FROM tokens WHERE contact IS NULL AND device IN (%1)"_s, m_scope.devices);
}

Result<void> Eraser::removeContacts() {
    for (const QString& id : m_scope.contacts)
        SEGUE_TRY(m_write.remove(FeedKind::Contact, id));
    return forEach(u"DELETE FROM contacts WHERE id IN (%1)"_s, m_scope.contacts);
}

} // namespace segue::hub
