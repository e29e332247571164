// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/storage/ids.h"
#include "app/hub/storage/write.h"

#include <QStringList>

namespace segue::hub {

//! To which conversation a mail belongs: by the Message-IDs that it refers to, or by the tokened
//! address that it answers. Message-IDs are kept without their angle brackets.
class MailThreads {
public:
    explicit MailThreads(db::Connection& db) : m_db(db) {}

    struct Place {
        ConversationId conversation;
        EntryId entry; //!< The mail that was referred to; empty for a reply address.

        bool operator==(const Place&) const = default;
    };
    struct ReplyAddress {
        ConversationId conversation;
        ContactId contact; //!< To whom alone the mail with that address went; empty where others got it too.
        QString mailbox;   //!< Theirs that it went to, normalised; empty with `contact`.

        bool operator==(const ReplyAddress&) const = default;
    };

    //! The first of `messageIds` that is known; give In-Reply-To first, then References from the
    //! last to the first.
    Result<std::optional<Place>> find(const QStringList& messageIds);
    //! The mail of ours with that Message-ID: one that left or is to leave.
    Result<std::optional<Place>> findOutbound(const QString& messageId);
    //! The Message-IDs of the conversation's mails, oldest first, at most the newest `limit`: for
    //! References.
    Result<QStringList> messageIdsOf(const ConversationId& conversation, int limit = 20);
    //! What the secret part of a reply address stands for.
    Result<std::optional<ReplyAddress>> findReplyAddress(const QString& token);

    //! Notes the Message-ID of a mail that came or goes; a known one stays as it is.
    static Result<void>
    add(Write& write, const QString& messageId, const ConversationId& conversation, const EntryId& entry,
        Instant at);
    //! The secret part of the reply address for mail to this mailbox (normalised) of the contact in this
    //! conversation, made when first asked for. Lower-case letters and digits, because mail servers change
    //! the case of addresses.
    static Result<QString> replyToken(
        Write& write, const ConversationId& conversation, const ContactId& contact, const QString& mailbox);
    //! As replyToken(), for mail that several people get.
    static Result<QString> sharedReplyToken(Write& write, const ConversationId& conversation);

private:
    db::Connection& m_db;
};

} // namespace segue::hub
