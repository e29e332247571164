// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/storage/event_log.h"

#include "app/hub/storage/entries.h"
#include "app/hub/storage/sql_values.h"

namespace segue::hub {

using namespace Qt::StringLiterals;

Result<EntryId>
EventLog::record(const ConversationRow& conversation, const Author& actor, const Change& change, Instant at) {
    EntryRow entry;
    entry.conversation = conversation.id;
    entry.kind = EntryKind::Event;
    entry.visibility = Visibility::Internal;
    entry.channel = conversation.channel;
    entry.author = actor;
    entry.contact = conversation.contact;
    entry.at = at;
    SEGUE_TRY(Entries::insert(m_write, entry));
    SEGUE_TRY(insert(conversation.id, entry.id, actor, change, at));
    return entry.id;
}

Result<void>
EventLog::note(const ConversationId& conversation, const Author& actor, const Change& change, Instant at) {
    return insert(conversation, {}, actor, change, at);
}

Result<void> EventLog::insert(
    const ConversationId& conversation, const EntryId& entry, const Author& actor, const Change& change,
    Instant at) {
    SEGUE_TRY(m_write.db().run(
        u"INSERT INTO event_log (id, conversation, entry, field, actor_kind, actor_id, actor_name, "
        u"at, old_value, "
        "new_value) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
        {m_write.newId(), conversation, orNull(entry), change.field, toString(actor.kind), actor.id,
         actor.name, at, change.before, change.after}));
    return {};
}

} // namespace segue::hub
