// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inbox/inbox_delegate.h"

#include "ui/inbox/inbox_model.h"
#include "ui/inbox/wait_level.h"
#include "ui/shell/icons.h"
#include "ui/shell/paint.h"
#include "ui/shell/relative_time.h"
#include "ui/shell/row_list.h"
#include "ui/shell/words.h"
#include "ui/shell/workspace.h"

namespace segue {

using namespace Qt::StringLiterals;

//! One painting of one row.
struct InboxDelegate::Paint {
    QPainter& painter;
    const QStyleOptionViewItem& option;
    const InboxRow& row;
    bool marked;
    bool marking;
    Instant now;

    QRect place(const QRect& rect) const { return mirrored(option.direction, option.rect, rect); }
    bool hovered() const { return option.state & QStyle::State_MouseOver; }
    bool selected() const { return option.state & QStyle::State_Selected; }
};

InboxDelegate::InboxDelegate(InboxModel& model, Workspace& workspace, QObject* parent)
    : QStyledItemDelegate(parent), m_model(model), m_workspace(workspace) {}

int InboxDelegate::rowHeight() const {
    return Theme::instance().scaled(m_compact ? 32 : 64);
}

QSize InboxDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const {
    return {200, rowHeight()};
}

QRect InboxDelegate::markRect(const QRect& row, Qt::LayoutDirection direction) const {
    const int side = Theme::instance().scaled(m_compact ? 20 : 36);
    const QRect rect(row.left() + space::m, row.center().y() - side / 2, side, side);
    return mirrored(direction, row, rect);
}

void InboxDelegate::paint(
    QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const auto row = m_model.rowAt(index.row());
    painter->save();
    painter->setLayoutDirection(option.direction);
    painter->setClipRect(option.rect);
    if (!row) {
        const QRect r = option.rect.adjusted(space::xl * 2, space::l, -space::xl, -space::l);
        paintSkeletonLine(*painter, QRect(r.left(), r.top(), r.width() / 2, 8));
        paintSkeletonLine(*painter, QRect(r.left(), r.bottom() - 8, r.width(), 8));
    } else {
        Paint p{
            *painter,         option, *row, m_model.isMarked(row->conversation), !m_model.marked().isEmpty(),
            m_workspace.now()};
        paintRowBack(*painter, option, p.marked);
        paintMark(p, m_compact);
        if (m_compact)
            paintOneLine(p);
        else
            paintTwoLines(p);
    }
    painter->restore();
}

void InboxDelegate::paintMark(Paint& p, bool compact) const {
    const Colours& c = colours();
    const Theme& theme = Theme::instance();
    const QRect at = markRect(p.option.rect, p.option.direction);
    if (p.marked || (p.marking && p.hovered())) {
        paintBox(
            p.painter, at, at.height() / 2.0, p.marked ? c.accent : c.surface,
            p.marked ? QColor() : c.outline);
        if (p.marked)
            paintIcon(
                p.painter, u"check"_s, at.adjusted(space::xs, space::xs, -space::xs, -space::xs), c.onAccent);
        return;
    }
    if (compact) {
        paintIcon(p.painter, iconName(p.row.channel), at.adjusted(2, 2, -2, -2), c.faint);
        return;
    }
    paintAvatar(p.painter, at, p.row.customerName, p.row.customer.value());
    const int badge = theme.scaled(18);
    const int out = theme.scaled(6);
    QRect spot(at.right() - badge + out, at.bottom() - badge + out, badge, badge);
    if (p.option.direction == Qt::RightToLeft)
        spot.moveLeft(at.left() - out + 1);
    const QColor back = p.selected() ? c.selected : p.hovered() ? c.hover : c.surface;
    paintBox(p.painter, spot, badge / 2.0, back);
    const int icon = theme.scaled(13);
    paintIcon(
        p.painter, iconName(p.row.channel),
        QRectF(spot.center().x() + 0.5 - icon / 2.0, spot.center().y() + 0.5 - icon / 2.0, icon, icon),
        c.muted);
}

int InboxDelegate::paintAge(Paint& p, const QRect& line) const {
    const Theme& theme = Theme::instance();
    const WaitLevel level = waitLevel(p.row.channel, p.row.waitingSince, p.now);
    const Instant since = p.row.waitingSince.value_or(p.row.lastAt);
    const bool pressing = level == WaitLevel::Soon || level == WaitLevel::Late;
    const QFont font = theme.font(pressing ? TextStyle::SmallStrong : TextStyle::Small);
    const QString text = p.row.snoozedUntil && p.row.status == Status::Snoozed
                             ? dayAndMonth(*p.row.snoozedUntil)
                             : relativeTime(since, p.now);
    int width = QFontMetrics(font).horizontalAdvance(text) + 1;
    const QRect at(line.right() - width + 1, line.top(), width, line.height());
    paintLine(p.painter, p.place(at), text, font, inkOf(level), Qt::AlignRight | Qt::AlignVCenter);
    if (level != WaitLevel::None) {
        // The glass says "waiting": the colour alone would not.
        const int icon = theme.scaled(12);
        const QRect glass(at.left() - icon - 3, line.center().y() - icon / 2, icon, icon);
        paintIcon(p.painter, u"hourglass"_s, p.place(glass), inkOf(level));
        width += icon + 3;
    }
    return width;
}

int InboxDelegate::paintMarks(Paint& p, const QRect& line) const {
    const Colours& c = colours();
    const int icon = Theme::instance().scaled(14);
    int right = line.right() + 1;
    const auto mark = [&](const QString& name, const QColor& ink) {
        const QRect at(right - icon, line.center().y() - icon / 2, icon, icon);
        paintIcon(p.painter, name, p.place(at), ink);
        right -= icon + space::xs;
    };
    if (p.row.unread > 0) {
        const QString text = p.row.unread > 99 ? u"99+"_s : QString::number(p.row.unread);
        const int width = pillWidth(text);
        paintPill(
            p.painter, p.place(QRect(right - width, line.top(), width, line.height())), text, c.accent,
            c.onAccent);
        right -= width + space::xs;
    }
    if (p.row.needsAgent)
        mark(u"warning"_s, c.dangerInk);
    else if (p.row.queuedCommands > 0)
        mark(u"outbox"_s, c.muted);
    if (p.row.priority == Priority::Urgent || p.row.priority == Priority::High)
        mark(u"flag"_s, inkOf(p.row.priority));
    if (p.row.hasDraft)
        mark(u"edit"_s, c.noteInk);
    return line.right() + 1 - right;
}

void InboxDelegate::paintWhat(Paint& p, const QRect& line) const {
    const Colours& c = colours();
    const Theme& theme = Theme::instance();
    QRect rest = line;
    const bool unread = p.row.unread > 0;
    const QString about = listedSubject(p.row);
    if (!about.isEmpty()) {
        const QFont font = theme.font(TextStyle::Body);
        const int wanted = QFontMetrics(font).horizontalAdvance(about) + 1;
        const QRect subject(rest.left(), rest.top(), qMin(wanted, rest.width()), rest.height());
        paintLine(p.painter, p.place(subject), about, font, unread ? c.text : c.muted);
        rest.setLeft(subject.right() + space::s);
        // A few letters of the message would say nothing.
        if (rest.width() < theme.scaled(64))
            return;
    }
    if (p.row.snippetFromTeam) {
        const int icon = theme.scaled(13);
        paintIcon(
            p.painter, p.row.snippetKind == EntryKind::Note ? u"lock"_s : u"reply"_s,
            p.place(QRect(rest.left(), rest.center().y() - icon / 2, icon, icon)), c.faint);
        rest.setLeft(rest.left() + icon + 3);
    }
    const bool alone = about.isEmpty();
    paintLine(
        p.painter, p.place(rest), p.row.snippet, theme.font(TextStyle::Body),
        alone && unread ? c.text
        : alone         ? c.muted
                        : c.faint);
}

void InboxDelegate::paintTwoLines(Paint& p) const {
    const Colours& c = colours();
    const Theme& theme = Theme::instance();
    const QRect box = p.option.rect;
    const int left = box.left() + space::m + theme.scaled(36) + space::m;
    const int right = box.right() - space::m;
    const int lineHeight = QFontMetrics(theme.font(TextStyle::Strong)).height();
    const int gap = 3;
    const int top = box.top() + (box.height() - 2 * lineHeight - gap) / 2;
    QRect first(left, top, right - left, lineHeight);
    QRect second(left, top + lineHeight + gap, right - left, lineHeight);
    first.setRight(first.right() - paintAge(p, first) - space::s);
    paintLine(
        p.painter, p.place(first), p.row.customerName,
        theme.font(p.row.unread > 0 ? TextStyle::Strong : TextStyle::Body), c.text);
    const int marks = paintMarks(p, second);
    second.setRight(second.right() - marks - (marks ? space::xs : 0));
    paintWhat(p, second);
}

void InboxDelegate::paintOneLine(Paint& p) const {
    const Colours& c = colours();
    const Theme& theme = Theme::instance();
    QRect line = p.option.rect.adjusted(space::m + theme.scaled(20) + space::s, 0, -space::m, 0);
    line.setRight(line.right() - paintAge(p, line) - space::s);
    const int marks = paintMarks(p, line);
    line.setRight(line.right() - marks - (marks ? space::xs : 0));
    const QRect name(line.left(), line.top(), line.width() * 2 / 5, line.height());
    paintLine(
        p.painter, p.place(name), p.row.customerName,
        theme.font(p.row.unread > 0 ? TextStyle::Strong : TextStyle::Body), c.text);
    line.setLeft(name.right() + space::s);
    paintWhat(p, line);
}

} // namespace segue
