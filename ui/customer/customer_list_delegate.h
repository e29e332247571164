// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace segue {

class CustomerListModel;
class Workspace;

//! Two lines for a customer: name and last contact; organisation or address, and how much is open.
class CustomerListDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    CustomerListDelegate(const CustomerListModel& model, Workspace& workspace, QObject* parent = nullptr);

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void
    paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    const CustomerListModel& m_model;
    Workspace& m_workspace;
};

} // namespace segue
