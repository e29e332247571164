// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/change_set.h"
#include "core/views/views.h"

#include <QTimer>
#include <QWidget>

QT_BEGIN_NAMESPACE
class QMenu;
class QPushButton;
class QVBoxLayout;
QT_END_NAMESPACE

namespace segue {

class DetailGrid;
class EraseForm;
class ExportForm;
class FoldGroup;
class IdentityDecider;
class IdentityHistory;
class MergeForm;
class PersonHeader;
class ScrollColumn;
class SeparateForm;
class SuggestionBanner;
struct UiContext;

//! Everything that is known of one customer, from top to bottom: who, likely the same, how to reach them,
//! conversations, attributes, accounts, and why they are one customer. It follows the customer as things
//! change.
class CustomerCardView : public QWidget {
    Q_OBJECT

public:
    explicit CustomerCardView(const UiContext& context, QWidget* parent = nullptr);

    //! An unknown or empty id shows nothing. `current` is marked among the conversations.
    void setCustomer(const CustomerId& customer, const ConversationRef& current = {});
    const CustomerId& customer() const { return m_customer; }
    //! There is nobody to show, and no word to be said of one who is gone.
    bool isEmpty() const;
    //! Opens the search for whom to merge the customer with, beginning with `text`.
    void merge(const QString& text = {});

Q_SIGNALS:
    //! The customer is gone (joined into another, or taken apart) or came.
    void emptyChanged();
    //! The agent wants to see another customer.
    void customerChosen(const segue::CustomerId& customer);
    void conversationChosen(const segue::ConversationRef& conversation);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void build();
    void read();
    void onChanged(const ChangeSet& changes);
    void showCard();
    void hideCard();
    void showSuggestions();
    SuggestionBanner* addBanner();
    void showPoints();
    void showConversations();
    void showAccounts();
    void showHistory();
    void separate(bool shown);
    QWidget* makeHead();
    //! "…" beside the name: what can be done with the customer as a whole.
    void fillMenu(QMenu& menu);

    const UiContext& m_context;
    IdentityDecider* m_decider;
    CustomerId m_customer;
    ConversationRef m_current;
    std::optional<CustomerCard> m_card;
    bool m_allConversations = false;
    bool m_wasEmpty = true; //!< As it was said last.
    QTimer m_refresh;
    ScrollColumn* m_scroll;
    QWidget* m_head;
    PersonHeader* m_header;
    MergeForm* m_merge;
    ExportForm* m_export;
    EraseForm* m_erase;
    QVBoxLayout* m_banners;
    QList<SuggestionBanner*> m_shown; //!< In the column of banners.
    FoldGroup* m_points;
    FoldGroup* m_conversations;
    FoldGroup* m_attributes;
    DetailGrid* m_details;
    FoldGroup* m_accounts;
    FoldGroup* m_why;
    IdentityHistory* m_history;
    QPushButton* m_separateButton;
    SeparateForm* m_separate;
};

} // namespace segue
