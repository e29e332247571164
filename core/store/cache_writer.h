// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/db/connection.h"
#include "core/store/incoming.h"

#include <QHash>
#include <QSet>

namespace segue::store {

//! Writes one account's rows inside a transaction that the caller holds, and collects what they touch;
//! finish() then brings the derived columns up to date, once for each touched thing however many rows touched
//! it. Private to this room.
class CacheWriter {
public:
    CacheWriter(db::Connection& db, const AccountId& account, Instant now)
        : m_db(db), m_account(account), m_now(now) {}

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
    //! True if `version` is news about the thing `id` of `kind`.
    Result<bool>
    isNews(const QString& kind, const QString& id, qint64 version, const std::optional<Stored>& known);
    //! True if the thing was removed after `version`.
    Result<bool> wasRemoved(const QString& kind, const QString& id, qint64 version);

    Result<void> write(const Organisation& organisation);
    Result<void> write(const Contact& contact);
    Result<void> writePoints(qint64 row, const QList<ContactPoint>& points);
    Result<void> write(const Conversation& conversation);
    Result<void> write(const Entry& entry);
    //! The new row; nothing if the entry is there already.
    Result<std::optional<qint64>> insertEntry(const Entry& entry, const CustomerId& customer);
    Result<void> updateEntry(const Entry& entry, const CustomerId& customer);
    //! What goes with an entry's row, old or new.
    Result<void> written(const Entry& entry, qint64 row, const CustomerId& customer);
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
    Result<void> unindex(qint64 row);
    Result<void> writeIndex();
    Result<void> removeEntry(const QString& id);
    Result<void> removeConversation(const QString& id);
    Result<void> removeContact(const QString& id);

    //! The customer that rows of `contact` are on; `fallback` if the id is empty.
    Result<CustomerId> customerOfContact(const QString& contact, const CustomerId& fallback);
    Result<void> touchCustomersOf(const QString& table, const QString& where, const db::Values& values);
    //! The customer's contacts themselves have changed, not only what was written with them.
    void touchPerson(const CustomerId& customer);

    db::Connection& m_db;
    AccountId m_account;
    Instant m_now;
    Applied m_applied;
    QSet<QString> m_touchedConversations;
    QHash<QString, CustomerId> m_customerOfContact;
    QSet<CustomerId> m_touchedPeople; //!< Part of what is in m_applied.changes.
    QList<IndexChange> m_index;
    //! Whether anything of the account was ever removed; asked once.
    std::optional<bool> m_hasRemovals;
};

//! Brings last message, snippet, unread count of `conversation` up to date.
Result<void> refreshConversation(db::Connection& db, const ConversationRef& conversation);
//! Brings the customers' rows (name, address, search text, counts) up to date; removes those without
//! contacts.
Result<void> refreshCustomers(db::Connection& db, const QSet<CustomerId>& customers);
//! Brings alone the time of a customer's last conversation up to date: much cheaper, and all that an entry
//! can change.
Result<void> refreshLastContact(db::Connection& db, const CustomerId& customer);

} // namespace segue::store
