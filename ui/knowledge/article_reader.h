// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/directory.h"
#include "ui/shell/pane.h"

QT_BEGIN_NAMESPACE
class QLabel;
class QPushButton;
QT_END_NAMESPACE

namespace segue {

class ArticleView;
class FlatButton;

//! One article to read, with what can be done with it.
class ArticleReader : public QWidget {
    Q_OBJECT

public:
    //! Beside a conversation it inserts into the reply, on its own page it copies.
    enum class Place { BesideConversation, OnPage };
    ArticleReader(const UiContext& context, Place place, QWidget* parent = nullptr);

    void setArticle(const Article& article, bool canEdit);
    const Article& article() const { return m_article; }

Q_SIGNALS:
    void closed();
    void editRequested(const segue::Article& article);

private:
    void build();
    QWidget* makeActions();
    void handOver(const QString& text, const QString& said);

    const UiContext& m_context;
    Place m_place;
    Article m_article;
    FlatButton* m_back;
    FlatButton* m_edit;
    QLabel* m_title;
    QLabel* m_about;
    ArticleView* m_view;
    QPushButton* m_link;
    QPushButton* m_text;
};

} // namespace segue
