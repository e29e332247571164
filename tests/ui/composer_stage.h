// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/ui_test.h"
#include "ui/composer/composer.h"
#include "ui/composer/composer_editor.h"
#include "ui/inbox/conversation_view.h"
#include "ui/inbox/inbox_page.h"
#include "ui/shell/notice_bar.h"

#include <QPushButton>

namespace segue {

//! The window with one conversation open.
struct ComposerStage : UiStage {
    Composer* composer = nullptr;
    ComposerEditor* editor = nullptr;
    ConversationRef ref;

    explicit ComposerStage(
        Channel channel = Channel::WebChat,
        const std::optional<QList<Channel>>& replyChannels = std::nullopt) {
        workspace.can.replyChannels = replyChannels;
        for (const Conversation& conversation : std::as_const(workspace.fake.conversationList)) {
            const bool free = workspace.fake.drafts.isEmpty() ||
                              workspace.fake.drafts.constFirst().conversation != conversation.ref;
            if (conversation.channel == channel && conversation.assignee && free && ref.isEmpty())
                ref = conversation.ref;
        }
        show();
        open(ref);
    }

    void open(const ConversationRef& conversation) {
        window->inbox().openConversation(conversation);
        composer = &window->inbox().view().composer();
        editor = composer->findChild<ComposerEditor*>();
        composer->focusEditor();
        QTRY_VERIFY(editor->hasFocus());
    }

    QStringList notices() const {
        QStringList texts;
        const auto bars = composer->findChildren<NoticeBar*>();
        for (const NoticeBar* bar : bars) {
            if (bar->isVisible())
                texts.append(bar->text());
        }
        return texts;
    }

    //! What the customer writes next.
    Entry newer() const {
        Entry entry;
        entry.ref = {ref.account, QStringLiteral("newer")};
        entry.conversation = ref;
        entry.kind = EntryKind::Message;
        entry.visibility = Visibility::Public;
        entry.channel = Channel::WebChat;
        entry.author = {AuthorKind::Customer, QStringLiteral("x"), QStringLiteral("Mara")};
        entry.text = QStringLiteral("Forget it, I found it");
        entry.at = workspace.clock;
        entry.sequence = 1 << 20;
        return entry;
    }

    QPushButton* sendButton() const {
        return composer->findChild<QPushButton*>(QStringLiteral("composer.send"));
    }
};

inline const Reply& replyIn(const Command& command) {
    return std::get<Reply>(command.operations.constFirst());
}

} // namespace segue
