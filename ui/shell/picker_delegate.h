// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace segue {

//! What a row of a picker holds beside its text (Qt::DisplayRole), detail, icon and tick.
enum PickRole {
    PickIdRole = Qt::UserRole + 1,
    PickDetailRole,
    PickIconRole,
    PickInkRole,
    PickAvatarRole,
    PickCheckedRole,
    PickNewRole,
};

//! One line: icon or avatar, text, tick, quiet detail at the end.
class PickerDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void
    paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace segue
