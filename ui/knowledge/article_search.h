// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/views/views.h"
#include "ui/shell/pane.h"

#include <QTimer>

QT_BEGIN_NAMESPACE
class QLabel;
class QLineEdit;
class QStackedWidget;
QT_END_NAMESPACE

namespace segue {

class ArticleListModel;
class EmptyState;
class FlatButton;
class RowList;

//! Finds articles as the agent types; without words it offers what may answer the open conversation, or the
//! newest.
class ArticleSearch : public QWidget {
    Q_OBJECT

public:
    explicit ArticleSearch(const UiContext& context, QWidget* parent = nullptr);

    //! The question that the open conversation asks: the customer's last message. Empty = none is open.
    void setQuestion(const QString& question);
    //! Searches for `text`; empty goes to the field and keeps what is there.
    void lookUp(const QString& text);
    void showCurrent(const ArticleRef& article);
    //! Whether new articles can be written anywhere.
    void setCanWrite(bool can);
    ArticleListModel& model() { return *m_model; }

Q_SIGNALS:
    void articleChosen(const segue::ArticleRef& article);
    void newRequested();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void build();
    void search();
    void showState(const Result<QList<ArticleHit>>& hits);

    const UiContext& m_context;
    ArticleListModel* m_model;
    QString m_question;
    ArticleRef m_current;
    bool m_canWrite = false;
    QTimer m_delay;
    QLineEdit* m_field;
    FlatButton* m_new;
    QLabel* m_about;
    RowList* m_list;
    EmptyState* m_nothing;
    QStackedWidget* m_stack;
};

} // namespace segue
