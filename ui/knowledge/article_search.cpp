// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/knowledge/article_search.h"

#include "ui/knowledge/article_list.h"
#include "ui/shell/empty_state.h"
#include "ui/shell/error_text.h"
#include "ui/shell/flat_button.h"
#include "ui/shell/focus_forwarder.h"
#include "ui/shell/labels.h"
#include "ui/shell/row_list.h"
#include "ui/shell/theme.h"
#include "ui/shell/workspace.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <chrono>

namespace segue {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
constexpr int mostHits = 40;
constexpr int mostSuggested = 6;
} // namespace

ArticleSearch::ArticleSearch(const UiContext& context, QWidget* parent)
    : QWidget(parent), m_context(context) {
    m_model = new ArticleListModel(this);
    build();
    m_delay.setSingleShot(true);
    m_delay.setInterval(80ms);
    connect(&m_delay, &QTimer::timeout, this, &ArticleSearch::search);
    connect(m_field, &QLineEdit::textChanged, &m_delay, qOverload<>(&QTimer::start));
    connect(&context.workspace, &Workspace::changed, this, [this](const ChangeSet& changes) {
        if ((changes.articles || changes.everything) && !m_delay.isActive())
            m_delay.start();
    });
    connect(
        m_list, &RowList::rowChosen, this, [this](int row) { m_current = m_model->hitAt(row).article.ref; });
    connect(m_list, &RowList::clicked, this, [this](const QModelIndex& index) {
        Q_EMIT articleChosen(m_model->hitAt(index.row()).article.ref);
    });
    connect(m_list, &RowList::rowOpened, this, [this](int row) {
        Q_EMIT articleChosen(m_model->hitAt(row).article.ref);
    });
    connect(m_new, &QToolButton::clicked, this, &ArticleSearch::newRequested);
    connect(m_nothing, &EmptyState::actionClicked, this, &ArticleSearch::newRequested);
    search();
}

void ArticleSearch::build() {
    m_field = new QLineEdit(this);
    m_field->setProperty("look", u"well"_s);
    m_field->setPlaceholderText(tr("Search articles"));
    m_field->setAccessibleName(tr("Search articles"));
    m_field->setClearButtonEnabled(true);
    m_field->installEventFilter(this);
    m_new = toolButton(u"plus"_s, tr("New article"), this);
    m_about = plainLabel({}, u"section"_s, this);
    m_about->setContentsMargins(space::m, 0, space::m, 0);
    m_list = new RowList(this);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new ArticleListDelegate(*m_model, m_list));
    m_list->setAccessibleName(tr("Articles"));
    m_nothing = new EmptyState(this);
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(m_list);
    m_stack->addWidget(m_nothing);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(space::m, space::m, space::s, space::s);
    head->setSpacing(space::xs);
    head->addWidget(m_field, 1);
    head->addWidget(m_new);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::xs);
    column->addLayout(head);
    column->addWidget(m_about);
    column->addWidget(m_stack, 1);
    forwardFocus(this, m_field);
}

void ArticleSearch::setQuestion(const QString& question) {
    if (question == m_question)
        return;
    m_question = question;
    search();
}

void ArticleSearch::lookUp(const QString& text) {
    m_field->setFocus(Qt::ShortcutFocusReason);
    if (text.isEmpty()) {
        m_field->selectAll();
        return;
    }
    m_field->setText(text);
    m_delay.stop();
    search();
}

void ArticleSearch::showCurrent(const ArticleRef& article) {
    m_current = article;
    m_list->showCurrentRow(m_model->rowOf(article));
}

void ArticleSearch::setCanWrite(bool can) {
    m_canWrite = can;
    m_new->setVisible(can);
    if (m_model->rowCount() == 0)
        search();
}

void ArticleSearch::search() {
    const QString typed = m_field->text().trimmed();
    Views& views = m_context.workspace.views();
    if (!typed.isEmpty()) {
        m_about->setText(tr("Found"));
        showState(views.findArticles(typed, mostHits));
        return;
    }
    if (!m_question.isEmpty()) {
        const auto hits = views.findArticles(m_question, mostSuggested);
        if (hits && !hits->isEmpty()) {
            m_about->setText(tr("May answer this conversation"));
            showState(hits);
            return;
        }
    }
    m_about->setText(tr("Newest articles"));
    showState(views.findArticles({}, mostHits));
}

void ArticleSearch::showState(const Result<QList<ArticleHit>>& hits) {
    m_model->setHits(hits.value_or(QList<ArticleHit>()));
    showCurrent(m_current);
    const bool any = m_model->rowCount() > 0;
    m_stack->setCurrentIndex(any ? 0 : 1);
    m_about->setVisible(any);
    if (!hits) {
        const ErrorText text = errorText(hits.error());
        m_nothing->set(u"error"_s, text.what, text.remedy);
    } else if (!m_field->text().trimmed().isEmpty()) {
        m_nothing->set(
            u"search"_s, tr("No article found"),
            tr("Try other words, or write the answer once for everybody."),
            m_canWrite ? tr("Write an article") : QString());
    } else {
        m_nothing->set(
            u"knowledge"_s, tr("No articles yet"),
            tr("Write down what you are asked often: it is found from every conversation."),
            m_canWrite ? tr("Write an article") : QString());
    }
}

bool ArticleSearch::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_field && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        const bool enter = key == Qt::Key_Return || key == Qt::Key_Enter;
        if (key == Qt::Key_Down && m_model->rowCount() > 0) {
            m_list->setFocus(Qt::ShortcutFocusReason);
            m_list->setCurrentRow(qMax(0, m_list->currentRow()));
            return true;
        }
        if (enter) {
            if (m_delay.isActive()) {
                m_delay.stop();
                search();
            }
            if (m_model->rowCount() > 0)
                Q_EMIT articleChosen(m_model->hitAt(0).article.ref);
            return true;
        }
        if (key == Qt::Key_Escape && !m_field->text().isEmpty()) {
            m_field->clear();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace segue
