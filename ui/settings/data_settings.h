// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings/setting_row.h"
#include "ui/shell/pane.h"

namespace segue {

//! Where everything is on this computer, what each part is for, and how large it is.
class DataSettings : public SettingsPart {
    Q_OBJECT

public:
    explicit DataSettings(const UiContext& context, QWidget* parent = nullptr);

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* makeFolder();
    void measure();
    void exportWork();

    const UiContext& m_context;
    QVBoxLayout* m_parts;
};

} // namespace segue
