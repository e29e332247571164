// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/views/views.h"

#include <QAbstractButton>

namespace segue {

//! One conversation of a customer on one line: channel, what about, state, age. Pressing opens it.
class ConversationButton : public QAbstractButton {
    Q_OBJECT

public:
    ConversationButton(const InboxRow& row, Instant now, bool current, QWidget* parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    InboxRow m_row;
    Instant m_now;
    bool m_current;
};

} // namespace segue
