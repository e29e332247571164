// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/knowledge/knowledge_browser.h"

#include "ui/knowledge/article_editor.h"
#include "ui/knowledge/article_reader.h"
#include "ui/knowledge/article_search.h"
#include "ui/shell/directory.h"
#include "ui/shell/empty_state.h"
#include "ui/shell/focus_forwarder.h"
#include "ui/shell/theme.h"
#include "ui/shell/workspace.h"

#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace segue {

using namespace Qt::StringLiterals;

KnowledgeBrowser::KnowledgeBrowser(const UiContext& context, Layout layout, QWidget* parent)
    : QWidget(parent), m_context(context), m_layout(layout) {
    build();
    connect(m_search, &ArticleSearch::articleChosen, this, &KnowledgeBrowser::showArticle);
    connect(m_search, &ArticleSearch::newRequested, this, &KnowledgeBrowser::write);
    connect(m_reader, &ArticleReader::closed, this, [this] {
        showSearch();
        m_search->setFocus(Qt::OtherFocusReason);
    });
    connect(m_reader, &ArticleReader::editRequested, this, [this](const Article& article) {
        m_editor->edit(article);
        showOnly(m_editor);
        m_editor->setFocus(Qt::OtherFocusReason);
    });
    connect(
        m_editor, &ArticleEditor::saved, this, [this](const Article& article) { showArticle(article.ref); });
    connect(m_editor, &ArticleEditor::closed, this, [this] {
        if (m_article.isEmpty())
            showSearch();
        else
            showArticle(m_article);
    });
    const auto showRights = [this] { m_search->setCanWrite(writableAccount().has_value()); };
    connect(&context.workspace, &Workspace::connectionChanged, this, showRights);
    connect(&context.workspace, &Workspace::changed, this, [this](const ChangeSet& changes) {
        if (changes.articles || changes.everything)
            refresh();
    });
    showRights();
    showSearch();
}

void KnowledgeBrowser::build() {
    const bool wide = m_layout == Layout::Wide;
    m_search = new ArticleSearch(m_context, this);
    m_reader = new ArticleReader(
        m_context, wide ? ArticleReader::Place::OnPage : ArticleReader::Place::BesideConversation, this);
    m_editor = new ArticleEditor(m_context, this);
    m_stack = new QStackedWidget(this);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    if (!wide) {
        for (QWidget* part :
             {static_cast<QWidget*>(m_search), static_cast<QWidget*>(m_reader),
              static_cast<QWidget*>(m_editor)})
            m_stack->addWidget(part);
        row->addWidget(m_stack);
        forwardFocus(this, m_search);
        return;
    }
    auto* empty = new EmptyState(this);
    empty->set(u"knowledge"_s, tr("Choose an article"), tr("It opens here to be read and changed."));
    m_empty = empty;
    for (QWidget* part : {m_empty, static_cast<QWidget*>(m_reader), static_cast<QWidget*>(m_editor)})
        m_stack->addWidget(part);
    auto* both = new QSplitter(Qt::Horizontal, this);
    both->setChildrenCollapsible(false);
    both->setHandleWidth(1);
    both->addWidget(m_search);
    both->addWidget(m_stack);
    both->setStretchFactor(1, 1);
    m_search->setMinimumWidth(Theme::instance().scaled(260));
    both->setSizes({Theme::instance().scaled(340), Theme::instance().scaled(800)});
    row->addWidget(both);
    forwardFocus(this, m_search);
}

std::optional<AccountId> KnowledgeBrowser::writableAccount() const {
    const QList<Account> accounts = m_context.workspace.directory().accounts();
    for (const Account& account : accounts) {
        if (m_context.workspace.capabilities(account.id).articleWriting)
            return account.id;
    }
    return std::nullopt;
}

bool KnowledgeBrowser::canEdit(const Article& article) const {
    return m_context.workspace.capabilities(article.ref.account).articleWriting;
}

void KnowledgeBrowser::showOnly(QWidget* part) {
    m_stack->setCurrentWidget(part);
    if (m_layout == Layout::Narrow)
        forwardFocus(this, part);
}

void KnowledgeBrowser::showSearch() {
    m_article = {};
    showOnly(m_layout == Layout::Wide ? m_empty : m_search);
}

void KnowledgeBrowser::showArticle(const ArticleRef& ref) {
    const auto article = m_context.workspace.views().article(ref);
    if (!article) {
        m_context.navigator.sayTrouble(article.error());
        return;
    }
    if (!*article) {
        m_context.navigator.say(tr("This article is not there any more."));
        showSearch();
        return;
    }
    m_article = ref;
    m_reader->setArticle(**article, canEdit(**article));
    m_search->showCurrent(ref);
    showOnly(m_reader);
    if (m_layout == Layout::Narrow)
        m_reader->setFocus(Qt::OtherFocusReason);
}

void KnowledgeBrowser::write() {
    const auto account = writableAccount();
    if (!account)
        return;
    Article article;
    article.ref.account = *account;
    m_editor->edit(article);
    showOnly(m_editor);
    m_editor->setFocus(Qt::OtherFocusReason);
}

void KnowledgeBrowser::refresh() {
    if (m_article.isEmpty() || m_stack->currentWidget() != m_reader)
        return;
    if (const auto article = m_context.workspace.views().article(m_article); article && *article)
        m_reader->setArticle(**article, canEdit(**article));
}

QString KnowledgeBrowser::shown() const {
    const QWidget* now = m_stack->currentWidget();
    if (now == m_reader)
        return u"reader"_s;
    if (now == m_editor)
        return u"editor"_s;
    return now == m_search ? u"search"_s : u"empty"_s;
}

} // namespace segue
