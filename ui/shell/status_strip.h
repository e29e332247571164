// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/account.h"

#include <QFrame>
#include <QHash>
#include <QList>
#include <QTimer>

QT_BEGIN_NAMESPACE
class QHBoxLayout;
class QLabel;
QT_END_NAMESPACE

namespace segue {

class FlatButton;
class Workspace;

//! The line at the bottom: the connection of each account, the outbox, what is running, and the "work
//! offline" switch.
class StatusStrip : public QFrame {
    Q_OBJECT

public:
    explicit StatusStrip(Workspace& workspace, QWidget* parent = nullptr);

    int waiting() const { return m_waiting; }
    //! Items that only the agent can move: held, failed, uncertain.
    int needAgent() const { return m_needAgent; }

Q_SIGNALS:
    void outboxClicked();
    void accountClicked(const segue::AccountId& account);
    void outboxChanged(int waiting, int needAgent);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void readAccounts();
    void showConnection(const ConnectionStatus& status);
    void showRunning();
    void readOutbox();
    void showOffline(bool offline);

    Workspace& m_workspace;
    QHBoxLayout* m_accounts;
    QHash<AccountId, FlatButton*> m_buttons;
    QHash<AccountId, QString> m_names;
    QLabel* m_running;
    QLabel* m_trouble;
    FlatButton* m_outbox;
    FlatButton* m_offline;
    QTimer m_outboxDelay; //!< Bursts of changes are answered by one count.
    int m_waiting = 0;
    int m_needAgent = 0;
};

} // namespace segue
