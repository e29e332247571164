// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/command.h"
#include "core/domain/entry.h"
#include "ui/composer/own_drafts.h"
#include "ui/composer/typing_sign.h"

#include <QFrame>
#include <QTimer>

QT_BEGIN_NAMESPACE
class QLabel;
class QMenu;
QT_END_NAMESPACE

namespace segue {

class AttachmentBar;
class Completer;
class ComposerEditor;
class ComposerTools;
class FlatButton;
class HeldJoinBar;
class NoticeBar;
class RecipientsLine;
struct ChangeSet;
struct UiContext;

//! What a composer writes for.
struct ComposerPlace {
    Conversation conversation;
    CustomerId customer;
    QString customerName;
    QString selfName;
    //! The newest stored entry of the conversation that the agent has before them.
    QString newestEntryId;
};

//! Where the agent writes: a public reply or an internal note, which differ in tint, label, icon and button
//! and have a draft each. What is typed is journalled at once; it is cleared only after the workspace has
//! accepted it.
class Composer : public QFrame {
    Q_OBJECT

public:
    explicit Composer(const UiContext& context, QWidget* parent = nullptr);

    //! Another conversation, with its own drafts; what was typed for the last one is saved.
    void setPlace(const ComposerPlace& place);
    //! The same conversation changed: participants, status, newest entry. The draft stays as it is.
    void updatePlace(const ComposerPlace& place);
    //! What the customer wrote since the draft was begun; a notice says so until the agent goes on.
    void setWrittenSince(const QList<Entry>& entries);
    const ConversationRef& conversation() const { return m_place.conversation.ref; }
    const QString& baseEntryId() const { return m_baseEntryId; }

    Visibility visibility() const { return m_visibility; }
    void setVisibility(Visibility visibility);
    bool isEmpty() const;
    void insertText(const QString& text);
    //! Puts a text that was taken back from the outbox above the draft of its conversation, which need not be
    //! the open one.
    void restore(const Command& command);
    void send(bool andSolve);
    //! Writes the draft now: before another conversation is shown, and before the window closes.
    void saveNow();
    void focusEditor();

Q_SIGNALS:
    //! `conversation` need not be the open one any more.
    void accepted(const segue::ConversationRef& conversation, const segue::CommandId& id, bool solved);
    void articleSearchRequested(const QString& text);
    //! The focus should go back to what is read.
    void leaveRequested();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void build();
    void connectParts();
    void readDraft();
    void followCustomer();
    //! What was written in a conversation that is erased goes, unsaved.
    void dropErased(const ChangeSet& changes);
    void showMode();
    void showHints();
    void onTyped();
    void saveDraft();
    void fillSendMenu(QMenu& menu);
    void attachFiles();
    void offerAsFile(const QString& text);
    bool check(const QString& text);
    void askAboutWrittenSince(bool andSolve);
    //! True if that is what is being written now.
    bool isAt(const ConversationRef& conversation, Visibility visibility) const;
    Command commandOf(const QString& text, bool andSolve) const;
    void enqueue(const Command& command, bool andSolve);
    void onAccepted(const Command& command, const CommandId& id, bool andSolve, Millis undoWindow);
    void clearSent();
    void discardIfSent(const Command& command);
    void restoreHere(const Command& command);
    void restoreAsDraft(const Command& command);
    void offerUndo(const Command& command, const CommandId& id, Millis undoWindow);
    QRect frameRect() const;
    qint64 mostBytes() const;
    bool isNote() const { return m_visibility == Visibility::Internal; }
    //! False where the backend cannot answer on this channel; a note is always possible.
    bool canReply() const;
    void showWhetherItCanBeAnswered();

    const UiContext& m_context;
    ComposerPlace m_place;
    Visibility m_visibility = Visibility::Public;
    QString m_baseEntryId;
    CustomerId m_begunFor; //!< Whose conversation it was when the draft was begun.
    QList<Entry> m_writtenSince;
    OwnDrafts m_drafts;
    TypingSign m_typing;
    bool m_reading = false; //!< A draft is being put in: nothing was typed.
    bool m_dirty = false;
    bool m_sending = false;
    FlatButton* m_replyTab;
    FlatButton* m_noteTab;
    QLabel* m_noteLabel;
    RecipientsLine* m_recipients;
    NoticeBar* m_unanswerable;
    HeldJoinBar* m_heldJoin;
    NoticeBar* m_otherCustomer;
    NoticeBar* m_since;
    NoticeBar* m_notice;
    ComposerEditor* m_editor;
    Completer* m_completer;
    AttachmentBar* m_files;
    ComposerTools* m_tools;
    QTimer m_saveDelay;
};

} // namespace segue
