// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/views/views.h"

#include <QFrame>

QT_BEGIN_NAMESPACE
class QLabel;
class QPushButton;
QT_END_NAMESPACE

namespace segue {

class CompareTable;
class FlatButton;
class IdentityDecider;
class Workspace;

//! The two people of a suggestion, as far as they are known here.
struct SuggestedPair {
    IdentitySuggestion suggestion;
    Contact own; //!< The one of the customer that is shown.
    Contact other;
    CustomerId otherCustomer;
    QString otherName;
    int ownConversations = 0;
    int otherConversations = 0;
};
//! Nothing if one of the two is not known any more.
std::optional<SuggestedPair>
readPair(Views& views, const IdentitySuggestion& suggestion, const CustomerId& own);

//! "Likely the same person": who, the evidence in words, the two side by side, and the answers.
class SuggestionBanner : public QFrame {
    Q_OBJECT

public:
    SuggestionBanner(Workspace& workspace, IdentityDecider& decider, QWidget* parent = nullptr);

    void setPair(const SuggestedPair& pair);
    const IdentitySuggestion& suggestion() const { return m_pair.suggestion; }

Q_SIGNALS:
    //! The agent wants to see the other customer.
    void customerChosen(const segue::CustomerId& customer);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void build();
    void showCompare(bool shown);

    Workspace& m_workspace;
    IdentityDecider& m_decider;
    SuggestedPair m_pair;
    QLabel* m_title;
    FlatButton* m_other;
    QLabel* m_evidence;
    FlatButton* m_compareButton;
    CompareTable* m_compare;
};

} // namespace segue
