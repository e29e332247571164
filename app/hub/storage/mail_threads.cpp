// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/storage/mail_threads.h"

#include <algorithm>

namespace segue::hub {

using namespace Qt::StringLiterals;

Result<std::optional<MailThreads::Place>> MailThreads::find(const QStringList& messageIds) {
    for (const QString& messageId : messageIds) {
        SEGUE_TRY_VALUE(
            place,
            m_db.one(
                u"SELECT conversation, entry FROM mail_message_ids WHERE message_id = ?"_s, {messageId},
                [](const db::Row& row) { return Place{row.id<ConversationId>(0), row.id<EntryId>(1)}; }));
        if (place)
            return place;
    }
    return std::optional<Place>();
}

Result<std::optional<MailThreads::Place>> MailThreads::findOutbound(const QString& messageId) {
    return m_db.one(
        u"SELECT conversation, entry FROM outbound_mail WHERE message_id = ?"_s, {messageId},
        [](const db::Row& row) { return Place{row.id<ConversationId>(0), row.id<EntryId>(1)}; });
}

Result<QStringList> MailThreads::messageIdsOf(const ConversationId& conversation, int limit) {
    SEGUE_TRY_VALUE(
        ids, m_db.all(
                 u"SELECT message_id FROM mail_message_ids WHERE conversation = ? "
                 "ORDER BY at DESC, message_id DESC LIMIT ?"_s,
                 {conversation, limit}, [](const db::Row& row) { return row.text(0); }));
    std::reverse(ids.begin(), ids.end());
    return QStringList(ids.begin(), ids.end());
}

Result<std::optional<MailThreads::ReplyAddress>> MailThreads::findReplyAddress(const QString& token) {
    return m_db.one(
        u"SELECT conversation, contact, mailbox FROM mail_reply_tokens WHERE token = ? "
        "UNION ALL SELECT conversation, '', '' FROM mail_shared_reply_tokens WHERE token = ?"_s,
        {token.toLower(), token.toLower()}, [](const db::Row& row) {
            return ReplyAddress{row.id<ConversationId>(0), row.id<ContactId>(1), row.text(2)};
        });
}

Result<void> MailThreads::add(
    Write& write, const QString& messageId, const ConversationId& conversation, const EntryId& entry,
    Instant at) {
    SEGUE_TRY(write.db().run(
        u"INSERT INTO mail_message_ids (message_id, conversation, entry, at) "
        "VALUES (?, ?, ?, ?) ON CONFLICT (message_id) DO NOTHING"_s,
        {messageId, conversation, entry, at}));
    return {};
}

Result<QString> MailThreads::replyToken(
    Write& write, const ConversationId& conversation, const ContactId& contact, const QString& mailbox) {
    SEGUE_TRY_VALUE(
        known, write.db().scalar<QString>(
                   u"SELECT token FROM mail_reply_tokens WHERE conversation = ? AND contact = ? AND "
                   "mailbox = ?"_s,
                   {conversation, contact, mailbox}));
    if (known)
        return *known;
    const QString token = write.newHexSecret(16);
    SEGUE_TRY(write.db().run(
        u"INSERT INTO mail_reply_tokens (token, conversation, contact, mailbox, created_at) "
        "VALUES (?, ?, ?, ?, ?)"_s,
        {token, conversation, contact, mailbox, write.now()}));
    return token;
}

Result<QString> MailThreads::sharedReplyToken(Write& write, const ConversationId& conversation) {
    SEGUE_TRY_VALUE(
        known, write.db().scalar<QString>(
                   u"SELECT token FROM mail_shared_reply_tokens WHERE conversation = ?"_s, {conversation}));
    if (known)
        return *known;
    const QString token = write.newHexSecret(16);
    SEGUE_TRY(write.db().run(
        u"INSERT INTO mail_shared_reply_tokens (token, conversation, created_at) VALUES (?, ?, ?)"_s,
        {token, conversation, write.now()}));
    return token;
}

} // namespace segue::hub
