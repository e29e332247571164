// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/line_cells.h"

#include "ui/shell/icons.h"
#include "ui/shell/paint.h"
#include "ui/shell/relative_time.h"
#include "ui/shell/words.h"
#include "ui/shell/workspace.h"
#include "ui/timeline/event_words.h"

#include <QCoreApplication>

namespace segue {

using namespace Qt::StringLiterals;

namespace {
struct LineWords {
    Q_DECLARE_TR_FUNCTIONS(segue::Timeline)
};

QList<TimelineRow> withoutWhatTheNextSays(const QList<TimelineRow>& rows) {
    QList<TimelineRow> lines;
    for (qsizetype i = 0; i < rows.size(); ++i) {
        if (i + 1 == rows.size() || !isSaidByNext(rows.at(i), rows.at(i + 1)))
            lines.append(rows.at(i));
    }
    return lines;
}
} // namespace

namespace cellmetrics {

QRect column(int width) {
    const int most = Theme::instance().scaled(880);
    const int margin = space::l;
    const int inner = qMin(width - 2 * margin, most);
    return QRect((width - inner) / 2, 0, inner, 0);
}

int avatarSide() {
    return Theme::instance().scaled(28);
}

int bubbleMost(int columnWidth) {
    const int room = columnWidth - 2 * (avatarSide() + space::s);
    return qMax(Theme::instance().scaled(160), qMin(room, Theme::instance().scaled(600)));
}

} // namespace cellmetrics

BreakCell::BreakCell(const CellContext& context, const TimelineItem& item, const TimelineRow& row)
    : m_context(context), m_kind(item.kind) {
    switch (m_kind) {
    case TimelineItem::Kind::Day:
        m_text = dayName(row.entry.at, context.workspace.now());
        break;
    case TimelineItem::Kind::NewMessages:
        m_text = LineWords::tr("New messages");
        break;
    default: {
        QStringList parts{row.conversationReference, row.conversationSubject};
        parts.removeAll(QString());
        m_text = parts.join(u" · "_s);
        if (m_text.isEmpty())
            m_text = displayName(row.entry.channel);
        m_icon = iconName(row.entry.channel);
    }
    }
}

int BreakCell::layout(int width) {
    m_width = width;
    m_height = Theme::instance().scaled(m_kind == TimelineItem::Kind::Conversation ? 28 : 36);
    return m_height;
}

QString BreakCell::accessibleName() const {
    return m_kind == TimelineItem::Kind::Conversation ? LineWords::tr("Conversation %1").arg(m_text) : m_text;
}

void BreakCell::paint(QPainter& painter, const CellPaint&) {
    const Colours& c = colours();
    const bool isNew = m_kind == TimelineItem::Kind::NewMessages;
    const QColor ink = isNew ? c.accentInk : c.faint;
    const QFont font = Theme::instance().font(
        m_kind == TimelineItem::Kind::Conversation ? TextStyle::Small : TextStyle::SmallStrong);
    QRect column = cellmetrics::column(m_width);
    column.setHeight(m_height);
    const int icon = m_icon.isEmpty() ? 0 : Theme::instance().scaled(13);
    const int iconGap = icon ? space::xs : 0;
    const int text =
        qMin(QFontMetrics(font).horizontalAdvance(m_text) + 2, column.width() - 2 * space::xl - icon);
    const int middle = column.center().x();
    const int left = middle - (text + icon + iconGap) / 2;
    if (m_kind != TimelineItem::Kind::Conversation) {
        const QColor rule = isNew ? c.accentEdge : c.border;
        const int y = column.center().y();
        painter.fillRect(QRect(column.left(), y, left - space::m - column.left(), 1), rule);
        const int right = left + icon + iconGap + text + space::m;
        painter.fillRect(QRect(right, y, column.right() - right + 1, 1), rule);
    }
    QRect textRect(left + icon + iconGap, 0, text, m_height);
    if (icon) {
        QRect iconRect(left, column.center().y() - icon / 2, icon, icon);
        if (m_context.direction == Qt::RightToLeft) {
            iconRect.moveLeft(left + text + iconGap);
            textRect.moveLeft(left);
        }
        paintIcon(painter, m_icon, iconRect, ink);
    }
    paintLine(painter, textRect, m_text, font, ink, Qt::AlignCenter);
}

int TypingCell::layout(int width) {
    m_width = width;
    m_height = Theme::instance().scaled(28);
    return m_height;
}

void TypingCell::paint(QPainter& painter, const CellPaint&) {
    QRect column = cellmetrics::column(m_width);
    column.setHeight(m_height);
    column.adjust(cellmetrics::avatarSide() + space::s, 0, 0, 0);
    const QRect at = mirrored(m_context.direction, QRect(0, 0, m_width, m_height), column);
    paintLine(painter, at, m_text, Theme::instance().font(TextStyle::Small), colours().muted);
}

EventsCell::EventsCell(const CellContext& context, const TimelineItem& item, const QList<TimelineRow>& rows)
    : m_context(context), m_item(item) {
    const Instant now = context.workspace.now();
    const QList<TimelineRow> lines = withoutWhatTheNextSays(rows);
    m_count = static_cast<int>(lines.size());
    const QList<TimelineRow> shown = item.folded ? QList<TimelineRow>{lines.constLast()} : lines;
    for (const TimelineRow& row : shown) {
        Line line;
        line.text = describeEvent(row, context.workspace);
        line.time = timeOfDay(row.entry.at);
        line.exact = exactTime(row.entry.at);
        line.ink = colours().faint;
        if (row.outbox) {
            const OutboxPresentation state = presentOutbox(*row.outbox, context.workspace.isOffline(), now);
            line.text = u"%1 · %2"_s.arg(describeCommand(row.outbox->command), state.text);
            line.ink = state.ink();
            for (const OutboxAction action : state.actions) {
                if (action != OutboxAction::Edit)
                    line.actions.append(
                        {CellAction::Kind::Outbox,
                         displayName(action),
                         row.outbox->command.id.value(),
                         {},
                         action});
            }
        }
        m_lines.append(line);
    }
    if (item.folded)
        m_lines.first().text =
            LineWords::tr("%n change(s)", nullptr, m_count) + u" · "_s + m_lines.constFirst().text;
}

int EventsCell::lineHeight() const {
    return Theme::instance().scaled(22);
}

int EventsCell::layout(int width) {
    m_width = width;
    int y = 2;
    for (Line& line : m_lines) {
        line.rect = QRect(0, y, width, lineHeight());
        y += lineHeight();
    }
    return y + 2;
}

void EventsCell::paint(QPainter& painter, const CellPaint& how) {
    const QFont font = Theme::instance().font(TextStyle::Small);
    const QFontMetrics metrics(font);
    for (const Line& line : std::as_const(m_lines)) {
        QRect column = cellmetrics::column(m_width);
        column.setTop(line.rect.top());
        column.setHeight(line.rect.height());
        QString text = u"%1 · %2"_s.arg(line.text, line.time);
        if (m_item.folded)
            text += u"  ▸"_s;
        for (const CellAction& action : line.actions)
            text += u"  ["_s + action.label + u']';
        const bool hovered = how.hovered && how.hovered->kind == CellAction::Kind::ToggleRun;
        paintLine(painter, column, text, font, hovered ? colours().text : line.ink, Qt::AlignCenter);
    }
}

QString EventsCell::accessibleName() const {
    QStringList texts;
    for (const Line& line : m_lines)
        texts.append(u"%1, %2"_s.arg(line.text, line.time));
    return texts.join(u"; "_s);
}

std::optional<CellAction> EventsCell::actionAt(const QPoint& at) const {
    for (const Line& line : m_lines) {
        if (!line.rect.contains(at))
            continue;
        const QList<CellAction> all = actions();
        if (m_item.folded && !all.isEmpty())
            return all.constLast();
        if (!line.actions.isEmpty())
            return line.actions.constFirst();
    }
    return std::nullopt;
}

QList<CellAction> EventsCell::actions() const {
    QList<CellAction> all;
    for (const Line& line : m_lines)
        all += line.actions;
    if (m_count > 2)
        all.append(
            {CellAction::Kind::ToggleRun,
             m_item.folded ? LineWords::tr("Show all changes") : LineWords::tr("Fold the changes"),
             m_item.key,
             {},
             OutboxAction::Cancel});
    return all;
}

QString EventsCell::toolTipAt(const QPoint& at) const {
    for (const Line& line : m_lines) {
        if (line.rect.contains(at))
            return line.exact;
    }
    return {};
}

} // namespace segue
