// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/storage/conversation_row.h"
#include "app/hub/storage/write.h"

namespace segue::hub {

enum class SeenBy { Agent, Customer };

//! The conversations and what belongs to them: participants and tags.
class Conversations {
public:
    explicit Conversations(db::Connection& db) : m_db(db) {}

    Result<std::optional<ConversationRow>> find(const ConversationId& id);
    //! Those of `ids` that exist, in any order.
    Result<QList<ConversationRow>> load(const QStringList& ids);
    //! The contact's newest conversation on `channel`.
    Result<std::optional<ConversationRow>> newestOf(const ContactId& contact, Channel channel);
    //! Snoozed ones whose time has come.
    Result<QList<ConversationRow>> snoozedUntil(Instant now, int limit);
    //! Whose conversations of `channel`, or something in them, have changed since the version `after`.
    Result<QSet<ContactId>> contactsChangedAfter(qint64 after, Channel channel);
    //! Tags in use, with how many conversations have them, by name.
    Result<std::vector<std::pair<QString, qint64>>> tags();

    //! Gives it an id (unless it has one), a number and a version, and stores it.
    static Result<void> insert(Write& write, ConversationRow& conversation);
    //! Stores every field but participants and tags, and gives it a new version.
    static Result<void> update(Write& write, ConversationRow& conversation);
    // Where these changed, before update().
    static Result<void> storeParticipants(Write& write, const ConversationRow& conversation);
    static Result<void> storeTags(Write& write, const ConversationRow& conversation);
    //! Read marks are fields without a version: they never go back, and are no change in the feed.
    static Result<void> markSeen(Write& write, const ConversationId& id, SeenBy who, Instant at);
    //! True if markSeen() would change something.
    Result<bool> hasSeenLess(const ConversationId& id, SeenBy who, Instant at);

private:
    Result<std::optional<ConversationRow>> first(const QString& where, const db::Values& values);
    Result<void> addParticipants(QList<ConversationRow>& conversations);
    Result<void> addTags(QList<ConversationRow>& conversations);

    db::Connection& m_db;
};

} // namespace segue::hub
