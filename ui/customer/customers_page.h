// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/views/views.h"
#include "ui/shell/pane.h"

#include <QTimer>

QT_BEGIN_NAMESPACE
class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;
QT_END_NAMESPACE

namespace segue {

class CustomerCardView;
class CustomerListModel;
class EmptyState;
class FlatButton;
class FoldingColumns;
class ReviewQueue;
class RowList;
class TimelinePane;

//! All customers: a searchable list, the timeline and the card of the chosen one; and the review of likely
//! duplicates.
class CustomersPage : public RailPage {
    Q_OBJECT

public:
    explicit CustomersPage(const UiContext& context, QWidget* parent = nullptr);

    //! A customer's id, or "review", or "merge" for the search whom to merge the shown customer with.
    void open(const QString& what) override;
    void showCustomer(const CustomerId& customer);
    const CustomerId& customer() const { return m_customer; }
    CustomerListModel& model() { return *m_model; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void build();
    QWidget* makeHead();
    QWidget* makeList();
    QWidget* makeContent();
    void connectParts();
    void showMode(bool review);
    void showReviewCount(int count);
    void showListState();
    void restoreCurrent();

    const UiContext& m_context;
    CustomerListModel* m_model;
    CustomerId m_customer;
    ConversationRef m_newest;
    QTimer m_searchDelay;
    FlatButton* m_allTab;
    FlatButton* m_reviewTab;
    QStackedWidget* m_modes;
    FoldingColumns* m_columns;
    QLineEdit* m_search;
    RowList* m_list;
    EmptyState* m_noCustomers;
    QStackedWidget* m_listStack;
    QStackedWidget* m_content;
    QLabel* m_title;
    FlatButton* m_showList;
    FlatButton* m_showPane;
    QPushButton* m_openButton;
    TimelinePane* m_timeline;
    CustomerCardView* m_card;
    ReviewQueue* m_review;
};

} // namespace segue
