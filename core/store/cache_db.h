// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/db/connection.h"
#include "core/domain/change_set.h"
#include "core/domain/contact.h"
#include "core/domain/conversation.h"
#include "core/domain/entry.h"
#include "core/domain/identity.h"
#include "core/store/erase_plan.h"
#include "core/store/erased_refs.h"
#include "core/store/incoming.h"
#include "core/store/stored_contacts.h"

#include <QHash>
#include <QList>
#include <memory>
#include <optional>

namespace segue {

//! How the cache was opened.
struct CacheOpening {
    bool wasCorrupt = false; //!< It was set aside (`asidePath`); everything is to be synced again.
    QString asidePath;
};

//! `cache.db`: what the backends said, and what follows from it. The engine thread's; the only writer. Every
//! call is one transaction. Errors: Storage.
class CacheDb {
public:
    //! Opens or makes `path`. A cache can be synced again: a corrupt file is set aside, one of another schema
    //! is made anew.
    static Result<std::unique_ptr<CacheDb>>
    open(const QString& path, const Clock& clock, CacheOpening* opening = nullptr);

    // Following a backend.
    //! Stores the rows and, where `rows.cursor` is set, the stream's cursor with them. Rows older than what
    //! is stored change nothing; repeating a call changes nothing.
    Result<Applied> apply(const AccountId& account, const IncomingRows& rows);
    Result<QString> cursor(const AccountId& account, const QString& stream);
    //! True if rows of the account are quarantined that another version of this program could not decode:
    //! then they are let go and `streams` begin again, so that they come once more.
    Result<bool> reopenQuarantine(const AccountId& account, const QStringList& streams);
    //! Removes all rows of an account, so that it can be synced again from the beginning.
    Result<void> clearAccount(const AccountId& account);
    //! clearAccount(); what it deletes is overwritten, except for what the file and its log still hold of
    //! earlier writes: core/engine/profile_sweep.h sees to that.
    Result<void> forgetAccount(const AccountId& account);

    // Erasing people.
    //! From now on apply() refuses what is in `refs`, which outlives this.
    void refuse(const ErasedRefs& refs) { m_erased = &refs; }
    //! Deletes what the plan names. What is left of the customers' contacts is to be linked anew.
    Result<ChangeSet> erase(const ErasePlan& plan);

    // What the outbox asks.
    Result<std::optional<Conversation>> conversation(const ConversationRef& ref);
    //! The id of the newest message, note or call; empty if there is none.
    Result<QString> newestEntry(const ConversationRef& ref);
    //! True if the entry is here, or was and is known to be gone.
    Result<bool> knowsEntry(const EntryRef& ref);
    //! The id of the oldest cached entry; empty if there is none.
    Result<QString> oldestEntry(const ConversationRef& ref);
    //! Without its html.
    Result<std::optional<Entry>> entry(const EntryRef& ref);
    //! True if the customer wrote or called after `baseEntryId` ("" = at all; not cached = false).
    Result<bool> customerWroteAfter(const ConversationRef& ref, const QString& baseEntryId);
    //! True if somebody other than `selfAgentId` changed the assignee after `baseEntryId` ("" or not cached =
    //! false).
    Result<bool>
    assignedByOthersAfter(const ConversationRef& ref, const QString& baseEntryId, const QString& selfAgentId);
    //! Moves the team's read mark forward, before the backend confirms it.
    Result<ChangeSet> markSeen(const ConversationRef& ref, Instant at);
    //! Where an agent is now: a sign of life, no change of the directory's row.
    Result<ChangeSet> setPresence(const AgentRef& agent, Presence presence);
    //! Nobody of the account is known to be there.
    Result<ChangeSet> forgetPresences(const AccountId& account);

    // Identity: what core/sync's linker reads and writes.
    Result<std::optional<StoredContact>> contact(const ContactRef& ref);
    //! Contacts that share `point`'s kind, system and normalised value; at most `limit`.
    Result<QList<StoredContact>> contactsWithPoint(const ContactPoint& point, int limit);
    Result<QList<StoredContact>> contactsOf(const CustomerId& customer);
    //! The contacts of the customer whom `ref` belongs to, itself among them; none if it is not stored.
    Result<QList<StoredContact>> contactsAround(const ContactRef& ref);
    Result<QList<ContactRef>> linkedWith(const ContactRef& ref);
    //! All who have that value.
    Result<QList<ContactRef>> holdersOf(const ContactPoint& point);
    //! Whether the value is known to be one of many people.
    Result<bool> isCrowded(const ContactPoint& point);
    Result<void> setCrowded(const ContactPoint& point, bool isCrowded);
    //! Replaces the conflicts of these contacts with whomever.
    Result<void> setConflicts(const QList<ContactRef>& contacts, const QList<DerivedConflict>& conflicts);
    //! Replaces the rule's links and the suggestions that touch `subject`.
    Result<void> setLinks(const ContactRef& subject, const QList<DerivedLink>& links);
    Result<void> setSuggestions(const ContactRef& subject, const QList<IdentitySuggestion>& suggestions);
    Result<void> removeSuggestion(const ContactRef& left, const ContactRef& right);
    //! Another number whenever the team's decisions may have changed.
    quint64 ledgerRevision() const { return m_ledgerRevision; }
    //! Contacts that apply() found touched, or addUnlinked() named, and whose identity nobody has followed
    //! yet.
    Result<QList<ContactRef>> unlinkedContacts();
    Result<void> addUnlinked(const QList<ContactRef>& contacts);
    Result<void> removeUnlinked(const QList<ContactRef>& contacts);
    //! Gives contacts their customers, and conversations and entries with them.
    Result<ChangeSet> assignCustomers(const QHash<ContactRef, CustomerId>& customers);

    db::Connection& connection() { return m_db; }

private:
    CacheDb(db::Connection db, const Clock& clock);

    Result<void> storeCursor(const AccountId& account, const IncomingRows::Cursor& cursor);

    db::Connection m_db;
    const Clock& m_clock;
    const ErasedRefs* m_erased = nullptr;
    quint64 m_ledgerRevision = 0;
};

} // namespace segue
