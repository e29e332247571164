// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/storage/conversation_row.h"
#include "app/hub/storage/ids.h"
#include "app/hub/storage/write.h"

#include <QList>

namespace segue::hub {

//! A reply that has to leave as mail. Its text and attachments are those of the entry.
struct OutboundMail {
    QString id;
    EntryId entry;
    ConversationId conversation;
    QString messageId; //!< Without angle brackets; the same at every attempt.
    QList<ParticipantRow> recipients;
    QString subject;
    int attempts = 0; //!< Before this one.
    Instant createdAt;

    bool operator==(const OutboundMail&) const = default;
};

//! The queue of mail on its way to the SMTP server. It is filled in the transaction that stores the
//! reply, and everything that becomes of a mail is a new version of its entry's delivery.
class OutboundMails {
public:
    //! No mail is put off or leased for longer.
    static constexpr Millis longestDelay = std::chrono::hours(1);

    //! Stores a mail; `mail.id` and, if it is empty, `mail.messageId` at `domain` are made.
    static Result<void> enqueue(Write& write, OutboundMail& mail, const QString& domain);

    //! Takes up to `limit` mails that are due, those that waited longest first, for `owner` alone until now +
    //! `leaseFor`. A mail whose lease ran out without an answer (the process died) is not taken again:
    //! whether it left is unknown, see abandoned().
    static Result<QList<OutboundMail>> lease(Write& write, const QString& owner, Millis leaseFor, int limit);
    //! Mails whose lease ran out. The caller decides; SMTP cannot tell whether they left.
    static Result<QList<OutboundMail>> abandoned(Write& write);

    static Result<void> markSent(Write& write, const QString& id);
    //! Nothing was accepted by the server; tried again at `at`, at most `longestDelay` from now.
    static Result<void> retryAt(Write& write, const QString& id, Instant at, const QString& error);
    //! For good; `error` is one sentence for the agent.
    static Result<void> markFailed(Write& write, const QString& id, const QString& error);
    //! True if lease() or abandoned() would find something.
    static Result<bool> isAnythingDue(db::Connection& db, Instant now);
};

} // namespace segue::hub
