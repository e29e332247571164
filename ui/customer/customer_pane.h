// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/pane.h"

QT_BEGIN_NAMESPACE
class QStackedWidget;
QT_END_NAMESPACE

namespace segue {

class CustomerCardView;

//! The tab beside a conversation that shows its customer.
class CustomerPane : public PaneSection {
    Q_OBJECT

public:
    explicit CustomerPane(const UiContext& context, QWidget* parent = nullptr);

    void setConversation(const ConversationRef& conversation, const CustomerId& customer) override;
    //! Whom to merge the customer with: searches for `text`.
    void lookUp(const QString& text) override;
    CustomerCardView& card() { return *m_card; }

private:
    void showState();

    CustomerCardView* m_card;
    QStackedWidget* m_stack;
};

} // namespace segue
