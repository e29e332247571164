// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/flat_button.h"
#include "ui/supervisor/definitions.h"

namespace segue {

//! A small "i" that says what a number means: as tool tip, when it is pressed, and for screen readers.
class InfoButton : public FlatButton {
    Q_OBJECT

public:
    explicit InfoButton(Figure figure, QWidget* parent = nullptr);

    QSize sizeHint() const override;
};

} // namespace segue
