// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace segue {

//! A line of plain text that gives way: it ends in an ellipsis where there is no room, and its tool tip is
//! the whole.
class ElidedLabel : public QLabel {
    Q_OBJECT

public:
    explicit ElidedLabel(QWidget* parent = nullptr);

    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;
};

} // namespace segue
