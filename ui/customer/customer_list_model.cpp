// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customer/customer_list_model.h"

#include "ui/shell/relative_time.h"
#include "ui/shell/workspace.h"

#include <chrono>

namespace segue {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
constexpr int pageSize = 60;
constexpr int mostKept = 600; //!< Rows that are read again at once when something changes.
} // namespace

CustomerListModel::CustomerListModel(Workspace& workspace, QObject* parent)
    : QAbstractListModel(parent), m_workspace(workspace) {
    m_rows = page({}, pageSize);
    m_refresh.setSingleShot(true);
    m_refresh.setInterval(500ms);
    connect(&m_refresh, &QTimer::timeout, this, &CustomerListModel::readAgain);
    connect(&workspace, &Workspace::changed, this, [this](const ChangeSet& changes) {
        if ((changes.everything || !changes.customers.isEmpty()) && !m_refresh.isActive())
            m_refresh.start();
    });
}

QList<CustomerRow> CustomerListModel::page(const CustomerId& after, int limit) {
    const auto rows = m_workspace.views().customers(m_text, after, limit);
    if (!rows) {
        m_more = false;
        Q_EMIT failed(rows.error());
        return {};
    }
    m_more = rows->size() == limit;
    QList<CustomerRow> others = *rows;
    others.removeIf([this](const CustomerRow& row) { return row.id == m_excluded; });
    return others;
}

void CustomerListModel::setExcluded(const CustomerId& customer) {
    beginResetModel();
    m_excluded = customer;
    m_rows = page({}, pageSize);
    endResetModel();
}

void CustomerListModel::setText(const QString& text) {
    if (text == m_text)
        return;
    beginResetModel();
    m_text = text;
    m_rows = page({}, pageSize);
    endResetModel();
}

void CustomerListModel::readAgain() {
    const int limit = qBound(pageSize, static_cast<int>(m_rows.size()), mostKept);
    const QList<CustomerRow> rows = page({}, limit);
    const auto isSame = [](const CustomerRow& a, const CustomerRow& b) { return a.id == b.id; };
    if (std::equal(rows.cbegin(), rows.cend(), m_rows.cbegin(), m_rows.cend(), isSame)) {
        m_rows = rows;
        if (!m_rows.isEmpty())
            Q_EMIT dataChanged(index(0), index(rowCount() - 1));
        return;
    }
    if (m_held) {
        updateInPlace(rows);
        return;
    }
    beginResetModel();
    m_rows = rows;
    endResetModel();
}

void CustomerListModel::updateInPlace(const QList<CustomerRow>& rows) {
    QHash<CustomerId, CustomerRow> fresh;
    for (const CustomerRow& row : rows)
        fresh.insert(row.id, row);
    for (int row = rowCount() - 1; row >= 0; --row) {
        const auto it = fresh.constFind(m_rows.at(row).id);
        if (it != fresh.cend()) {
            m_rows[row] = *it;
            continue;
        }
        // Pushed off the end of what was read, or joined into another customer.
        const auto still = m_workspace.views().customer(m_rows.at(row).id);
        if (!still || *still)
            continue;
        beginRemoveRows({}, row, row);
        m_rows.remove(row);
        endRemoveRows();
    }
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

void CustomerListModel::setHeld(bool held) {
    m_held = held;
    // What came meanwhile takes its place.
    if (!held && !m_refresh.isActive())
        m_refresh.start();
}

int CustomerListModel::rowOf(const CustomerId& customer) const {
    for (int row = 0; row < m_rows.size(); ++row) {
        if (m_rows.at(row).id == customer)
            return row;
    }
    return -1;
}

int CustomerListModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant CustomerListModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const CustomerRow& row = m_rows.at(index.row());
    if (role == Qt::DisplayRole)
        return row.name.isEmpty() ? row.detail : row.name;
    if (role == Qt::AccessibleTextRole) {
        QStringList words{
            row.name, row.organisation, row.detail, tr("%n conversation(s)", nullptr, row.conversationCount)};
        if (row.openCount > 0)
            words.append(tr("%n open", nullptr, row.openCount));
        if (toMs(row.lastAt) != 0)
            words.append(exactTime(row.lastAt));
        words.removeAll(QString());
        return words.join(u", "_s);
    }
    return {};
}

bool CustomerListModel::canFetchMore(const QModelIndex& parent) const {
    return !parent.isValid() && m_more;
}

void CustomerListModel::fetchMore(const QModelIndex& parent) {
    if (!canFetchMore(parent) || m_rows.isEmpty())
        return;
    const QList<CustomerRow> rows = page(m_rows.constLast().id, pageSize);
    if (rows.isEmpty())
        return;
    beginInsertRows({}, rowCount(), rowCount() + static_cast<int>(rows.size()) - 1);
    m_rows += rows;
    endInsertRows();
}

} // namespace segue
