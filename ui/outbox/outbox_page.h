// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/outbox/outbox_presentation.h"
#include "ui/shell/pane.h"

QT_BEGIN_NAMESPACE
class QLabel;
class QListView;
class QStackedWidget;
QT_END_NAMESPACE

namespace segue {

class EmptyState;
class OutboxModel;
class OutboxPerformer;

//! Everything that no backend has confirmed yet: what, to whom, since when, why it waits, and what can be
//! done.
class OutboxPage : public RailPage {
    Q_OBJECT

public:
    explicit OutboxPage(const UiContext& context, QWidget* parent = nullptr);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void showState();
    void showMenu(const QPoint& globalAt);

    const UiContext& m_context;
    OutboxModel* m_model;
    OutboxPerformer* m_performer;
    QListView* m_list;
    QLabel* m_about;
    EmptyState* m_empty;
    QStackedWidget* m_stack;
};

} // namespace segue
