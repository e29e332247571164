// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/views/views.h"

#include <QStyledItemDelegate>

namespace segue {

class InboxModel;
class Workspace;

//! Paints a row of the inbox: who, what about, how long, how urgent, in two lines or (compact) one.
class InboxDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    InboxDelegate(InboxModel& model, Workspace& workspace, QObject* parent);

    void setCompact(bool compact) { m_compact = compact; }
    int rowHeight() const;

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void
    paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    //! Where the mark (avatar or tick box) is, for clicks on it.
    QRect markRect(const QRect& row, Qt::LayoutDirection direction) const;

private:
    struct Paint;
    void paintMark(Paint& p, bool compact) const;
    void paintTwoLines(Paint& p) const;
    void paintOneLine(Paint& p) const;
    int paintAge(Paint& p, const QRect& line) const;
    int paintMarks(Paint& p, const QRect& line) const;
    void paintWhat(Paint& p, const QRect& line) const;

    InboxModel& m_model;
    Workspace& m_workspace;
    bool m_compact = false;
};

} // namespace segue
