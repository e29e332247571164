// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/outbox/outbox_model.h"

#include "ui/outbox/outbox_presentation.h"
#include "ui/shell/relative_time.h"
#include "ui/shell/words.h"
#include "ui/shell/workspace.h"

#include <algorithm>
#include <chrono>

namespace segue {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

OutboxModel::OutboxModel(Workspace& workspace, QObject* parent)
    : QAbstractListModel(parent), m_workspace(workspace), m_lines(readLines()) {
    m_refresh.setSingleShot(true);
    m_refresh.setInterval(30ms);
    connect(&m_refresh, &QTimer::timeout, this, &OutboxModel::read);
    connect(&workspace, &Workspace::changed, this, [this](const ChangeSet& changes) {
        if ((!changes.commands.isEmpty() || changes.everything) && !m_refresh.isActive())
            m_refresh.start();
    });
    const auto repaint = [this] {
        if (!m_lines.isEmpty())
            Q_EMIT dataChanged(index(0), index(rowCount() - 1));
    };
    connect(&workspace, &Workspace::offlineChanged, this, repaint);
    connect(&workspace, &Workspace::connectionChanged, this, repaint);
}

QList<OutboxModel::Line> OutboxModel::readLines() const {
    Views& views = m_workspace.views();
    const QList<OutboxItem> items = views.outbox().value_or(QList<OutboxItem>());
    QList<Line> lines;
    for (const OutboxItem& item : items) {
        Line line{item, {}, {}};
        const auto rows = views.inboxRows({item.command.conversation});
        if (rows && !rows->isEmpty()) {
            QStringList about{rows->constFirst().reference, rows->constFirst().subject};
            about.removeAll(QString());
            line.customerName = rows->constFirst().customerName;
            line.about = about.join(u" · "_s);
        }
        lines.append(line);
    }
    return lines;
}

void OutboxModel::read() {
    const QList<Line> lines = readLines();
    if (lines == m_lines)
        return;
    // Items leave from anywhere and come at the end; a change within one keeps its row.
    const auto has = [](const QList<Line>& list, const CommandId& id) {
        return std::any_of(
            list.cbegin(), list.cend(), [&id](const Line& l) { return l.item.command.id == id; });
    };
    for (int row = static_cast<int>(m_lines.size()) - 1; row >= 0; --row) {
        if (has(lines, m_lines.at(row).item.command.id))
            continue;
        beginRemoveRows({}, row, row);
        m_lines.remove(row);
        endRemoveRows();
    }
    bool sameOrder = m_lines.size() <= lines.size();
    for (int row = 0; sameOrder && row < m_lines.size(); ++row)
        sameOrder = m_lines.at(row).item.command.id == lines.at(row).item.command.id;
    if (!sameOrder) {
        beginResetModel();
        m_lines = lines;
        endResetModel();
        return;
    }
    const int old = static_cast<int>(m_lines.size());
    for (int row = 0; row < old; ++row)
        m_lines[row] = lines.at(row);
    if (old > 0)
        Q_EMIT dataChanged(index(0), index(old - 1));
    if (lines.size() > old) {
        beginInsertRows({}, old, static_cast<int>(lines.size()) - 1);
        m_lines = lines;
        endInsertRows();
    }
}

int OutboxModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

bool OutboxModel::isOffline(const OutboxItem& item) const {
    const QList<ConnectionStatus> connections = m_workspace.connections();
    return m_workspace.isOffline() ||
           std::any_of(connections.cbegin(), connections.cend(), [&](const ConnectionStatus& status) {
               return status.account == item.command.conversation.account &&
                      status.state == ConnectionStatus::State::Offline;
           });
}

QVariant OutboxModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Line& line = m_lines.at(index.row());
    if (role == Qt::DisplayRole)
        return describeCommand(line.item.command);
    if (role == Qt::AccessibleTextRole) {
        const auto state = presentOutbox(line.item, isOffline(line.item), m_workspace.now());
        return QStringList{
            describeCommand(line.item.command),
            line.customerName,
            displayName(line.item.command.channel),
            line.about,
            textOf(line.item.command).simplified(),
            state.text,
            tr("since %1").arg(exactTime(line.item.command.createdAt))}
            .join(u", "_s);
    }
    return {};
}

} // namespace segue
