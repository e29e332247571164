// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customer/customer_list_delegate.h"

#include "ui/customer/customer_list_model.h"
#include "ui/shell/paint.h"
#include "ui/shell/relative_time.h"
#include "ui/shell/row_list.h"
#include "ui/shell/workspace.h"

namespace segue {

using namespace Qt::StringLiterals;

CustomerListDelegate::CustomerListDelegate(
    const CustomerListModel& model, Workspace& workspace, QObject* parent)
    : QStyledItemDelegate(parent), m_model(model), m_workspace(workspace) {}

QSize CustomerListDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const {
    return {200, Theme::instance().scaled(56)};
}

void CustomerListDelegate::paint(
    QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const Colours& c = colours();
    const Theme& theme = Theme::instance();
    const CustomerRow& row = m_model.rowAt(index.row());
    painter->save();
    painter->setLayoutDirection(option.direction);
    paintRowBack(*painter, option);
    const auto place = [&](const QRect& r) { return mirrored(option.direction, option.rect, r); };
    const QRect box = option.rect.adjusted(space::m, 0, -space::m, 0);
    const int disc = theme.scaled(32);
    const QString name = index.data(Qt::DisplayRole).toString();
    paintAvatar(
        *painter, place(QRect(box.left(), box.center().y() - disc / 2, disc, disc)), name, row.id.value());
    const int line = QFontMetrics(theme.font(TextStyle::Strong)).height();
    const int left = box.left() + disc + space::m;
    QRect first(left, box.center().y() - line - 1, box.right() - left, line);
    QRect second(left, box.center().y() + 2, first.width(), line);
    const QString age = toMs(row.lastAt) == 0 ? QString() : relativeTime(row.lastAt, m_workspace.now());
    first.setRight(
        first.right() - space::s -
        paintLine(
            *painter, place(first), age, theme.font(TextStyle::Small), c.faint,
            Qt::AlignRight | Qt::AlignVCenter));
    paintLine(*painter, place(first), name, theme.font(TextStyle::Strong), c.text);
    if (row.openCount > 0) {
        //: A pill in the list of customers.
        const QString open = tr("%n open", nullptr, row.openCount);
        const int width = pillWidth(open);
        paintPill(
            *painter, place(QRect(second.right() - width, second.top(), width, second.height())), open,
            c.accentTint, c.accentInk);
        second.setRight(second.right() - width - space::s);
    }
    QStringList about{row.organisation, row.name.isEmpty() ? QString() : row.detail};
    about.removeAll(QString());
    paintLine(*painter, place(second), about.join(u" · "_s), theme.font(TextStyle::Body), c.muted);
    painter->restore();
}

} // namespace segue
