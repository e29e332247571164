// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/storage/entry_row.h"
#include "app/hub/storage/write.h"

namespace segue::hub {

//! The items of timelines. Once made, only their delivery changes.
class Entries {
public:
    explicit Entries(db::Connection& db) : m_db(db) {}

    Result<std::optional<EntryRow>> find(const EntryId& id);
    //! Those of `ids` that exist, in any order.
    Result<QList<EntryRow>> load(const QStringList& ids);
    //! A page of a conversation, newest first, from before the entry `before` (empty = from the
    //! newest). Errors: Permanent "invalid_before" for an entry that is not the conversation's.
    Result<QList<EntryRow>> page(const ConversationId& conversation, const EntryId& before, int limit);
    //! What the customer may read of a conversation and that changed after `version`, in order of
    //! version.
    Result<QList<EntryRow>> publicAfter(const ConversationId& conversation, qint64 version, int limit);
    //! True if the customer has written something public that is newer than `entry`. Errors:
    //! Permanent "invalid_base_entry" for an entry that is not the conversation's.
    Result<bool> customerWroteAfter(const ConversationId& conversation, const EntryId& entry);

    //! Gives it an id (unless it has one), a sequence and a version, and stores it. Its attachments
    //! must have been taken with Attachments::take().
    static Result<void> insert(Write& write, EntryRow& entry);
    //! A new version with that delivery; nothing if the entry is gone.
    static Result<void>
    setDelivery(Write& write, const EntryId& id, Delivery delivery, const QString& error = {});
    //! The team's public messages up to `at` that have only come to `from` move on to `to`.
    static Result<void> advanceDelivery(
        Write& write, const ConversationId& conversation, Instant at, const QList<Delivery>& from,
        Delivery to);

private:
    Result<QList<EntryRow>> select(const QString& where, const db::Values& values);
    Result<void> complete(QList<EntryRow>& entries);

    db::Connection& m_db;
};

} // namespace segue::hub
