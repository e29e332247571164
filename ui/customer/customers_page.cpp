// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customer/customers_page.h"

#include "ui/customer/customer_card_view.h"
#include "ui/customer/customer_list_delegate.h"
#include "ui/customer/customer_list_model.h"
#include "ui/customer/person_header.h"
#include "ui/customer/review_queue.h"
#include "ui/shell/empty_state.h"
#include "ui/shell/flat_button.h"
#include "ui/shell/focus_forwarder.h"
#include "ui/shell/folding_columns.h"
#include "ui/shell/labels.h"
#include "ui/shell/paint.h"
#include "ui/shell/row_list.h"
#include "ui/shell/workspace.h"
#include "ui/timeline/timeline_pane.h"

#include <QButtonGroup>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <chrono>

namespace segue {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

CustomersPage::CustomersPage(const UiContext& context, QWidget* parent)
    : RailPage(parent), m_context(context) {
    setAccessibleName(tr("Customers"));
    m_model = new CustomerListModel(context.workspace, this);
    build();
    connectParts();
    showReviewCount(m_review->count());
    showMode(false);
    showListState();
    if (m_model->rowCount() > 0)
        m_list->setCurrentRow(0);
}

void CustomersPage::build() {
    m_columns = new FoldingColumns(u"customers/columns"_s, m_context.settings, this);
    m_card = new CustomerCardView(m_context, m_columns);
    m_columns->setColumns(makeList(), makeContent(), m_card);
    m_review = new ReviewQueue(m_context, this);
    m_modes = new QStackedWidget(this);
    m_modes->addWidget(m_columns);
    m_modes->addWidget(m_review);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHead());
    column->addWidget(horizontalLine(this));
    column->addWidget(m_modes, 1);
}

QWidget* CustomersPage::makeHead() {
    auto* head = new QWidget(this);
    m_allTab = new FlatButton(FlatButton::Look::Segment, u"customers"_s, tr("All customers"), head);
    m_reviewTab = new FlatButton(FlatButton::Look::Segment, u"merge"_s, tr("Review"), head);
    m_reviewTab->setObjectName(u"reviewTab"_s);
    auto* group = new QButtonGroup(this);
    group->addButton(m_allTab);
    group->addButton(m_reviewTab);
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(space::l, 0, space::l, 0);
    row->setSpacing(space::xs);
    row->addWidget(plainLabel(tr("Customers"), u"title"_s, head));
    row->addSpacing(space::m);
    row->addWidget(m_allTab);
    row->addWidget(m_reviewTab);
    row->addStretch(1);
    head->setMinimumHeight(Theme::instance().scaled(48));
    return head;
}

QWidget* CustomersPage::makeList() {
    auto* panel = new QFrame(m_columns);
    panel->setProperty("surface", u"plain"_s);
    m_search = new QLineEdit(panel);
    m_search->setProperty("look", u"well"_s);
    m_search->setPlaceholderText(tr("Name, address or organisation"));
    m_search->setAccessibleName(tr("Search customers"));
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);
    m_list = new RowList(panel);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new CustomerListDelegate(*m_model, m_context.workspace, m_list));
    m_list->setAccessibleName(tr("Customers"));
    connect(&m_context.workspace, &Workspace::timePassed, m_list->viewport(), qOverload<>(&QWidget::update));
    m_list->installEventFilter(this);
    m_noCustomers = new EmptyState(panel);
    m_listStack = new QStackedWidget(panel);
    m_listStack->addWidget(m_list);
    m_listStack->addWidget(m_noCustomers);
    auto* column = new QVBoxLayout(panel);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* field = new QHBoxLayout;
    field->setContentsMargins(space::m, space::s, space::m, space::s);
    field->addWidget(m_search);
    column->addLayout(field);
    column->addWidget(m_listStack, 1);
    forwardFocus(panel, m_list);
    return panel;
}

QWidget* CustomersPage::makeContent() {
    auto* content = new QFrame(m_columns);
    content->setProperty("surface", u"plain"_s);
    m_title = plainLabel({}, u"strong"_s, content);
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_showList = toolButton(u"list"_s, tr("Show the list"), content);
    m_showPane = toolButton(u"sidebar"_s, tr("Show or hide the customer's card"), content);
    m_openButton = new QPushButton(tr("Open in the inbox"), content);
    m_openButton->setObjectName(u"openInInbox"_s);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(space::l, space::s, space::s, space::s);
    head->addWidget(m_showList);
    head->addWidget(m_title, 1);
    head->addWidget(m_openButton);
    head->addWidget(m_showPane);
    m_timeline = new TimelinePane(m_context, content);
    auto* silent = new EmptyState(content);
    silent->set(
        u"inbox"_s, tr("No conversation yet"),
        tr("What you and this customer write to each other appears here."));
    auto* nobody = new EmptyState(content);
    nobody->set(
        u"customers"_s, tr("Choose a customer"), tr("Their conversations and their card appear here."));
    m_content = new QStackedWidget(content);
    for (QWidget* page :
         {static_cast<QWidget*>(m_timeline), static_cast<QWidget*>(silent), static_cast<QWidget*>(nobody)})
        m_content->addWidget(page);
    m_content->setCurrentIndex(2);
    m_openButton->hide();
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(horizontalLine(content));
    column->addWidget(m_content, 1);
    forwardFocus(content, m_timeline);
    return content;
}

void CustomersPage::connectParts() {
    connect(m_allTab, &QToolButton::clicked, this, [this] { showMode(false); });
    connect(m_reviewTab, &QToolButton::clicked, this, [this] { showMode(true); });
    connect(m_review, &ReviewQueue::countChanged, this, &CustomersPage::showReviewCount);
    m_searchDelay.setSingleShot(true);
    m_searchDelay.setInterval(80ms);
    connect(m_search, &QLineEdit::textChanged, &m_searchDelay, qOverload<>(&QTimer::start));
    connect(&m_searchDelay, &QTimer::timeout, this, [this] { m_model->setText(m_search->text().trimmed()); });
    connect(m_model, &QAbstractItemModel::modelReset, this, &CustomersPage::restoreCurrent);
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, &CustomersPage::showListState);
    connect(m_model, &CustomerListModel::failed, this, [this](const Error& error) {
        m_context.navigator.sayTrouble(error);
    });
    connect(m_list, &RowList::rowChosen, this, [this](int row) { showCustomer(m_model->rowAt(row).id); });
    connect(m_list, &RowList::rowOpened, this, [this] {
        m_columns->setListShown(false);
        m_timeline->setFocus(Qt::ShortcutFocusReason);
    });
    connect(m_card, &CustomerCardView::customerChosen, this, &CustomersPage::showCustomer);
    connect(m_card, &CustomerCardView::conversationChosen, this, [this](const ConversationRef& conversation) {
        m_context.navigator.openConversation(conversation);
    });
    connect(m_openButton, &QPushButton::clicked, this, [this] {
        m_context.navigator.openConversation(m_newest);
    });
    connect(m_showList, &QToolButton::clicked, this, [this] { m_columns->setListShown(true); });
    connect(m_showPane, &QToolButton::clicked, this, [this] {
        m_columns->setPaneShown(!m_columns->isPaneShown());
    });
    const auto showFolds = [this] { m_showList->setVisible(m_columns->isListOverlay()); };
    connect(m_columns, &FoldingColumns::folded, this, showFolds);
    showFolds();
}

void CustomersPage::open(const QString& what) {
    if (what == "review"_L1) {
        showMode(true);
        return;
    }
    if (what.isEmpty())
        return;
    showMode(false);
    if (what == "merge"_L1) {
        m_columns->setPaneShown(true);
        // The window gives the page the focus after this.
        QMetaObject::invokeMethod(m_card, [this] { m_card->merge(); }, Qt::QueuedConnection);
        return;
    }
    showCustomer(CustomerId(what));
    restoreCurrent();
}

void CustomersPage::showMode(bool review) {
    (review ? m_reviewTab : m_allTab)->setChecked(true);
    m_modes->setCurrentIndex(review ? 1 : 0);
    forwardFocus(this, review ? static_cast<QWidget*>(m_review) : m_list);
    if (review)
        m_review->setFocus(Qt::OtherFocusReason);
}

void CustomersPage::showReviewCount(int count) {
    m_reviewTab->setLabel(count > 0 ? tr("Review · %1", "number of pairs").arg(count) : tr("Review"));
}

void CustomersPage::showListState() {
    const bool any = m_model->rowCount() > 0;
    m_listStack->setCurrentIndex(any ? 0 : 1);
    if (any)
        return;
    if (m_model->text().isEmpty())
        m_noCustomers->set(
            u"customers"_s, tr("No customers yet"), tr("Everybody who writes to you is listed here."));
    else
        m_noCustomers->set(
            u"search"_s, tr("Nobody found"), tr("Try fewer letters, or a part of the address."));
}

void CustomersPage::restoreCurrent() {
    showListState();
    m_list->showCurrentRow(m_model->rowOf(m_customer));
}

void CustomersPage::showCustomer(const CustomerId& customer) {
    m_customer = customer;
    m_card->setCustomer(customer);
    const auto card = m_context.workspace.views().customer(customer).value_or(std::nullopt);
    m_title->setText(card ? displayNameOf(*card) : QString());
    const bool any = card && !card->conversations.isEmpty();
    m_openButton->setVisible(any);
    m_content->setCurrentIndex(any ? 0 : card ? 1 : 2);
    if (!any) {
        m_timeline->clear();
        return;
    }
    m_newest = card->conversations.constFirst().conversation;
    const auto conversation = m_context.workspace.views().conversation(m_newest).value_or(std::nullopt);
    if (conversation)
        m_timeline->show(customer, *conversation, {});
}

bool CustomersPage::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Return || key == Qt::Key_Enter) {
            m_list->setFocus(Qt::ShortcutFocusReason);
            m_list->setCurrentRow(qMax(0, m_list->currentRow()));
            return true;
        }
    }
    const bool comesOrGoes = event->type() == QEvent::Enter || event->type() == QEvent::Leave ||
                             event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut;
    if (watched == m_list && comesOrGoes)
        m_model->setHeld(
            event->type() == QEvent::Enter || event->type() == QEvent::FocusIn ||
            (event->type() == QEvent::Leave && m_list->hasFocus()) ||
            (event->type() == QEvent::FocusOut && m_list->underMouse()));
    return RailPage::eventFilter(watched, event);
}

void CustomersPage::showEvent(QShowEvent* event) {
    RailPage::showEvent(event);
    m_review->setActive(true);
}

void CustomersPage::hideEvent(QHideEvent* event) {
    m_review->setActive(false);
    RailPage::hideEvent(event);
}

void CustomersPage::paintEvent(QPaintEvent*) {
    QPainter(this).fillRect(rect(), colours().surface);
}

} // namespace segue
