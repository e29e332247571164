// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/api/command_request.h"
#include "app/hub/rest/caller.h"
#include "app/hub/storage/entry_row.h"
#include "app/hub/storage/settings.h"
#include "app/hub/storage/write.h"

namespace segue::hub {

//! Writes what an agent says into a conversation: a note, or a reply that goes out on the
//! conversation's channel.
class ReplyWriter {
public:
    ReplyWriter(Write& write, const AgentCaller& agent, QString key)
        : m_write(write), m_agent(agent), m_key(std::move(key)) {}

    Result<EntryId> note(ConversationRow& conversation, const WriteText& text);
    //! `recipients`: of a mail; empty = the conversation's participants. Errors: Permanent
    //! "reply_unsupported", "mail_not_configured", "invalid_recipients", "invalid_status" (closed),
    //! "reply_window_passed", "attachment_too_large" (all files of one mail together).
    Result<EntryId> reply(
        ConversationRow& conversation, const WriteText& text, const QList<ParticipantRow>& recipients,
        bool keepStatus);

private:
    EntryRow entryOf(const WriteText& text) const;
    Result<void> attach(EntryRow& entry, const WriteText& text);
    Result<void> enqueueMail(
        ConversationRow& conversation, const EntryRow& entry, const QList<ParticipantRow>& recipients,
        const MailSettings& mail);

    Write& m_write;
    const AgentCaller& m_agent;
    QString m_key;
};

} // namespace segue::hub
