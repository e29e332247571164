// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/outbox/outbox_model.h"

#include "ui/outbox/outbox_presentation.h"
#include "ui/shell/relative_time.h"
#include "ui/shell/words.h"
#include "ui/shell/workspace.h"

#include <QHash>
#include <QSet>
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
    connect(&workspace, &Workspace::timePassed, this, repaint);
}

QList<OutboxModel::Line> OutboxModel::readLines() const {
    Views& views = m_workspace.views();
    const QList<OutboxItem> items = views.outbox().value_or(QList<OutboxItem>());
    QSet<ConversationRef> asked;
    for (const OutboxItem& item : items)
        asked.insert(item.command.conversation);
    const QList<InboxRow> rows = views.inboxRows(asked.values()).value_or(QList<InboxRow>());
    QHash<ConversationRef, const InboxRow*> rowOf;
    for (const InboxRow& row : rows)
        rowOf.insert(row.conversation, &row);
    QList<Line> lines;
    lines.reserve(items.size());
    for (const OutboxItem& item : items) {
        Line line{item, {}, {}};
        if (const InboxRow* row = rowOf.value(item.command.conversation)) {
            QStringList about{row->reference, row->subject};
            about.removeAll(QString());
            line.customerName = row->customerName;
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
    removeGone(lines);
    for (int row = 0; row < lines.size(); ++row)
        place(lines, row);
    if (!m_lines.isEmpty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

void OutboxModel::removeGone(const QList<Line>& lines) {
    QSet<CommandId> there;
    for (const Line& line : lines)
        there.insert(line.item.command.id);
    for (int row = rowCount() - 1; row >= 0; --row) {
        if (there.contains(m_lines.at(row).item.command.id))
            continue;
        beginRemoveRows({}, row, row);
        m_lines.remove(row);
        endRemoveRows();
    }
}

void OutboxModel::place(const QList<Line>& lines, int row) {
    // All that were there stand above by now: the rest is new.
    if (row == m_lines.size()) {
        beginInsertRows({}, row, static_cast<int>(lines.size()) - 1);
        m_lines += lines.mid(row);
        endInsertRows();
        return;
    }
    const auto isIt = [&](const Line& line) { return line.item.command.id == lines.at(row).item.command.id; };
    const auto at = std::find_if(m_lines.cbegin() + row, m_lines.cend(), isIt);
    const int now = static_cast<int>(at - m_lines.cbegin());
    if (at == m_lines.cend()) {
        beginInsertRows({}, row, row);
        m_lines.insert(row, lines.at(row));
        endInsertRows();
        return;
    }
    if (now != row) {
        beginMoveRows({}, now, now, {}, row);
        m_lines.move(now, row);
        endMoveRows();
    }
    m_lines[row] = lines.at(row);
}

int OutboxModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

QVariant OutboxModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Line& line = m_lines.at(index.row());
    if (role == Qt::DisplayRole)
        return describeCommand(line.item.command);
    if (role == Qt::AccessibleTextRole) {
        const auto state = presentOutbox(line.item, m_workspace);
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
