// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/command_desk.h"

namespace segue {

using namespace Qt::StringLiterals;

namespace {
tl::unexpected<Error> nothingToUndo(const QString& why) {
    return fail(ErrorKind::Conflict, u"nothing_to_undo"_s, why);
}
} // namespace

CommandDesk::CommandDesk(
    Outbox& outbox, CacheDb& cache, FileStore& files, AccountDesk& accounts, DraftJournal& drafts,
    const Clock& clock)
    : m_outbox(outbox), m_cache(cache), m_files(files), m_accounts(accounts), m_drafts(drafts),
      m_clock(clock) {}

Result<void> CommandDesk::check(const Command& command) const {
    const Capabilities limits = m_accounts.capabilities(command.conversation.account);
    if (limits.maxTextBytes > 0 && textOf(command).toUtf8().size() > limits.maxTextBytes)
        return fail(
            ErrorKind::Permanent, u"text_too_long"_s, u"at most %1 bytes of text"_s.arg(limits.maxTextBytes));
    const QList<StagedFile> files = filesOf(command);
    if (limits.maxAttachments > 0 && files.size() > limits.maxAttachments)
        return fail(
            ErrorKind::Permanent, u"too_many_attachments"_s,
            u"at most %1 files"_s.arg(limits.maxAttachments));
    for (const StagedFile& file : files) {
        if (limits.maxAttachmentBytes > 0 && file.size > limits.maxAttachmentBytes)
            return fail(
                ErrorKind::Permanent, u"attachment_too_large"_s,
                u"at most %1 bytes a file"_s.arg(limits.maxAttachmentBytes));
        if (!m_files.contains(file.sha256))
            return fail(ErrorKind::Permanent, u"file_missing"_s, u"an attached file is gone"_s);
    }
    return {};
}

Result<CommandId> CommandDesk::enqueue(const Command& command, Millis undoWindow) {
    SEGUE_TRY(check(command));
    const auto before = expected(command.conversation);
    const auto draft = m_drafts.sourceOf(command);
    auto id = m_outbox.accept(command, {undoWindow, draft});
    if (!id) {
        if (id.error().kind == ErrorKind::Storage)
            Q_EMIT storageFailed(id.error());
        return id;
    }
    if (draft)
        m_drafts.wasTaken(command.conversation, *draft);
    if (before)
        m_undo.add({*id, command.conversation, command.operations, *before});
    return id;
}

std::optional<Conversation> CommandDesk::expected(const ConversationRef& ref) {
    auto conversation = m_cache.conversation(ref).value_or(std::nullopt);
    if (!conversation)
        return std::nullopt;
    const QList<CommandId> waiting = m_outbox.openOf(ref.account);
    for (const CommandId& id : waiting) {
        const Command& command = m_outbox.find(id)->item.command;
        if (command.conversation == ref)
            applyOperations(*conversation, command.operations);
    }
    return conversation;
}

Result<Undone> CommandDesk::undoLast() {
    while (const auto step = m_undo.newest()) {
        if (const OpenItem* open = m_outbox.find(step->command))
            return takeBack(*step, open->item.command);
        SEGUE_TRY_VALUE(item, m_outbox.settled(step->command));
        if (item && item->state == OutboxState::Confirmed)
            return compensate(*step);
        // It was taken back already: the one before it is the last that counts.
        m_undo.dropNewest();
    }
    return nothingToUndo(u"nothing was done in this run"_s);
}

Result<Undone> CommandDesk::takeBack(const UndoLog::Step& step, Command command) {
    const auto cancelled = m_outbox.cancel(command.id);
    if (!cancelled && cancelled.error().kind == ErrorKind::Conflict)
        return nothingToUndo(u"it is on its way"_s);
    if (!cancelled)
        return fail(cancelled.error());
    m_undo.dropNewest();
    return Undone{UndoLog::nameOf(step), std::move(command)};
}

Result<Undone> CommandDesk::compensate(const UndoLog::Step& step) {
    const auto accepted =
        compensation(step).and_then([this](const Command& command) { return m_outbox.accept(command, {}); });
    if (accepted || accepted.error().kind != ErrorKind::Storage)
        m_undo.dropNewest();
    return accepted.map([&step](const CommandId&) { return Undone{UndoLog::nameOf(step), std::nullopt}; });
}

Result<Command> CommandDesk::compensation(const UndoLog::Step& step) {
    const auto back = UndoLog::compensation(step, m_clock.now());
    if (!back)
        return nothingToUndo(u"it has been sent"_s);
    const auto now = expected(step.conversation);
    if (!now || !UndoLog::isUntouched(step, *now))
        return nothingToUndo(u"something has changed since"_s);
    Command command;
    command.conversation = step.conversation;
    command.channel = now->channel;
    command.operations = *back;
    return command;
}

} // namespace segue
