// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/knowledge/knowledge_pane.h"

#include "ui/knowledge/article_search.h"
#include "ui/knowledge/knowledge_browser.h"
#include "ui/shell/workspace.h"

#include <QVBoxLayout>

namespace segue {

namespace {
constexpr int entriesRead = 30;
constexpr qsizetype mostQuestion = 600;
} // namespace

KnowledgePane::KnowledgePane(const UiContext& context, QWidget* parent)
    : PaneSection(parent), m_context(context) {
    setAccessibleName(tr("Knowledge"));
    m_browser = new KnowledgeBrowser(context, KnowledgeBrowser::Layout::Narrow, this);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_browser);
    setFocusProxy(m_browser);
    connect(&context.workspace, &Workspace::changed, this, [this](const ChangeSet& changes) {
        if (changes.everything || changes.conversations.contains(m_conversation))
            readQuestion();
    });
}

void KnowledgePane::setConversation(const ConversationRef& conversation, const CustomerId& customer) {
    const bool other = conversation != m_conversation;
    m_conversation = conversation;
    m_customer = customer;
    readQuestion();
    // An article that is read stays while its conversation does; what is written stays in any case.
    if (other && m_browser->shown() == QLatin1StringView("reader"))
        m_browser->showSearch();
}

void KnowledgePane::readQuestion() {
    QString question;
    if (!m_conversation.isEmpty()) {
        const auto window =
            m_context.workspace.views().timelineEnd(m_customer, entriesRead).value_or(TimelineWindow{});
        for (auto row = window.rows.crbegin(); row != window.rows.crend() && question.isEmpty(); ++row) {
            const Entry& entry = row->entry;
            if (entry.conversation == m_conversation && entry.kind == EntryKind::Message &&
                entry.author.kind == AuthorKind::Customer)
                question = entry.text.simplified().left(mostQuestion);
        }
    }
    m_browser->search().setQuestion(question);
}

void KnowledgePane::lookUp(const QString& text) {
    if (m_browser->shown() != QLatin1StringView("editor"))
        m_browser->showSearch();
    m_browser->search().lookUp(text);
}

} // namespace segue
