// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/directory.h"
#include "ui/shell/pane.h"

QT_BEGIN_NAMESPACE
class QStackedWidget;
QT_END_NAMESPACE

namespace segue {

class ArticleEditor;
class ArticleReader;
class ArticleSearch;

//! Search, reader and editor put together: one above the other in a pane, side by side on a page.
class KnowledgeBrowser : public QWidget {
    Q_OBJECT

public:
    enum class Layout { Narrow, Wide };
    KnowledgeBrowser(const UiContext& context, Layout layout, QWidget* parent = nullptr);

    ArticleSearch& search() { return *m_search; }
    ArticleReader& reader() { return *m_reader; }
    ArticleEditor& editor() { return *m_editor; }
    void showArticle(const ArticleRef& article);
    void showSearch();
    //! A new article in the first account that takes them.
    void write();
    //! What is shown: "search", "reader", "editor" or, on a page without an article, "empty".
    QString shown() const;

private:
    void build();
    void showOnly(QWidget* part);
    std::optional<AccountId> writableAccount() const;
    bool canEdit(const Article& article) const;
    void refresh();

    const UiContext& m_context;
    Layout m_layout;
    ArticleSearch* m_search;
    ArticleReader* m_reader;
    ArticleEditor* m_editor;
    QWidget* m_empty = nullptr;
    QStackedWidget* m_stack;
    ArticleRef m_article;
};

} // namespace segue
