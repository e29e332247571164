// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"
#include "core/base/result.h"
#include "core/db/connection.h"

#include <QJsonArray>
#include <QString>
#include <QStringList>

namespace segue::hub {

//! Everything of some people, or some conversations: what an erasure deletes.
struct ErasureScope {
    QStringList contacts;      //!< Those who are there.
    QStringList conversations; //!< Their own, with everything in them.
    QStringList entries;       //!< What they wrote in conversations of others.
    QStringList places;        //!< Conversations of others in which they wrote or take part.
    QStringList decisions;     //!< Of the identity ledger, that name them.
    QStringList devices;       //!< Their browsers, hashed.
    //! Mailboxes, numbers and handles in lower case, by which they are in the lists of others; none that
    //! somebody has too who stays.
    QStringList addresses;

    //! Whether `address`, as it stands in a list, is one of theirs.
    bool hasAddress(const QString& address) const;
    //! Whether one of their addresses stands anywhere in `text`.
    bool isNamedIn(const QString& text) const;
};

//! What an erasure would delete, in numbers.
struct ErasureCounts {
    qint64 contacts = 0;
    qint64 conversations = 0;
    qint64 entries = 0;
    qint64 entriesElsewhere = 0;
    qint64 attachments = 0;
    qint64 attachmentBytes = 0;
    qint64 pendingMails = 0; //!< Queued, or with the SMTP server.
    qint64 decisions = 0;
    QString hash; //!< Another one if any of this is another, or about other objects.

    bool operator==(const ErasureCounts&) const = default;
};

Result<ErasureScope> scopeOfContacts(db::Connection& db, const QStringList& contacts);
//! These alone, whoever's they are.
ErasureScope scopeOfConversations(const QStringList& conversations);
Result<ErasureCounts> countsOf(db::Connection& db, const ErasureScope& scope);
//! Whether a mail of the scope, or to somebody of it, is with the SMTP server.
Result<bool> isMailOnItsWay(db::Connection& db, const ErasureScope& scope, Instant now);

} // namespace segue::hub
