// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/storage/entry_row.h"
#include "app/hub/storage/write.h"

namespace segue::hub {

//! What the long texts of one answer may take in memory.
inline constexpr qint64 largestPage = 8 * 1024 * 1024;

struct EntryPage {
    QList<EntryRow> entries;
    bool complete = true; //!< There is nothing after them.
};

//! The items of timelines. Once made, only their delivery changes.
class Entries {
public:
    explicit Entries(db::Connection& db) : m_db(db) {}

    Result<std::optional<EntryRow>> find(const EntryId& id);
    //! Those of `ids` that exist, in any order.
    Result<QList<EntryRow>> load(const QStringList& ids);
    // Pages hold at most `limit` entries, fewer where their texts pass `largestPage`, but one at least.
    //! A page of a conversation, newest first, from before the entry `before` (empty = from the
    //! newest). Errors: Permanent "invalid_before" for an entry that is not the conversation's.
    Result<EntryPage> page(const ConversationId& conversation, const EntryId& before, int limit);
    //! What the customer may read of a conversation and that changed after `version`, in order of
    //! version.
    Result<EntryPage> publicAfter(const ConversationId& conversation, qint64 version, int limit);
    //! True if the customer has written something public that is newer than `entry`. Errors:
    //! Permanent "invalid_base_entry" for an entry that is not the conversation's.
    Result<bool> customerWroteAfter(const ConversationId& conversation, const EntryId& entry);

    //! Gives it an id (unless it has one), a sequence and a version, and stores it. Its attachments
    //! must have been taken with Attachments::take().
    static Result<void> insert(Write& write, EntryRow& entry);
    //! A new version with that delivery; nothing if the entry is gone.
    static Result<void>
    setDelivery(Write& write, const EntryId& id, Delivery delivery, const QString& error = {});
    //! The team's public messages up to `at` that were sent or delivered are read.
    static Result<void> markRead(Write& write, const ConversationId& conversation, Instant at);
    //! True if markRead() would find one.
    Result<bool> hasUnread(const ConversationId& conversation, Instant at);

private:
    Result<QList<EntryRow>> select(const QString& where, const db::Values& values);
    //! `where` ends with an order.
    Result<EntryPage> selectPage(const QString& where, db::Values values, int limit);
    Result<void> addAttachments(QList<EntryRow>& entries);

    db::Connection& m_db;
};

} // namespace segue::hub
