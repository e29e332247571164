// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings/setting_row.h"
#include "ui/shell/pane.h"

QT_BEGIN_NAMESPACE
class QCheckBox;
class QComboBox;
QT_END_NAMESPACE

namespace segue {

//! How the agent hears of messages, and how theirs are sent.
class MessageSettings : public SettingsPart {
    Q_OBJECT

public:
    explicit MessageSettings(const UiContext& context, QWidget* parent = nullptr);

private:
    //! `live`: chat and the messengers; else mail and the like.
    QComboBox* makeSendKey(bool live);
    QComboBox* makeUndo(bool live);
    void read();

    UiSettings& m_settings;
    QCheckBox* m_notify;
    QCheckBox* m_quote;
    QComboBox* m_sendKeys[2];
    QComboBox* m_undo[2];
};

} // namespace segue
