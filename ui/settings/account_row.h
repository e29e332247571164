// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/account.h"
#include "ui/shell/pane.h"

#include <QFrame>

QT_BEGIN_NAMESPACE
class QLabel;
class QPushButton;
QT_END_NAMESPACE

namespace segue {

class NoticeBar;

//! One account with the truth about its connection, and what can be done: reconnect, sign in again, remove.
class AccountRow : public QFrame {
    Q_OBJECT

public:
    AccountRow(const UiContext& context, const Account& account, QWidget* parent = nullptr);

    const Account& account() const { return m_account; }
    void setAccount(const Account& account);
    void setStatus(const ConnectionStatus& status);

Q_SIGNALS:
    void signInRequested(const segue::Account& account);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void build();
    void askToRemove();
    void remove(bool evenWithQueued);

    const UiContext& m_context;
    Account m_account;
    QLabel* m_name;
    QLabel* m_about;
    QLabel* m_state;
    QPushButton* m_reconnect;
    QPushButton* m_signIn;
    QPushButton* m_remove;
    NoticeBar* m_notice;
};

} // namespace segue
