// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/pane.h"

QT_BEGIN_NAMESPACE
class QLabel;
class QPushButton;
class QStackedWidget;
QT_END_NAMESPACE

namespace segue {

class AvatarDisc;
class CompareTable;
class IdentityDecider;
class ReviewModel;
class RowList;

//! Customers that may be one person, one after the other: Y same, N not the same, L later; and where more
//! than two hang together, Left and Right for their other pairs and A for "all of them are one person".
class ReviewQueue : public QWidget {
    Q_OBJECT

public:
    explicit ReviewQueue(const UiContext& context, QWidget* parent = nullptr);

    int count() const;
    //! As ReviewModel::setActive().
    void setActive(bool active);

Q_SIGNALS:
    void countChanged(int count);

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void build();
    QWidget* makeDetail();
    QWidget* makePeople();
    QWidget* makeButtons();
    QWidget* makeSteps();
    void showRow();
    void showPair();
    void showState();
    void step(int by);
    void answer(int key);
    bool takesKey(int key) const;

    const UiContext& m_context;
    IdentityDecider* m_decider;
    ReviewModel* m_model;
    RowList* m_list;
    QStackedWidget* m_stack;
    int m_pair = 0; //!< Of the row's cluster.
    QWidget* m_steps;
    QLabel* m_step;
    QPushButton* m_all;
    QLabel* m_likelihood;
    QLabel* m_evidence;
    AvatarDisc* m_discs[2];
    QLabel* m_names[2];
    QLabel* m_facts[2];
    CompareTable* m_compare;
};

} // namespace segue
