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

int buttonWidth(const QString& label) {
    return QFontMetrics(Theme::instance().font(TextStyle::SmallStrong)).horizontalAdvance(label) +
           2 * space::s;
}

} // namespace cellmetrics

void paintCellButton(QPainter& painter, const QRect& rect, const CellAction& action, const CellPaint& how) {
    const Colours& c = colours();
    if (how.hovered && *how.hovered == action)
        paintBox(painter, rect, cornerRadius - 2, c.hover, c.border);
    paintLine(
        painter, rect, action.label, Theme::instance().font(TextStyle::SmallStrong), c.accentInk,
        Qt::AlignCenter);
}

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
    const QList<TimelineRow> lines = withoutWhatTheNextSays(rows);
    m_count = static_cast<int>(lines.size());
    const QList<TimelineRow> shown = item.folded ? QList<TimelineRow>{lines.constLast()} : lines;
    for (const TimelineRow& row : shown) {
        Line line;
        line.text = describeEvent(row, context.workspace.directory());
        line.time = timeOfDay(row.entry.at);
        line.exact = exactTime(row.entry.at);
        line.ink = colours().faint;
        if (row.outbox) {
            const OutboxPresentation state = presentOutbox(*row.outbox, context.workspace);
            line.text = u"%1 · %2"_s.arg(describeCommand(row.outbox->command), state.text);
            line.ink = state.ink();
            for (const OutboxAction action : state.actions) {
                if (action != OutboxAction::Edit)
                    line.spots.append(Spot{
                        {CellAction::Kind::Outbox,
                         displayName(action),
                         row.outbox->command.id.value(),
                         {},
                         action},
                        {}});
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

QString EventsCell::wordsOf(const Line& line) const {
    const QString words = u"%1 · %2"_s.arg(line.text, line.time);
    return m_item.folded ? words + u"  ▸"_s : words;
}

int EventsCell::layout(int width) {
    m_width = width;
    int y = 2;
    for (Line& line : m_lines) {
        layoutLine(line, y);
        y += lineHeight();
    }
    return y + 2;
}

void EventsCell::layoutLine(Line& line, int top) {
    const int height = lineHeight();
    line.rect = QRect(0, top, m_width, height);
    const QRect column = cellmetrics::column(m_width);
    int buttons = 0;
    for (const Spot& spot : std::as_const(line.spots))
        buttons += cellmetrics::buttonWidth(spot.action.label);
    // Words and buttons stand in the middle together; where it is narrow the words are cut.
    const int wanted =
        QFontMetrics(Theme::instance().font(TextStyle::Small)).horizontalAdvance(wordsOf(line)) + 2;
    const int words = qMax(0, qMin(wanted, column.width() - buttons));
    int x = column.left() + (column.width() - words - buttons) / 2;
    const auto take = [&](int width) {
        const QRect at(x, top, width, height);
        x += width;
        return mirrored(m_context.direction, line.rect, at);
    };
    line.textRect = take(words);
    for (Spot& spot : line.spots)
        spot.rect = take(cellmetrics::buttonWidth(spot.action.label));
}

void EventsCell::paint(QPainter& painter, const CellPaint& how) {
    const QFont font = Theme::instance().font(TextStyle::Small);
    const bool hovered = how.hovered && how.hovered->kind == CellAction::Kind::ToggleRun;
    for (const Line& line : std::as_const(m_lines)) {
        paintLine(
            painter, line.textRect, wordsOf(line), font, hovered ? colours().text : line.ink,
            Qt::AlignCenter);
        for (const Spot& spot : line.spots)
            paintCellButton(painter, spot.rect, spot.action, how);
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
        for (const Spot& spot : line.spots) {
            if (spot.rect.contains(at))
                return spot.action;
        }
        if (m_item.folded && line.rect.contains(at))
            return toggle();
    }
    return std::nullopt;
}

CellAction EventsCell::toggle() const {
    return {
        CellAction::Kind::ToggleRun,
        m_item.folded ? LineWords::tr("Show all changes") : LineWords::tr("Fold the changes"),
        m_item.key,
        {},
        OutboxAction::Cancel};
}

QList<CellAction> EventsCell::actions() const {
    QList<CellAction> all;
    for (const Line& line : m_lines) {
        for (const Spot& spot : line.spots)
            all.append(spot.action);
    }
    if (m_count > 2)
        all.append(toggle());
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
