// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/outbox/outbox_presentation.h"

#include <QStyledItemDelegate>

namespace segue {

class OutboxModel;
class Workspace;

//! A card for each item: what and to whom, its words, its state with the reason, and buttons for what can be
//! done.
class OutboxDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    OutboxDelegate(OutboxModel& model, Workspace& workspace, QObject* parent);

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void
    paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    bool editorEvent(
        QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
        const QModelIndex& index) override;

Q_SIGNALS:
    void actionChosen(const segue::OutboxItem& item, segue::OutboxAction action);

private:
    struct Button {
        QRect rect;
        OutboxAction action;
    };
    QList<Button> buttons(const QRect& row, Qt::LayoutDirection direction, const QModelIndex& index) const;
    OutboxPresentation present(const QModelIndex& index) const;
    void paintWords(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const;

    OutboxModel& m_model;
    Workspace& m_workspace;
    QPoint m_pointer{-1, -1};
};

} // namespace segue
