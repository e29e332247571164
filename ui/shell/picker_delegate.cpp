// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/picker_delegate.h"

#include "ui/shell/icons.h"
#include "ui/shell/paint.h"

namespace segue {

using namespace Qt::StringLiterals;

QSize PickerDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const {
    return {100, Theme::instance().scaled(32)};
}

void PickerDelegate::paint(
    QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const Colours& c = colours();
    const Theme& theme = Theme::instance();
    const bool enabled = option.state & QStyle::State_Enabled;
    painter->save();
    painter->setLayoutDirection(option.direction);
    const QRect row = option.rect.adjusted(space::xs, 1, -space::xs, -1);
    if (option.state & QStyle::State_Selected)
        paintBox(*painter, row, cornerRadius - 2, c.selected);

    const int icon = theme.scaled(18);
    QRect rest = row.adjusted(space::s, 0, -space::s, 0);
    const auto place = [&](const QRect& r) { return mirrored(option.direction, option.rect, r); };
    const QString avatar = index.data(PickAvatarRole).toString();
    const QString iconName = index.data(PickIconRole).toString();
    const QRect iconRect(rest.left(), rest.center().y() - icon / 2, icon, icon);
    const QColor ink = index.data(PickInkRole).value<QColor>();
    if (!avatar.isEmpty())
        paintAvatar(*painter, place(iconRect), avatar, avatar);
    else if (!iconName.isEmpty())
        paintIcon(*painter, iconName, place(iconRect), ink.isValid() ? ink : c.muted);
    if (!avatar.isEmpty() || !iconName.isEmpty())
        rest.setLeft(iconRect.right() + space::s);

    if (index.data(PickCheckedRole).toBool()) {
        const QRect tick(rest.right() - icon, rest.center().y() - icon / 2, icon, icon);
        paintIcon(*painter, u"check"_s, place(tick), c.accentInk);
        rest.setRight(tick.left() - space::xs);
    }
    const QString detail = index.data(PickDetailRole).toString();
    if (!detail.isEmpty()) {
        const QFont font = theme.font(TextStyle::Small);
        const int width = qMin(QFontMetrics(font).horizontalAdvance(detail) + 2, rest.width() / 2);
        const QRect at(rest.right() - width, rest.top(), width, rest.height());
        paintLine(*painter, place(at), detail, font, c.faint, Qt::AlignRight | Qt::AlignVCenter);
        rest.setRight(at.left() - space::s);
    }
    paintLine(
        *painter, place(rest), index.data().toString(), theme.font(TextStyle::Body),
        enabled ? c.text : c.faint);
    painter->restore();
}

} // namespace segue
