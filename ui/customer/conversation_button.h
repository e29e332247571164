// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/views/views.h"

#include <QAbstractButton>

namespace segue {

class Workspace;

//! One conversation of a customer on one line: channel, what about, state, age. Pressing opens it.
class ConversationButton : public QAbstractButton {
    Q_OBJECT

public:
    ConversationButton(Workspace& workspace, const InboxRow& row, bool current, QWidget* parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Workspace& m_workspace;
    InboxRow m_row;
    bool m_current;
};

} // namespace segue
