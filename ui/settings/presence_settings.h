// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings/setting_row.h"
#include "ui/shell/pane.h"

QT_BEGIN_NAMESPACE
class QButtonGroup;
QT_END_NAMESPACE

namespace segue {

//! Who the agent is at each account, and the state that the team sees.
class PresenceSettings : public SettingsPart {
    Q_OBJECT

public:
    explicit PresenceSettings(const UiContext& context, QWidget* parent = nullptr);

private:
    void readAccounts();

    const UiContext& m_context;
    QButtonGroup* m_states;
    QVBoxLayout* m_accounts;
};

} // namespace segue
