// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/storage/conversation_row.h"
#include "app/hub/storage/entry_row.h"
#include "app/hub/storage/write.h"

namespace segue::hub {

//! Every change of a conversation, by whom and when; never changed, never deleted. Most are also
//! shown as an entry of kind event.
class EventLog {
public:
    explicit EventLog(Write& write) : m_write(write) {}

    //! A change that the timeline shows: a log row and an internal entry. Returns the entry's id.
    Result<EntryId>
    record(const ConversationRow& conversation, const Author& actor, const Change& change, Instant at);
    //! A fact for measuring ("created", "first_response", "rating") that the timeline shows
    //! otherwise.
    Result<void>
    note(const ConversationId& conversation, const Author& actor, const Change& change, Instant at);

private:
    Result<void> insert(
        const ConversationId& conversation, const EntryId& entry, const Author& actor, const Change& change,
        Instant at);

    Write& m_write;
};

} // namespace segue::hub
