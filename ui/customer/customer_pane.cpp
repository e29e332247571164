// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customer/customer_pane.h"

#include "ui/customer/customer_card_view.h"
#include "ui/shell/empty_state.h"

#include <QStackedWidget>
#include <QVBoxLayout>

namespace segue {

using namespace Qt::StringLiterals;

CustomerPane::CustomerPane(const UiContext& context, QWidget* parent) : PaneSection(parent) {
    setAccessibleName(tr("Customer"));
    m_card = new CustomerCardView(context, this);
    auto* empty = new EmptyState(this);
    empty->set(u"user"_s, tr("No customer"), tr("Open a conversation to see who wrote it."));
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(m_card);
    m_stack->addWidget(empty);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_stack);
    connect(m_card, &CustomerCardView::emptyChanged, this, &CustomerPane::showState);
    connect(m_card, &CustomerCardView::customerChosen, this, [&context](const CustomerId& customer) {
        context.navigator.openPage(u"customers"_s, customer.value());
    });
    connect(
        m_card, &CustomerCardView::conversationChosen, this, [&context](const ConversationRef& conversation) {
            context.navigator.openConversation(conversation);
        });
    showState();
}

void CustomerPane::setConversation(const ConversationRef& conversation, const CustomerId& customer) {
    m_card->setCustomer(customer, conversation);
}

void CustomerPane::lookUp(const QString& text) {
    m_card->merge(text);
}

void CustomerPane::showState() {
    m_stack->setCurrentIndex(m_card->isEmpty() ? 1 : 0);
}

} // namespace segue
