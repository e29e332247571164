// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/knowledge/article_reader.h"

#include "ui/knowledge/article_text.h"
#include "ui/knowledge/article_view.h"
#include "ui/shell/flat_button.h"
#include "ui/shell/focus_forwarder.h"
#include "ui/shell/icons.h"
#include "ui/shell/labels.h"
#include "ui/shell/language_name.h"
#include "ui/shell/relative_time.h"
#include "ui/shell/theme.h"
#include "ui/shell/workspace.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace segue {

using namespace Qt::StringLiterals;

ArticleReader::ArticleReader(const UiContext& context, Place place, QWidget* parent)
    : QWidget(parent), m_context(context), m_place(place) {
    build();
    connect(m_back, &QToolButton::clicked, this, &ArticleReader::closed);
    connect(m_edit, &QToolButton::clicked, this, [this] { Q_EMIT editRequested(m_article); });
    connect(m_link, &QPushButton::clicked, this, [this] { handOver(m_article.url, tr("Copied the link")); });
    connect(m_text, &QPushButton::clicked, this, [this] {
        handOver(plainTextOf(m_article), tr("Copied the text"));
    });
}

void ArticleReader::build() {
    const bool beside = m_place == Place::BesideConversation;
    m_back = new FlatButton(FlatButton::Look::Tool, u"chevron-left"_s, tr("Articles"), this);
    m_back->setObjectName(u"back"_s);
    m_back->setVisible(beside);
    m_edit = new FlatButton(FlatButton::Look::Tool, u"edit"_s, tr("Edit"), this);
    m_edit->setObjectName(u"edit"_s);
    m_title = wrappedLabel({}, beside ? u"title"_s : u"page"_s, this);
    m_title->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_about = wrappedLabel({}, u"small"_s, this);
    m_view = new ArticleView(m_context, this);
    const int side = beside ? space::m : space::xl;
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::xs);
    auto* words = new QVBoxLayout;
    words->setContentsMargins(side, beside ? space::xs : space::l, side, 0);
    words->setSpacing(space::xs);
    words->addWidget(m_title);
    words->addWidget(m_about);
    auto* text = new QHBoxLayout;
    // The words stand under the title's, the frame around them a little further out.
    text->setContentsMargins(side - ArticleView::textInset, space::xs, space::xs, 0);
    text->addWidget(m_view, 1);
    if (beside) {
        auto* bar = new QHBoxLayout;
        bar->setContentsMargins(space::s, space::s, space::s, 0);
        bar->addWidget(m_back);
        bar->addStretch(1);
        bar->addWidget(m_edit);
        column->addLayout(bar);
        column->addLayout(words);
        column->addLayout(text, 1);
        column->addWidget(horizontalLine(this));
        column->addWidget(makeActions());
    } else {
        auto* head = new QHBoxLayout;
        head->setContentsMargins(0, 0, space::l, 0);
        head->addLayout(words, 1);
        head->addWidget(makeActions(), 0, Qt::AlignTop);
        column->addLayout(head);
        column->addLayout(text, 1);
    }
    forwardFocus(this, m_view);
}

QWidget* ArticleReader::makeActions() {
    const bool beside = m_place == Place::BesideConversation;
    auto* actions = new QWidget(this);
    auto* row = new QHBoxLayout(actions);
    row->setContentsMargins(space::m, beside ? space::s : space::l, space::m, space::s);
    row->setSpacing(space::s);
    m_link = new QPushButton(beside ? tr("Insert link") : tr("Copy link"), actions);
    m_link->setObjectName(u"link"_s);
    m_link->setIcon(themedIcon(u"link"_s));
    m_text = new QPushButton(beside ? tr("Insert text") : tr("Copy text"), actions);
    m_text->setObjectName(u"text"_s);
    m_text->setIcon(themedIcon(beside ? u"reply"_s : u"copy"_s));
    if (!beside)
        row->addWidget(m_edit);
    row->addWidget(m_link);
    row->addWidget(m_text);
    if (beside)
        row->addStretch(1);
    return actions;
}

void ArticleReader::setArticle(const Article& article, bool canEdit) {
    m_article = article;
    m_title->setText(article.title);
    QStringList about{displayName(article.state), article.section, languageName(article.language)};
    if (toMs(article.updatedAt) != 0)
        about.append(tr("changed: %1").arg(dayName(article.updatedAt, m_context.workspace.now())));
    about.removeAll(QString());
    m_about->setText(about.join(u" · "_s));
    m_view->setArticleText(article.body);
    m_edit->setVisible(canEdit);
    const bool published = !article.url.isEmpty();
    m_link->setEnabled(published);
    m_link->setToolTip(published ? article.url : tr("Only a published article has a link"));
    m_text->setEnabled(!article.body.trimmed().isEmpty());
}

void ArticleReader::handOver(const QString& text, const QString& said) {
    if (m_place == Place::BesideConversation) {
        m_context.navigator.insertIntoComposer(text);
        return;
    }
    QGuiApplication::clipboard()->setText(text);
    m_context.navigator.say(said);
}

} // namespace segue
