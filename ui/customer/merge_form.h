// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/views/views.h"

#include <QFrame>
#include <QTimer>

QT_BEGIN_NAMESPACE
class QLabel;
class QLineEdit;
class QPushButton;
QT_END_NAMESPACE

namespace segue {

class AvatarDisc;
class CompareTable;
class CustomerListModel;
class IdentityDecider;
class RowList;
struct UiContext;

//! "Merge with…": the agent searches the other customer, sees the two side by side, and says that they are
//! the same person. In place, within the card; Escape goes a step back.
class MergeForm : public QFrame {
    Q_OBJECT

public:
    MergeForm(const UiContext& context, IdentityDecider& decider, QWidget* parent = nullptr);

    //! Shows the search for whom to merge `own` with, beginning with `text`.
    void open(const CustomerCard& own, const QString& text = {});
    //! The customer changed while the agent looks for the other one.
    void follow(const CustomerCard& own);
    //! Side by side with that one.
    void choose(const CustomerId& other);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void makeModel();
    QWidget* makeSearch();
    QWidget* makeCompare();
    QWidget* makeOther();
    void backToSearch();
    void searchNow();
    void showRows();
    QString warningFor(const CustomerCard& other) const;

    const UiContext& m_context;
    IdentityDecider& m_decider;
    CustomerCard m_own;
    CustomerId m_other;
    CustomerListModel* m_model = nullptr; //!< While the form is open.
    QTimer m_searchDelay;
    QLabel* m_title;
    QWidget* m_searchStep;
    QWidget* m_compareStep;
    QLineEdit* m_search;
    RowList* m_list;
    QLabel* m_nobody;
    AvatarDisc* m_disc;
    QLabel* m_name;
    QLabel* m_facts;
    QLabel* m_warning;
    CompareTable* m_compare;
    QLineEdit* m_reason;
    QPushButton* m_same;
};

} // namespace segue
