// SPDX-License-Identifier: GPL-3.0-or-later
// How a composer sends: checks, the command, and what follows its acceptance or refusal.
#include "ui/composer/attachment_bar.h"
#include "ui/composer/composer.h"
#include "ui/composer/composer_editor.h"
#include "ui/composer/recipients_line.h"
#include "ui/shell/action_registry.h"
#include "ui/shell/error_text.h"
#include "ui/shell/icons.h"
#include "ui/shell/notice_bar.h"
#include "ui/shell/pane.h"
#include "ui/shell/question_card.h"
#include "ui/shell/ui_settings.h"
#include "ui/shell/words.h"
#include "ui/shell/workspace.h"

#include <QMenu>

namespace segue {

using namespace Qt::StringLiterals;

namespace {
//! Where the backend names no limit.
constexpr qint64 ordinaryMostBytes = 256 * 1024;

Visibility visibilityOf(const Command& command) {
    return isCustomerVisible(command) ? Visibility::Public : Visibility::Internal;
}

//! What was taken back, above what was written since.
QString above(const QString& text, const QString& written) {
    return written.trimmed().isEmpty() ? text : text + u"\n\n"_s + written;
}
} // namespace

qint64 Composer::mostBytes() const {
    const qint64 theirs = m_context.workspace.capabilities(m_place.conversation.ref.account).maxTextBytes;
    return theirs > 0 ? qMin(theirs, ordinaryMostBytes) : ordinaryMostBytes;
}

bool Composer::canReply() const {
    const Conversation& conversation = m_place.conversation;
    return m_context.workspace.capabilities(conversation.ref.account).canReply(conversation.channel);
}

void Composer::showWhetherItCanBeAnswered() {
    if (isNote() || m_place.conversation.ref.isEmpty() || canReply())
        return m_unanswerable->clear();
    const QString text = tr("%1 messages cannot be answered from here; write an internal note.")
                             .arg(displayName(m_place.conversation.channel));
    // Said once: a screen reader would speak it with every look.
    if (text != m_unanswerable->text())
        m_unanswerable->say(NoticeBar::Tone::Warning, text, {}, {}, false);
}

bool Composer::check(const QString& text) {
    if (m_files->isBusy()) {
        m_notice->say(NoticeBar::Tone::Info, tr("A file is still being copied. Send again in a moment."));
        return false;
    }
    const qint64 size = text.toUtf8().size();
    if (size > mostBytes()) {
        m_notice->say(
            NoticeBar::Tone::Trouble,
            tr("This text is %1; a message holds up to %2. Shorten it, or attach it as a file.")
                .arg(displaySize(size), displaySize(mostBytes())));
        return false;
    }
    if (isNote())
        return true;
    // The notice above the text says why.
    if (!canReply())
        return false;
    const QString wrong = m_recipients->invalidAddress();
    if (!wrong.isEmpty()) {
        m_notice->say(
            NoticeBar::Tone::Trouble,
            tr("“%1” is not an e-mail address. Correct it in the recipients.").arg(wrong));
        return false;
    }
    if (m_place.conversation.channel == Channel::Email && m_recipients->recipients().isEmpty()) {
        m_notice->say(NoticeBar::Tone::Trouble, tr("Nobody would get this. Add a recipient."));
        return false;
    }
    return true;
}

Command Composer::commandOf(const QString& text, bool andSolve) const {
    Command command;
    command.conversation = m_place.conversation.ref;
    command.channel = m_place.conversation.channel;
    command.baseEntryId = m_baseEntryId;
    if (isNote()) {
        command.operations.append(Note{text, m_files->files()});
    } else {
        command.recipients = m_recipients->recipients();
        command.operations.append(Reply{text, m_files->files()});
    }
    if (andSolve)
        command.operations.append(SetStatus{Status::Solved, {}, {}});
    return command;
}

void Composer::send(bool andSolve) {
    if (m_sending || isEmpty() || m_place.conversation.ref.isEmpty()) {
        focusEditor();
        return;
    }
    const QString text = m_editor->toPlainText().trimmed();
    if (!check(text))
        return;
    if (isNote() || m_writtenSince.isEmpty())
        enqueue(commandOf(text, andSolve), andSolve);
    else
        askAboutWrittenSince(andSolve);
}

bool Composer::isAt(const ConversationRef& conversation, Visibility visibility) const {
    return conversation == m_place.conversation.ref && visibility == m_visibility;
}

void Composer::askAboutWrittenSince(bool andSolve) {
    QuestionCard::Question question;
    question.title = tr("The customer has written since you began");
    question.text = tr("Your answer does not take this into account yet:");
    question.detail = m_writtenSince.constLast().text.simplified().left(400);
    const auto sendAnyway = [this, andSolve, asked = m_place.conversation.ref, visibility = m_visibility] {
        // The answer is for what was open when it was asked, and for nothing else.
        if (!isAt(asked, visibility))
            return;
        m_baseEntryId = m_place.newestEntryId;
        setWrittenSince({});
        send(andSolve);
    };
    question.answers = {{tr("Send anyway"), u"primary"_s, sendAnyway}};
    QuestionCard::ask(m_context.navigator.overlayHost(), question);
}

void Composer::enqueue(const Command& command, bool andSolve) {
    m_sending = true;
    m_notice->clear();
    saveNow();
    m_typing.stop();
    showHints();
    const Millis undoWindow = isNote() ? Millis{0} : m_context.settings.undoWindow(command.channel);
    deliver(
        this, m_context.workspace.enqueue(command, undoWindow),
        [this, command, andSolve, undoWindow](const Result<CommandId>& id) {
            const bool here = command.conversation == m_place.conversation.ref;
            if (here)
                m_sending = false;
            if (id)
                onAccepted(command, *id, andSolve, undoWindow);
            else if (here)
                m_notice->say(NoticeBar::Tone::Trouble, errorText(id.error()).joined());
            else
                m_context.navigator.sayTrouble(id.error());
            showHints();
        });
}

void Composer::onAccepted(const Command& command, const CommandId& id, bool andSolve, Millis undoWindow) {
    // What was typed or attached after the key was pressed belongs to the next message.
    if (!isAt(command.conversation, visibilityOf(command))) {
        discardIfSent(command);
    } else if (
        m_editor->toPlainText().trimmed() == textOf(command) && m_files->files() == filesOf(command) &&
        !m_files->isBusy()) {
        m_drafts.discard(command.conversation, m_visibility);
        clearSent();
    }
    if (undoWindow > Millis{0})
        offerUndo(command, id, undoWindow);
    Q_EMIT accepted(command.conversation, id, andSolve);
}

void Composer::clearSent() {
    m_reading = true;
    m_editor->clear();
    m_files->setFiles({});
    m_recipients->set(m_place.conversation, m_place.customerName, {});
    m_reading = false;
    m_dirty = false;
    m_saveDelay.stop();
    m_baseEntryId = m_place.newestEntryId;
    setWrittenSince({});
    followCustomer();
}

void Composer::dropErased(const ChangeSet& changes) {
    for (const ConversationRef& conversation : changes.erased)
        m_drafts.forget(conversation);
    if (!changes.erased.contains(m_place.conversation.ref))
        return;
    m_saveDelay.stop();
    m_typing.stop();
    readDraft();
    m_notice->say(
        NoticeBar::Tone::Warning, tr("The customer was erased, and what you had written with them."));
}

void Composer::discardIfSent(const Command& command) {
    const Visibility visibility = visibilityOf(command);
    const std::optional<Draft> stored = m_drafts.find(command.conversation, visibility);
    if (stored && stored->text.trimmed() == textOf(command) && stored->files == filesOf(command))
        m_drafts.discard(command.conversation, visibility);
}

void Composer::offerUndo(const Command& command, const CommandId& id, Millis undoWindow) {
    const auto seconds = static_cast<int>(undoWindow.count() / 1000);
    const QString said = m_context.workspace.isOffline(command.conversation.account)
                             ? tr("Waiting in the outbox")
                             : tr("Sending in %n second(s)", nullptr, seconds);
    m_context.navigator.say(said, tr("Undo"), [this, command, id] {
        deliver(this, m_context.workspace.cancel(id), [this, command](const Result<bool>& cancelled) {
            if (cancelled)
                restore(command);
            else
                m_context.navigator.sayTrouble(cancelled.error());
        });
    });
}

void Composer::restore(const Command& command) {
    if (command.conversation == m_place.conversation.ref)
        restoreHere(command);
    else
        restoreAsDraft(command);
}

void Composer::restoreHere(const Command& command) {
    setVisibility(visibilityOf(command));
    m_editor->setPlainText(above(textOf(command), m_editor->toPlainText()));
    m_editor->moveCursor(QTextCursor::End);
    m_files->setFiles(filesOf(command) + m_files->files());
    if (!isNote())
        m_recipients->set(m_place.conversation, m_place.customerName, command.recipients);
    m_baseEntryId = m_place.newestEntryId;
    m_dirty = true;
    saveDraft();
    focusEditor();
}

void Composer::restoreAsDraft(const Command& command) {
    const Visibility visibility = visibilityOf(command);
    Draft draft = m_drafts.find(command.conversation, visibility).value_or(Draft{});
    draft.conversation = command.conversation;
    draft.visibility = visibility;
    draft.text = above(textOf(command), draft.text);
    draft.files = filesOf(command) + draft.files;
    draft.recipients = command.recipients;
    draft.baseEntryId = command.baseEntryId;
    draft.customer = m_context.workspace.views()
                         .customerOf(command.conversation)
                         .value_or(std::nullopt)
                         .value_or(CustomerId());
    draft.updatedAt = m_context.workspace.now();
    m_drafts.store(draft);
}

void Composer::fillSendMenu(QMenu& menu) {
    menu.clear();
    for (const char* id : {"composer.send", "composer.send_solve"}) {
        if (QAction* action = m_context.actions.action(QString::fromLatin1(id)))
            menu.addAction(action);
    }
    menu.addSeparator();
    const Channel channel = m_place.conversation.channel;
    const SendKey now = m_context.settings.sendKey(channel);
    const auto choice = [&](SendKey key, const QString& text) {
        QAction* action = menu.addAction(text);
        action->setCheckable(true);
        action->setChecked(now == key);
        connect(action, &QAction::triggered, this, [this, channel, key] {
            m_context.settings.setSendKey(channel, key);
        });
    };
    choice(SendKey::Enter, tr("%1: Enter sends").arg(displayName(channel)));
    choice(SendKey::CtrlEnter, tr("%1: Ctrl+Enter sends").arg(displayName(channel)));
}

} // namespace segue
