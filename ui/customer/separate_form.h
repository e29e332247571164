// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/views/views.h"

#include <QFrame>

QT_BEGIN_NAMESPACE
class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;
QT_END_NAMESPACE

namespace segue {

class IdentityDecider;

//! Takes a customer apart: the agent ticks the contacts that do not belong, may say why, and presses
//! Separate.
class SeparateForm : public QFrame {
    Q_OBJECT

public:
    explicit SeparateForm(IdentityDecider& decider, QWidget* parent = nullptr);

    //! What was ticked stays ticked while its contact is there. `names` are those of the accounts.
    void setContacts(const QList<Contact>& contacts, const QHash<AccountId, QString>& names);

Q_SIGNALS:
    void closed();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    QList<ContactRef> ticked() const;
    void showState();

    IdentityDecider& m_decider;
    QList<Contact> m_contacts;
    QList<QCheckBox*> m_ticks;
    QVBoxLayout* m_list;
    QLineEdit* m_reason;
    QLabel* m_hint;
    QPushButton* m_separate;
};

} // namespace segue
