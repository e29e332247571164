// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/outbox/outbox_delegate.h"

#include "ui/outbox/outbox_model.h"
#include "ui/shell/icons.h"
#include "ui/shell/paint.h"
#include "ui/shell/relative_time.h"
#include "ui/shell/words.h"
#include "ui/shell/workspace.h"

#include <QAbstractItemView>
#include <QMouseEvent>

namespace segue {

using namespace Qt::StringLiterals;

namespace {
QRect cardOf(const QRect& row) {
    return row.adjusted(0, 0, -1, -space::s);
}
} // namespace

OutboxDelegate::OutboxDelegate(OutboxModel& model, Workspace& workspace, QObject* parent)
    : QStyledItemDelegate(parent), m_model(model), m_workspace(workspace) {}

QSize OutboxDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const {
    return {300, Theme::instance().scaled(112)};
}

OutboxPresentation OutboxDelegate::present(const QModelIndex& index) const {
    return presentOutbox(m_model.lineAt(index.row()).item, m_workspace);
}

QList<OutboxDelegate::Button>
OutboxDelegate::buttons(const QRect& row, Qt::LayoutDirection direction, const QModelIndex& index) const {
    const Theme& theme = Theme::instance();
    const QFontMetrics metrics(theme.font(TextStyle::SmallStrong));
    const QRect card = cardOf(row);
    const int height = theme.scaled(26);
    int right = card.right() - space::m;
    QList<Button> made;
    const QList<OutboxAction> actions = present(index).actions;
    for (auto it = actions.crbegin(); it != actions.crend(); ++it) {
        const int width = metrics.horizontalAdvance(displayName(*it)) + 2 * space::m;
        const QRect rect(right - width + 1, card.bottom() - space::s - height, width, height);
        made.prepend({mirrored(direction, row, rect), *it});
        right = rect.left() - space::s;
    }
    return made;
}

void OutboxDelegate::paint(
    QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const Colours& c = colours();
    painter->save();
    painter->setLayoutDirection(option.direction);
    const bool selected = option.state & QStyle::State_Selected;
    const bool focused = selected && option.state & QStyle::State_HasFocus;
    paintBox(
        *painter, cardOf(option.rect), 8, c.surface,
        focused    ? c.focus
        : selected ? c.accentEdge
                   : c.border);
    paintWords(*painter, option, index);
    const QList<Button> all = buttons(option.rect, option.direction, index);
    for (const Button& button : all) {
        const bool hovered = option.state & QStyle::State_MouseOver && button.rect.contains(m_pointer);
        paintBox(*painter, button.rect, cornerRadius, hovered ? c.hover : c.surface, c.outline);
        paintLine(
            *painter, button.rect, displayName(button.action), Theme::instance().font(TextStyle::SmallStrong),
            c.accentInk, Qt::AlignCenter);
    }
    painter->restore();
}

void OutboxDelegate::paintWords(
    QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const Colours& c = colours();
    const Theme& theme = Theme::instance();
    const OutboxModel::Line& line = m_model.lineAt(index.row());
    const Command& command = line.item.command;
    const OutboxPresentation state = present(index);
    const QRect inner = cardOf(option.rect).adjusted(space::m, space::s, -space::m, -space::s);
    const auto place = [&](const QRect& r) { return mirrored(option.direction, option.rect, r); };
    const int height = QFontMetrics(theme.font(TextStyle::Body)).height();
    const int icon = theme.scaled(16);

    QRect first(inner.left(), inner.top(), inner.width(), height);
    paintIcon(
        painter, iconName(command.channel),
        place(QRect(first.left(), first.center().y() - icon / 2, icon, icon)), c.muted);
    QString since = relativeTime(command.createdAt, m_workspace.now());
    if (line.item.attempts > 0)
        since = tr("%1 · attempt %2").arg(since).arg(line.item.attempts);
    const int sinceWidth = paintLine(
        painter, place(first), since, theme.font(TextStyle::Small), c.faint,
        Qt::AlignRight | Qt::AlignVCenter);
    first.adjust(icon + space::s, 0, -sinceWidth - space::s, 0);
    const QString what =
        tr("%1 to %2", "command and customer").arg(describeCommand(command), line.customerName);
    const int whatWidth = paintLine(painter, place(first), what, theme.font(TextStyle::Strong), c.text);
    first.setLeft(first.left() + whatWidth + space::s);
    paintLine(painter, place(first), line.about, theme.font(TextStyle::Body), c.faint);

    const QRect second(
        inner.left() + icon + space::s, inner.top() + height + space::xs, inner.width() - icon - space::s,
        height);
    paintLine(painter, place(second), textOf(command).simplified(), theme.font(TextStyle::Body), c.muted);

    QRect third(inner.left(), inner.bottom() - theme.scaled(26), inner.width(), theme.scaled(26));
    const QList<Button> all = buttons(option.rect, option.direction, index);
    for (const Button& button : all)
        third.setRight(third.right() - button.rect.width() - space::s);
    paintIcon(
        painter, state.icon, place(QRect(third.left(), third.center().y() - icon / 2, icon, icon)),
        state.ink());
    third.setLeft(third.left() + icon + space::s);
    paintLine(painter, place(third), state.text, theme.font(TextStyle::Body), state.ink());
}

bool OutboxDelegate::editorEvent(
    QEvent* event, QAbstractItemModel*, const QStyleOptionViewItem& option, const QModelIndex& index) {
    if (event->type() == QEvent::MouseMove) {
        m_pointer = static_cast<QMouseEvent*>(event)->position().toPoint();
        if (const auto* view = qobject_cast<const QAbstractItemView*>(option.widget))
            view->viewport()->update();
        return false;
    }
    if (event->type() != QEvent::MouseButtonRelease)
        return false;
    const QPoint at = static_cast<QMouseEvent*>(event)->position().toPoint();
    const QList<Button> all = buttons(option.rect, option.direction, index);
    for (const Button& button : all) {
        if (button.rect.contains(at)) {
            Q_EMIT actionChosen(m_model.lineAt(index.row()).item, button.action);
            return true;
        }
    }
    return false;
}

} // namespace segue
