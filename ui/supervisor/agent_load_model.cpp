// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/supervisor/agent_load_model.h"

#include "ui/shell/words.h"

#include <QLocale>
#include <algorithm>

namespace segue {

void AgentLoadModel::setLoads(QList<AgentLoad> loads) {
    std::stable_sort(loads.begin(), loads.end(), [](const AgentLoad& a, const AgentLoad& b) {
        if (a.agent.presence != b.agent.presence)
            return a.agent.presence < b.agent.presence;
        return QString::localeAwareCompare(a.agent.name, b.agent.name) < 0;
    });
    const bool same = std::equal(
        loads.cbegin(), loads.cend(), m_loads.cbegin(), m_loads.cend(),
        [](const AgentLoad& a, const AgentLoad& b) { return a.agent.ref == b.agent.ref; });
    if (same) {
        m_loads = loads;
        if (!m_loads.isEmpty())
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        return;
    }
    beginResetModel();
    m_loads = loads;
    endResetModel();
}

int AgentLoadModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_loads.size());
}

int AgentLoadModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant AgentLoadModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const AgentLoad& load = m_loads.at(index.row());
    if (role == Qt::TextAlignmentRole && index.column() >= Open)
        return QVariant::fromValue(Qt::Alignment(Qt::AlignTrailing | Qt::AlignVCenter));
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
        return {};
    switch (index.column()) {
    case Name:
        return load.agent.name;
    case State:
        return displayName(load.agent.presence);
    case Open:
        return QLocale().toString(load.open);
    case Waiting:
        return QLocale().toString(load.waiting);
    case Capacity:
        return load.agent.capacity > 0
                   ? tr("%1 of %2", "open conversations and capacity").arg(load.open).arg(load.agent.capacity)
                   : tr("no limit");
    default:
        return {};
    }
}

QVariant AgentLoadModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(
            Qt::Alignment((section >= Open ? Qt::AlignTrailing : Qt::AlignLeading) | Qt::AlignVCenter));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Agent");
    case State:
        return tr("State");
    case Open:
        return tr("Open");
    case Waiting:
        return tr("Waiting");
    case Capacity:
        return tr("Load");
    default:
        return {};
    }
}

} // namespace segue
