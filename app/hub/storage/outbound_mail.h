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
    //! whether it left is unknown, see failAbandoned().
    static Result<QList<OutboundMail>> lease(Write& write, const QString& owner, Millis leaseFor, int limit);
    //! The lease lasts until now + `leaseFor` instead; false if `owner` holds it no longer.
    static Result<bool> extendLease(Write& write, const QString& id, const QString& owner, Millis leaseFor);
    //! Mails that `owner` has leased wait again. For an owner that is sending nothing: the answer to its
    //! lease was lost with the connection to the database.
    static Result<void> takeBack(Write& write, const QString& owner);
    //! Mails whose lease ran out are failed, with `error` for the agent: SMTP cannot tell whether they left.
    static Result<void> failAbandoned(Write& write, const QString& error);

    //! Whoever holds the lease by now: what was accepted was accepted.
    static Result<void> markSent(Write& write, const QString& id);
    //! Nothing was accepted by the server; tried again at `at`, at most `longestDelay` from now. Nothing
    //! happens where `owner` holds the lease no longer: somebody was told already what became of the mail.
    static Result<void>
    retryAt(Write& write, const QString& id, const QString& owner, Instant at, const QString& error);
    //! For good; `error` is one sentence for the agent. Like retryAt(), the lease's owner's alone.
    static Result<void>
    markFailed(Write& write, const QString& id, const QString& owner, const QString& error);
    //! A mail that waits is failed, with `error` for the agent; another one stays as it is.
    static Result<void> withdraw(Write& write, const QString& id, const QString& error);
    //! The same for all that wait in these conversations.
    static Result<void> withdrawAll(Write& write, const QStringList& conversations, const QString& error);
    //! True if there is something to lease() or to failAbandoned().
    static Result<bool> isAnythingDue(db::Connection& db, Instant now);
};

} // namespace segue::hub
