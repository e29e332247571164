// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/pane.h"

namespace segue {

class KnowledgeBrowser;

//! The tab beside a conversation that finds, shows and inserts articles.
class KnowledgePane : public PaneSection {
    Q_OBJECT

public:
    explicit KnowledgePane(const UiContext& context, QWidget* parent = nullptr);

    void setConversation(const ConversationRef& conversation, const CustomerId& customer) override;
    void lookUp(const QString& text) override;
    KnowledgeBrowser& browser() { return *m_browser; }

private:
    void readQuestion();

    const UiContext& m_context;
    ConversationRef m_conversation;
    CustomerId m_customer;
    KnowledgeBrowser* m_browser;
};

} // namespace segue
