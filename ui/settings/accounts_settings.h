// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings/setting_row.h"
#include "ui/shell/pane.h"

#include <QHash>

QT_BEGIN_NAMESPACE
class QLabel;
class QPushButton;
QT_END_NAMESPACE

namespace segue {

class AccountRow;
class AccountWizard;
class NoticeBar;
struct ConnectionStatus;

//! The accounts, and the wizard that adds one.
class AccountsSettings : public SettingsPart {
    Q_OBJECT

public:
    explicit AccountsSettings(const UiContext& context, QWidget* parent = nullptr);

    void beginWizard();
    AccountWizard& wizard() { return *m_wizard; }

private:
    void read();
    void showStatus(const ConnectionStatus& status);
    void showWizard(bool shown);

    const UiContext& m_context;
    QVBoxLayout* m_list;
    QLabel* m_none;
    NoticeBar* m_notice;
    QPushButton* m_add;
    AccountWizard* m_wizard;
    QHash<AccountId, AccountRow*> m_rows;
};

} // namespace segue
