// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings/setting_row.h"
#include "ui/shell/pane.h"

QT_BEGIN_NAMESPACE
class QCheckBox;
class QComboBox;
QT_END_NAMESPACE

namespace segue {

//! Theme, density, and the size of the text.
class LookSettings : public SettingsPart {
    Q_OBJECT

public:
    explicit LookSettings(const UiContext& context, QWidget* parent = nullptr);

private:
    void read();

    UiSettings& m_settings;
    QComboBox* m_theme;
    QComboBox* m_text;
    QCheckBox* m_compact;
};

} // namespace segue
