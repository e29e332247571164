// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/account_desk.h"
#include "core/engine/draft_journal.h"
#include "core/engine/undo_log.h"
#include "core/engine/undone.h"
#include "core/outbox/outbox.h"

#include <QObject>

namespace segue {

//! What the agent asks backends to do, and takes back.
class CommandDesk final : public QObject {
    Q_OBJECT

public:
    CommandDesk(
        Outbox& outbox, CacheDb& cache, FileStore& files, AccountDesk& accounts, DraftJournal& drafts,
        const Clock& clock);

    //! See Engine::enqueue(); durable when it returns.
    Result<CommandId> enqueue(const Command& command, Millis undoWindow);
    //! See Engine::undoLast().
    Result<Undone> undoLast();
    //! Nothing in these conversations can be undone any more: they are erased.
    void forget(const QList<ConversationRef>& conversations) { m_undo.forget(conversations); }

Q_SIGNALS:
    void storageFailed(const segue::Error& error);

private:
    Result<void> check(const Command& command) const;
    //! The conversation as it will be when all that waits has been carried out; nothing if it is
    //! not known.
    std::optional<Conversation> expected(const ConversationRef& ref);
    //! Cancels `command`, which is still in the outbox and was the last step.
    Result<Undone> takeBack(const UndoLog::Step& step, Command command);
    //! Queues what takes back a step that was carried out. The step is done with, also where it can
    //! never be taken back: it must not stand before the older ones. It stays only where the disk failed.
    Result<Undone> compensate(const UndoLog::Step& step);
    //! Errors: Conflict "nothing_to_undo".
    Result<Command> compensation(const UndoLog::Step& step);

    Outbox& m_outbox;
    CacheDb& m_cache;
    FileStore& m_files;
    AccountDesk& m_accounts;
    DraftJournal& m_drafts;
    const Clock& m_clock;
    UndoLog m_undo;
};

} // namespace segue
