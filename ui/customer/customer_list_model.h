// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/views/views.h"

#include <QAbstractListModel>
#include <QTimer>

namespace segue {

class Workspace;

//! The customers that fit a search, by last contact, read page by page as the list is scrolled.
class CustomerListModel : public QAbstractListModel {
    Q_OBJECT

public:
    explicit CustomerListModel(Workspace& workspace, QObject* parent = nullptr);

    void setText(const QString& text);
    const QString& text() const { return m_text; }
    //! Leaves that customer out: whoever looks for another one.
    void setExcluded(const CustomerId& customer);
    const CustomerId& excluded() const { return m_excluded; }
    //! While the agent is at work in the list nothing moves: rows go and change, but none comes and the order
    //! stays.
    void setHeld(bool held);
    const CustomerRow& rowAt(int row) const { return m_rows.at(row); }
    //! -1 where it is not among the rows that were read.
    int rowOf(const CustomerId& customer) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;

Q_SIGNALS:
    void failed(const segue::Error& error);

private:
    void readAgain();
    void updateInPlace(const QList<CustomerRow>& rows);
    QList<CustomerRow> page(const CustomerId& after, int limit);

    Workspace& m_workspace;
    QString m_text;
    CustomerId m_excluded;
    QList<CustomerRow> m_rows;
    bool m_more = false;
    bool m_held = false;
    QTimer m_refresh;
};

} // namespace segue
