// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

namespace segue {

class AgentLoadModel;

//! The agents and how busy they are; as high as its rows.
class AgentTable : public QTableView {
    Q_OBJECT

public:
    explicit AgentTable(AgentLoadModel& model, QWidget* parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

private:
    void adapt();
};

} // namespace segue
