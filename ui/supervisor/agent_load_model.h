// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analytics/metrics.h"

#include <QAbstractTableModel>

namespace segue {

//! The agents with their state and load: those who are available first, then by name.
class AgentLoadModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Name, State, Open, Waiting, Capacity, ColumnCount };
    using QAbstractTableModel::QAbstractTableModel;

    void setLoads(QList<AgentLoad> loads);
    const AgentLoad& loadAt(int row) const { return m_loads.at(row); }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QList<AgentLoad> m_loads;
};

} // namespace segue
