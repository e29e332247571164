// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/channels/web_chat_identity.h"
#include "app/hub/rest/caller.h"
#include "app/hub/storage/contact_row.h"
#include "app/hub/storage/conversation_row.h"
#include "app/hub/storage/entry_row.h"
#include "app/hub/storage/storage.h"

#include <QStringList>

namespace segue::hub {

//! What the visitors of the web chat can do, without HTTP. A visitor is a browser, known by the
//! hash of a secret that it keeps. Anonymous visitors have a contact of their own from their first
//! message on; those whom the shop signed in have the contact with that verified external id, on
//! every device. What a visitor types about itself is claimed: it joins nothing and shows nothing.
class WebChat {
public:
    explicit WebChat(Storage& storage) : m_storage(storage) {}

    struct Session {
        QString token;               //!< Shown to the browser once.
        ConversationId conversation; //!< Empty if there is none yet.
        bool mayEndOthers = false;   //!< Other tokens of the browser may have been taken away.
    };
    //! `device`: what the browser keeps, not its hash.
    Result<Session> begin(const QString& device, const std::optional<SignedIdentity>& identity);

    struct Message {
        QString clientId;
        QString text;
        QString email; //!< Typed.
        QString name;  //!< Typed.
        QStringList attachments;
    };
    struct Sent {
        EntryRow entry;
        ContactId contact;  //!< Whose it is; made with the first message.
        bool isNew = false; //!< False for one that was sent again.
    };
    //! Stores the message once for each client id of the visitor's contact. Errors: Permanent
    //! "invalid_message", "invalid_attachment".
    Result<Sent> send(const VisitorCaller& visitor, const Message& message);

    struct Page {
        QList<EntryRow> entries;
        std::optional<ConversationRow> conversation;
        qint64 next = 0;
    };
    //! The public entries of the visitor's conversation that changed after `version`.
    Result<Page> entries(const VisitorCaller& visitor, qint64 version, int limit);
    static Result<std::optional<ConversationRow>>
    conversationOf(db::Connection& db, const ContactId& contact);

    //! Stores a rating from 1 to 5. Errors: Conflict "rating_not_asked" unless the conversation was
    //! solved.
    Result<EntryRow> rate(const VisitorCaller& visitor, int rating, const QString& comment);
    //! The team's messages up to `at`, which is not in the future, were looked at. Up to when, if that was
    //! news.
    Result<std::optional<Instant>> markSeen(const VisitorCaller& visitor, Instant at);

private:
    Result<Sent> sendNew(Write& write, const VisitorCaller& visitor, const Message& message);
    Result<EntryRow>
    storeRating(Write& write, ConversationRow& conversation, int rating, const QString& comment);

    Storage& m_storage;
};

} // namespace segue::hub
