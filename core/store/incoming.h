// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/change_set.h"
#include "core/domain/contact.h"
#include "core/domain/conversation.h"
#include "core/domain/directory.h"
#include "core/domain/entry.h"
#include "core/domain/identity.h"

#include <QList>
#include <QString>
#include <optional>

namespace segue {

//! Rows of one account for the cache, free of how they came (the store does not know adapters;
//! core/sync/rows_of.h makes them from a Batch).
struct IncomingRows {
    struct Gone {
        QString kind;
        QString id;
        qint64 version = 0;
    };
    struct Merged {
        QString kind;
        QString from;
        QString to;
    };
    struct Broken {
        QString kind;
        QString id;
        QString why;
        QByteArray raw;
    };
    struct Cursor {
        QString stream;
        QString value;
    };

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
    QList<Gone> gone;
    QList<Merged> merged;
    QList<Broken> broken;
    std::optional<Cursor> cursor; //!< Commits with the rows that it covers.
};

//! What apply() did.
struct Applied {
    ChangeSet changes;
    //! Whose identity may follow otherwise now: they are new, gone, have other names or points, or were
    //! decided on.
    QList<ContactRef> touchedContacts;
    QList<Entry> newEntries; //!< Entries that were not there before, for notifications.
};

//! Two contacts that cannot be one person, and why.
struct DerivedConflict {
    ContactRef left;
    ContactRef right;
    QList<Evidence> evidence;
};

//! A link that a rule derived.
struct DerivedLink {
    ContactRef left;
    ContactRef right;
    QString rule;
    QList<Evidence> evidence;
};

} // namespace segue
