// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/contact.h"
#include "core/domain/conversation.h"
#include "core/domain/directory.h"
#include "core/domain/entry.h"
#include "core/domain/erasure.h"
#include "core/domain/identity.h"

#include <QList>
#include <QString>

namespace segue {

//! One thing that could not be decoded. It is kept for the user to look at; the rest of its batch goes on.
struct QuarantinedItem {
    QString kind; //!< "entry", "contact", …
    QString id;   //!< If it could be read.
    QString why;
    QByteArray raw; //!< At most 64 KiB of it.

    bool operator==(const QuarantinedItem&) const = default;
};

//! Something that the backend deleted.
struct Removal {
    QString kind; //!< "conversation", "entry", "contact", "organisation", "article", "agent", "team",
                  //!< "canned", "macro"
    QString id;
    qint64 version = 0;

    bool operator==(const Removal&) const = default;
};

//! The backend merged one thing into another and forgot the first.
struct MergedInto {
    QString kind; //!< "conversation" or "contact"
    QString from;
    QString to;

    bool operator==(const MergedInto&) const = default;
};

//! What a backend said, as rows. Rows may repeat, be older than what is stored, and come in any order.
struct Batch {
    QList<Organisation> organisations;
    QList<Contact> contacts;
    QList<Conversation> conversations;
    QList<Entry> entries;
    QList<Article> articles;
    QList<Agent> agents;
    QList<Team> teams;
    QList<CannedResponse> cannedResponses;
    QList<Macro> macros;
    QList<IdentityDecision> decisions;
    QList<Removal> removed;
    QList<MergedInto> merged;
    QList<QuarantinedItem> quarantined;
    QList<Tombstone> erased; //!< Applied before everything else of the batch.

    //! Where to go on; stored in the same transaction as the rows.
    QString nextCursor;
    //! Of pushed rows: the cursor that they follow. They may be stored with `nextCursor` only if this is the
    //! stored cursor or lies before it; else something was missed: pull.
    QString afterCursor;
    //! Nothing more for now.
    bool complete = true;
    //! 0 to 1 where the backend tells how far a first sync has come; below 0 = unknown.
    double progress = -1;
};

} // namespace segue
