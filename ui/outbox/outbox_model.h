// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/outbox_item.h"
#include "core/views/views.h"

#include <QAbstractListModel>
#include <QTimer>

namespace segue {

class Workspace;

//! The unsettled items of the outbox, oldest first, with what a person wants to know about each.
class OutboxModel : public QAbstractListModel {
    Q_OBJECT

public:
    struct Line {
        OutboxItem item;
        QString customerName;
        QString about; //!< Reference and subject of the conversation.

        bool operator==(const Line&) const = default;
    };

    explicit OutboxModel(Workspace& workspace, QObject* parent = nullptr);

    const Line& lineAt(int row) const { return m_lines.at(row); }
    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    void read();
    void removeGone(const QList<Line>& lines);
    //! Brings `row` to what it is in `lines`; those above are as there already.
    void place(const QList<Line>& lines, int row);
    QList<Line> readLines() const;

    Workspace& m_workspace;
    QList<Line> m_lines;
    QTimer m_refresh;
};

} // namespace segue
