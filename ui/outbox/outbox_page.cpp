// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/outbox/outbox_page.h"

#include "ui/outbox/outbox_delegate.h"
#include "ui/outbox/outbox_model.h"
#include "ui/outbox/outbox_performer.h"
#include "ui/shell/empty_state.h"
#include "ui/shell/focus_forwarder.h"
#include "ui/shell/paint.h"
#include "ui/shell/workspace.h"

#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace segue {

using namespace Qt::StringLiterals;

OutboxPage::OutboxPage(const UiContext& context, QWidget* parent) : RailPage(parent), m_context(context) {
    setAccessibleName(tr("Outbox"));
    m_model = new OutboxModel(context.workspace, this);
    m_performer = new OutboxPerformer(context, this);
    auto* title = new QLabel(tr("Outbox"), this);
    title->setProperty("role", u"page"_s);
    m_about = new QLabel(this);
    m_about->setProperty("role", u"muted"_s);
    m_list = new QListView(this);
    m_list->setAccessibleName(tr("Waiting to be sent"));
    auto* delegate = new OutboxDelegate(*m_model, context.workspace, m_list);
    m_list->setItemDelegate(delegate);
    m_list->setModel(m_model);
    m_list->setMouseTracking(true);
    m_list->setUniformItemSizes(true);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    m_list->setStyleSheet(u"background: transparent;"_s);
    m_list->installEventFilter(this);
    m_empty = new EmptyState(this);
    m_empty->set(
        u"check-circle"_s, tr("Everything is sent"),
        tr("What you write waits here while there is no connection, and nothing is sent twice."));
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(m_list);
    m_stack->addWidget(m_empty);
    m_list->setMaximumWidth(Theme::instance().scaled(1040));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::xl, space::xl, space::xl, 0);
    column->setSpacing(space::xs);
    column->addWidget(title);
    column->addWidget(m_about);
    column->addSpacing(space::m);
    column->addWidget(m_stack, 1);
    forwardFocus(this, m_list);

    connect(delegate, &OutboxDelegate::actionChosen, m_performer, &OutboxPerformer::perform);
    connect(m_list, &QListView::doubleClicked, this, [this](const QModelIndex& index) {
        m_context.navigator.openConversation(m_model->lineAt(index.row()).item.command.conversation);
    });
    connect(m_list, &QWidget::customContextMenuRequested, this, [this](const QPoint& at) {
        showMenu(m_list->viewport()->mapToGlobal(at));
    });
    for (const auto& signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(m_model, signal, this, &OutboxPage::showState);
    connect(m_model, &QAbstractItemModel::modelReset, this, &OutboxPage::showState);
    showState();
}

void OutboxPage::showState() {
    const int count = m_model->rowCount();
    m_stack->setCurrentWidget(count > 0 ? static_cast<QWidget*>(m_list) : m_empty);
    m_about->setText(tr("%n item(s) that no server has confirmed yet, oldest first", nullptr, count));
    m_about->setVisible(count > 0);
}

void OutboxPage::showMenu(const QPoint& globalAt) {
    const QModelIndex index = m_list->currentIndex();
    if (!index.isValid())
        return;
    const OutboxItem item = m_model->lineAt(index.row()).item;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto state = presentOutbox(item, m_context.workspace);
    for (const OutboxAction action : state.actions)
        connect(menu->addAction(displayName(action)), &QAction::triggered, this, [this, item, action] {
            m_performer->perform(item, action);
        });
    menu->addSeparator();
    connect(menu->addAction(tr("Open the conversation")), &QAction::triggered, this, [this, item] {
        m_context.navigator.openConversation(item.command.conversation);
    });
    menu->popup(globalAt);
}

bool OutboxPage::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if ((key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Menu) &&
            m_list->currentIndex().isValid()) {
            showMenu(m_list->viewport()->mapToGlobal(m_list->visualRect(m_list->currentIndex()).center()));
            return true;
        }
    }
    return RailPage::eventFilter(watched, event);
}

void OutboxPage::paintEvent(QPaintEvent*) {
    QPainter(this).fillRect(rect(), colours().window);
}

} // namespace segue
