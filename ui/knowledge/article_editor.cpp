// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/knowledge/article_editor.h"

#include "ui/knowledge/article_conflict.h"
#include "ui/knowledge/article_text.h"
#include "ui/knowledge/article_view.h"
#include "ui/shell/flat_button.h"
#include "ui/shell/focus_forwarder.h"
#include "ui/shell/labels.h"
#include "ui/shell/language_name.h"
#include "ui/shell/notice_bar.h"
#include "ui/shell/theme.h"
#include "ui/shell/workspace.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSplitter>
#include <QVBoxLayout>
#include <chrono>

namespace segue {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

//! From this width on the text and its preview stand side by side.
constexpr int bothFrom = 720;
constexpr qsizetype mostTitle = 300;

} // namespace

ArticleEditor::ArticleEditor(const UiContext& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_unsaved(context.settings) {
    build();
    connectParts();
}

ArticleEditor::~ArticleEditor() {
    keepNow();
}

void ArticleEditor::build() {
    m_notice = new NoticeBar(this);
    m_conflict = new ArticleConflict(m_context.workspace, this);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::m, space::s, space::m, space::m);
    column->setSpacing(space::s);
    column->addWidget(makeBar());
    column->addWidget(m_notice);
    column->addWidget(m_conflict);
    column->addWidget(makeFields());
    column->addWidget(makeText(), 1);
    forwardFocus(this, m_title);
}

QWidget* ArticleEditor::makeBar() {
    auto* bar = new QWidget(this);
    m_back = new FlatButton(FlatButton::Look::Tool, u"chevron-left"_s, {}, bar);
    m_back->setObjectName(u"editorBack"_s);
    m_back->setToolTip(tr("Back; what you typed is kept"));
    m_back->setAccessibleName(tr("Back"));
    m_heading = plainLabel({}, u"strong"_s, bar);
    m_discard = new QPushButton(tr("Discard"), bar);
    m_discard->setObjectName(u"discard"_s);
    m_discard->setProperty("kind", u"quiet"_s);
    m_save = new QPushButton(tr("Save"), bar);
    m_save->setObjectName(u"save"_s);
    m_save->setProperty("kind", u"primary"_s);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::xs);
    row->addWidget(m_back);
    row->addWidget(m_heading, 1);
    row->addWidget(m_discard);
    row->addWidget(m_save);
    return bar;
}

QWidget* ArticleEditor::makeFields() {
    auto* fields = new QWidget(this);
    m_title = new QLineEdit(fields);
    m_title->setPlaceholderText(tr("Title: the question as customers ask it"));
    m_title->setAccessibleName(tr("Title"));
    m_title->setMaxLength(mostTitle);
    m_section = new QComboBox(fields);
    m_section->setEditable(true);
    m_section->setInsertPolicy(QComboBox::NoInsert);
    m_section->setAccessibleName(tr("Section"));
    m_section->lineEdit()->setPlaceholderText(tr("Section"));
    m_section->lineEdit()->setAccessibleName(tr("Section"));
    m_language = new QComboBox(fields);
    m_language->setAccessibleName(tr("Language"));
    m_state = new QComboBox(fields);
    m_state->setAccessibleName(tr("State"));
    for (const ArticleState state : {ArticleState::Draft, ArticleState::Published, ArticleState::Archived})
        m_state->addItem(displayName(state), toString(state));
    m_keywords = new QLineEdit(fields);
    m_keywords->setPlaceholderText(tr("Keywords, separated by commas"));
    m_keywords->setAccessibleName(tr("Keywords"));
    for (QComboBox* box : {m_section, m_language, m_state}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(6);
    }
    auto* grid = new QGridLayout(fields);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(space::s);
    grid->addWidget(m_title, 0, 0, 1, 3);
    grid->addWidget(m_section, 1, 0);
    grid->addWidget(m_language, 1, 1);
    grid->addWidget(m_state, 1, 2);
    grid->addWidget(m_keywords, 2, 0, 1, 3);
    for (int column = 0; column < 3; ++column)
        grid->setColumnStretch(column, 1);
    return fields;
}

QWidget* ArticleEditor::makeText() {
    auto* text = new QWidget(this);
    m_write = new FlatButton(FlatButton::Look::Segment, u"edit"_s, tr("Write"), text);
    m_preview = new FlatButton(FlatButton::Look::Segment, u"eye"_s, tr("Preview"), text);
    auto* group = new QButtonGroup(this);
    group->addButton(m_write);
    group->addButton(m_preview);
    m_write->setChecked(true);
    auto* ways = new QHBoxLayout;
    ways->setSpacing(space::xs);
    ways->addWidget(m_write);
    ways->addWidget(m_preview);
    ways->addStretch(1);
    m_body = new QPlainTextEdit(text);
    m_body->setObjectName(u"body"_s);
    m_body->setProperty("look", u"page"_s);
    m_body->setPlaceholderText(tr("The answer, in Markdown: # heading, **bold**, - list, [link](https://…)"));
    m_body->setAccessibleName(tr("Text in Markdown"));
    m_body->setTabChangesFocus(true);
    auto* paper = new QFrame(text);
    paper->setProperty("surface", u"card"_s);
    m_view = new ArticleView(m_context, paper);
    m_view->setAccessibleName(tr("Preview"));
    auto* inside = new QVBoxLayout(paper);
    inside->setContentsMargins(space::m, space::s, space::xs, space::s);
    inside->addWidget(m_view);
    m_text = new QSplitter(Qt::Horizontal, text);
    m_text->setChildrenCollapsible(false);
    m_text->setHandleWidth(space::s);
    m_text->setProperty("look", u"gap"_s);
    m_text->addWidget(m_body);
    m_text->addWidget(paper);
    m_text->setSizes({500, 500});
    auto* column = new QVBoxLayout(text);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::xs);
    column->addLayout(ways);
    column->addWidget(m_text, 1);
    return text;
}

void ArticleEditor::connectParts() {
    m_keepDelay.setSingleShot(true);
    m_keepDelay.setInterval(400ms);
    m_previewDelay.setSingleShot(true);
    m_previewDelay.setInterval(120ms);
    connect(&m_keepDelay, &QTimer::timeout, this, &ArticleEditor::keepNow);
    connect(&m_previewDelay, &QTimer::timeout, this, &ArticleEditor::showPreview);
    for (QLineEdit* field : {m_title, m_keywords})
        connect(field, &QLineEdit::textChanged, this, &ArticleEditor::onEdited);
    connect(m_section, &QComboBox::editTextChanged, this, &ArticleEditor::onEdited);
    for (QComboBox* box : {m_language, m_state})
        connect(box, &QComboBox::currentIndexChanged, this, &ArticleEditor::onEdited);
    connect(m_body, &QPlainTextEdit::textChanged, this, [this] {
        m_previewDelay.start();
        onEdited();
    });
    for (FlatButton* way : {m_write, m_preview})
        connect(way, &QToolButton::clicked, this, &ArticleEditor::showWays);
    connect(m_save, &QPushButton::clicked, this, &ArticleEditor::save);
    connect(m_back, &QToolButton::clicked, this, [this] {
        keepNow();
        Q_EMIT closed();
    });
    connect(m_discard, &QPushButton::clicked, this, [this] {
        m_keepDelay.stop();
        m_dirty = false;
        m_unsaved.forget(m_base.ref);
        Q_EMIT closed();
    });
    connect(m_conflict, &ArticleConflict::mineChosen, this, &ArticleEditor::overwrite);
    connect(m_conflict, &ArticleConflict::theirsChosen, this, &ArticleEditor::useTheirs);
}

void ArticleEditor::edit(const Article& article) {
    keepNow();
    const auto kept = m_unsaved.find(article.ref);
    // Where the text comes back that is being saved, the answer is for what is edited now.
    const bool goesOn = kept && m_sending && m_sending->ref == article.ref && sameText(*kept, *m_sending);
    if (!goesOn) {
        ++m_round;
        m_sending.reset();
    }
    m_base = article;
    m_dirty = false;
    m_conflict->hide();
    m_notice->clear();
    m_heading->setText(article.ref.isEmpty() ? tr("New article") : tr("Edit article"));
    fillChoices();
    if (!kept || sameText(*kept, article)) {
        fill(article);
    } else {
        fill(*kept);
        // It is saved against the version that it was written for: a newer one shows as a conflict.
        if (!article.ref.isEmpty())
            m_base.version = kept->version;
        m_dirty = true;
        m_notice->say(
            NoticeBar::Tone::Info, tr("What you typed last time is back; it is not saved yet."),
            tr("Start from what is saved"), [this, article] {
                m_unsaved.forget(article.ref);
                m_dirty = false;
                m_base = article;
                fill(article);
            });
    }
    showPreview();
    showWays();
}

void ArticleEditor::fillChoices() {
    m_filling = true;
    QStringList sections;
    QStringList languages{u"en"_s, u"de"_s, u"fr"_s, u"es"_s, u"it"_s, u"nl"_s, u"pt"_s,
                          u"pl"_s, u"tr"_s, u"ar"_s, u"he"_s, u"ja"_s, u"zh"_s};
    const auto known = m_context.workspace.views().findArticles({}, 200).value_or(QList<ArticleHit>());
    for (const ArticleHit& hit : known) {
        sections.append(hit.article.section);
        languages.append(hit.article.language);
    }
    languages.append(m_base.language);
    sections.removeAll(QString());
    sections.removeDuplicates();
    sections.sort(Qt::CaseInsensitive);
    languages.removeAll(QString());
    languages.removeDuplicates();
    m_section->clear();
    m_section->addItems(sections);
    m_language->clear();
    m_language->addItem(tr("Any language"), QString());
    for (const QString& language : std::as_const(languages))
        m_language->addItem(languageName(language), language);
    m_filling = false;
}

void ArticleEditor::fill(const Article& article) {
    m_filling = true;
    m_title->setText(article.title);
    m_section->setEditText(article.section);
    m_language->setCurrentIndex(qMax(0, m_language->findData(article.language)));
    m_state->setCurrentIndex(qMax(0, m_state->findData(toString(article.state))));
    m_keywords->setText(article.keywords.join(u", "_s));
    m_body->setPlainText(article.body);
    m_filling = false;
    m_save->setEnabled(!m_sending);
}

Article ArticleEditor::article() const {
    Article article = m_base;
    article.title = m_title->text().simplified();
    article.section = m_section->currentText().simplified();
    article.language = m_language->currentData().toString();
    article.state = articleStateFromString(m_state->currentData().toString()).value_or(ArticleState::Draft);
    article.keywords.clear();
    const QStringList words = m_keywords->text().split(u',');
    for (const QString& word : words) {
        if (!word.trimmed().isEmpty())
            article.keywords.append(word.simplified());
    }
    article.body = m_body->toPlainText();
    return article;
}

void ArticleEditor::onEdited() {
    if (m_filling)
        return;
    m_dirty = true;
    m_keepDelay.start();
}

void ArticleEditor::keepNow() {
    m_keepDelay.stop();
    if (m_dirty && !sameText(article(), m_base))
        m_unsaved.keep(article());
}

void ArticleEditor::showPreview() {
    m_view->setArticleText(m_body->toPlainText());
}

void ArticleEditor::showWays() {
    const bool both = width() >= Theme::instance().scaled(bothFrom);
    m_write->setVisible(!both);
    m_preview->setVisible(!both);
    m_text->widget(0)->setVisible(both || m_write->isChecked());
    m_text->widget(1)->setVisible(both || m_preview->isChecked());
}

void ArticleEditor::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    showWays();
}

void ArticleEditor::hideEvent(QHideEvent* event) {
    keepNow();
    QWidget::hideEvent(event);
}

} // namespace segue
