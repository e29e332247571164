// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/storage/ids.h"
#include "app/hub/storage/write.h"

namespace segue::hub {

//! What already came in, by (provider, message id, content hash), so that a message that is delivered twice
//! is stored once. Providers are "mail" (the id is the Message-ID), the sender's name of POST
//! /inbound/messages, and "web_chat:<contact>".
struct InboundMessage {
    QString provider;
    QString messageId;
    QString result; //!< "accepted", "ignored" or "erased".
    ConversationId conversation;
    EntryId entry;
    //! Of a mail, whose Message-ID anybody can choose: tells another mail of the same id from a second
    //! delivery. Empty for the other providers.
    QString contentHash = {};

    bool operator==(const InboundMessage&) const = default;
};

class InboundMessages {
public:
    explicit InboundMessages(db::Connection& db) : m_db(db) {}

    Result<std::optional<InboundMessage>>
    find(const QString& provider, const QString& messageId, const QString& contentHash = {});
    static Result<void> insert(Write& write, const InboundMessage& message);
    //! What came in with it is erased: from now on it is known by a hash alone, so that another delivery
    //! brings nobody back. The row itself goes with its conversation or entry.
    static Result<void> insertErased(Write& write, const InboundMessage& message);

private:
    db::Connection& m_db;
};

} // namespace segue::hub
