// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/storage/conversation_row.h"
#include "app/hub/storage/entry_row.h"
#include "app/hub/storage/write.h"

namespace segue::hub {

//! What happens to a conversation when somebody writes or changes something: the rules of status,
//! waiting and events in one place, whatever the channel. Changes the row in memory and stores
//! entries and events; the caller stores the conversation once, with save(), before the transaction
//! ends.
class ConversationFlow {
public:
    explicit ConversationFlow(Write& write) : m_write(write) {}

    //! Stores a new conversation, begun by `actor` at `conversation.createdAt`.
    Result<void> begin(ConversationRow& conversation, const Author& actor);
    //! True unless the conversation is final: then a new message begins another one.
    static bool takesMessages(const ConversationRow& conversation) {
        return conversation.status != Status::Closed;
    }

    //! The first line of what was written, short enough for a list: for a conversation without a subject.
    static QString subjectOf(const QString& text);

    //! Stores what the customer wrote (`entry` has text, author and the like; the rest is filled
    //! in). A conversation that waited for the customer or was solved is open again; spam stays
    //! spam.
    Result<void> customerWrote(ConversationRow& conversation, EntryRow& entry);
    //! Stores a public answer of the team. A new conversation is open then, unless `keepStatus`
    //! says that the command sets a status itself.
    Result<void> teamAnswered(ConversationRow& conversation, EntryRow& entry, bool keepStatus);
    //! Stores anything that moves nothing: a note, a survey answer.
    Result<void> add(ConversationRow& conversation, EntryRow& entry);

    // Changes by `actor`. Setting what is there already does nothing.
    Result<void> setStatus(
        ConversationRow& conversation, Status status, std::optional<Instant> snoozedUntil,
        const Author& actor);
    Result<void> setAssignee(ConversationRow& conversation, const AgentId& agent, const Author& actor);
    Result<void> setTeam(ConversationRow& conversation, const TeamId& team, const Author& actor);
    Result<void> setPriority(ConversationRow& conversation, Priority priority, const Author& actor);
    Result<void> changeTags(
        ConversationRow& conversation, const QStringList& add, const QStringList& remove,
        const Author& actor);
    Result<void> setSubject(ConversationRow& conversation, const QString& subject, const Author& actor);

    Result<void> save(ConversationRow& conversation);

private:
    Result<void> store(ConversationRow& conversation, EntryRow& entry);
    Result<void> record(
        ConversationRow& conversation, const Author& actor, const char* field, const QString& before,
        const QString& after);

    Write& m_write;
};

} // namespace segue::hub
