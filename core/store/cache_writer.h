// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/db/connection.h"
#include "core/store/erased_refs.h"
#include "core/store/incoming.h"

#include <QHash>
#include <QSet>

namespace segue::store {

//! Writes one account's rows inside a transaction that the caller holds, and collects what they touch;
//! finish() then brings the derived columns up to date, once for each touched thing however many rows touched
//! it. Private to this room.
class CacheWriter {
public:
    //! Rows of what is in `erased` are refused; null = nothing is.
    CacheWriter(db::Connection& db, const AccountId& account, Instant now, const ErasedRefs* erased = nullptr)
        : m_db(db), m_account(account), m_now(now),
          m_erased(erased && !erased->isEmpty() ? erased : nullptr) {}

    Result<void> write(const IncomingRows& rows);
    //! Derived columns, then the list of what changed.
    Result<Applied> finish();

private:
    //! What is stored of a thing, if it is stored.
    struct Stored {
        qint64 row = 0;
        qint64 version = 0;
    };
    Result<std::optional<Stored>> stored(const QString& table, const QString& id);
    //! With what the search index was told.
    struct StoredEntry {
        Stored stored;
        QString conversation;
        bool isEvent = false; //!< Events are not indexed.
        QString subject;
        QString text;
    };
    Result<std::optional<StoredEntry>> storedEntry(const QString& id);
    //! Writes those things of `kind` that were not removed since: a late, older row brings nothing back.
    template <class Thing> Result<void> writeAll(const QString& kind, const QList<Thing>& things);
    //! True if the thing was removed at `version` or later.
    Result<bool> wasRemoved(const QString& kind, const QString& id, qint64 version);

    // Whether a row is of what was erased. A person who comes back is new: what they write afterwards is
    // theirs again.
    template <class Thing> bool isErased(const Thing&) const { return false; }
    bool isErased(const Contact& contact) const;
    bool isErased(const Conversation& conversation) const;
    bool isErased(const Entry& entry) const;
    bool isErased(const IdentityDecision& decision) const;
    bool isErased(const IncomingRows::Broken& broken) const;
    bool wasErasedAfter(const std::optional<ContactRef>& contact, Instant at) const;
    //! The conversation's participants who were not erased before it began.
    QList<Participant> withoutErased(const Conversation& conversation) const;

    Result<void> write(const Organisation& organisation);
    Result<void> write(const Contact& contact);
    Result<void> insertContact(const Contact& contact);
    Result<void> updateContact(const Contact& contact, const Contact& known);
    Result<void> writePoints(const ContactRef& contact, const QList<ContactPoint>& points);
    Result<void> write(const Conversation& conversation);
    Result<void> write(const Entry& entry);
    //! A row of `table` that is free, for statements that RETURNING would make slow. Ours is the only writer.
    Result<qint64> freeRow(const QString& table);
    //! The new row; nothing if the entry is there already.
    Result<std::optional<qint64>> insertEntry(const Entry& entry, const CustomerId& customer);
    Result<void> updateEntry(const Entry& entry, const CustomerId& customer);
    //! What follows from an entry's row, new or changed.
    void touch(const Entry& entry, const CustomerId& customer);
    Result<void> keepHtml(qint64 row, const QString& html);
    Result<CustomerId> customerOf(const Entry& entry);
    Result<void> write(const Article& article);
    Result<void> write(const Agent& agent);
    Result<void> write(const Team& team);
    Result<void> write(const CannedResponse& canned);
    Result<void> write(const Macro& macro);
    Result<void> write(const IdentityDecision& decision);
    Result<void> remove(const IncomingRows::Gone& gone);
    Result<void> merge(const IncomingRows::Merged& merged);
    Result<void> keepBroken(const IncomingRows::Broken& broken);

    //! What the search index is to forget and to learn, in this order. Kept until the end: every statement
    //! that may have to be taken back alone makes FTS5 write out what it holds in memory, so that it must not
    //! come between two rows of the index.
    struct IndexChange {
        qint64 row = 0;
        QString text;
        bool isRemoval = false;
    };
    void unindex(const StoredEntry& entry);
    Result<void> writeIndex();
    Result<void> removeEntry(const QString& id);
    Result<void> removeConversation(const QString& id);
    Result<void> removeContact(const QString& id);

    //! The customer that rows of `contact` are on; `fallback` if the id is empty.
    Result<CustomerId> customerOfContact(const QString& contact, const CustomerId& fallback);
    Result<void> touchCustomersOf(const QString& table, const QString& where, const db::Values& values);
    //! The customers with contacts of the organisation.
    Result<void> touchMembersOf(const QString& organisation);
    //! The customer's contacts themselves have changed, not only what was written with them.
    void touchPerson(const CustomerId& customer);
    //! `contact` may lose its points: for each that too many have, one of the others is to be looked at
    //! again.
    Result<void> touchHoldersOf(const Contact& contact);

    db::Connection& m_db;
    AccountId m_account;
    Instant m_now;
    const ErasedRefs* m_erased;
    Applied m_applied;
    QSet<QString> m_touchedConversations;
    QHash<QString, CustomerId> m_customerOfContact;
    QSet<CustomerId> m_touchedPeople; //!< Part of what is in m_applied.changes.
    QList<IndexChange> m_index;
    QHash<QString, qint64> m_lastRows; //!< By table.
    //! Whether anything of the account was ever removed; asked once.
    std::optional<bool> m_hasRemovals;
};

//! How a reference that may be missing is stored.
QString idOf(const auto& maybeRef) {
    return maybeRef ? maybeRef->id : QString();
}
//! What the search index holds of an entry.
QString indexedText(const QString& subject, const QString& text);
//! Makes the search index forget a row; `text` is the very text that was indexed, or it keeps words of it.
Result<void> removeFromIndex(db::Connection& db, qint64 row, const QString& text);

//! Puts what is of a contact from the customer `before`, whose it was, to another.
Result<void>
moveContact(db::Connection& db, const ContactRef& contact, const CustomerId& before, const CustomerId& after);
//! Remembers contacts whose identity is to be followed.
Result<void> insertUnlinked(db::Connection& db, const QList<ContactRef>& contacts);
//! Brings last message, snippet, unread count of `conversation` up to date, if it is stored.
Result<void> refreshConversation(db::Connection& db, const ConversationRef& conversation);
//! Brings the customers' rows (name, address, search text, counts) up to date; removes those without
//! contacts.
Result<void> refreshCustomers(db::Connection& db, const QSet<CustomerId>& customers);
//! Brings alone the time of a customer's last conversation up to date: much cheaper, and all that an entry
//! can change.
Result<void> refreshLastContact(db::Connection& db, const CustomerId& customer);

} // namespace segue::store
