// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/timeline/cell.h"

namespace segue {

//! A day, another conversation, or the "New messages" line: a label in the middle, with or without a rule.
class BreakCell : public Cell {
public:
    BreakCell(const CellContext& context, const TimelineItem& item, const TimelineRow& row);

    int layout(int width) override;
    void paint(QPainter& painter, const CellPaint& how) override;
    QString accessibleName() const override;

private:
    const CellContext& m_context;
    TimelineItem::Kind m_kind;
    QString m_text;
    QString m_icon;
    int m_width = 0;
    int m_height = 0;
};

//! "Mara is typing…"
class TypingCell : public Cell {
public:
    TypingCell(const CellContext& context, QString text) : m_context(context), m_text(std::move(text)) {}

    int layout(int width) override;
    void paint(QPainter& painter, const CellPaint& how) override;
    QString accessibleName() const override { return m_text; }

private:
    const CellContext& m_context;
    QString m_text;
    int m_width = 0;
    int m_height = 0;
};

//! Changes of status, assignee and the like: one quiet line each, a long run as one line that opens.
class EventsCell : public Cell {
public:
    EventsCell(const CellContext& context, const TimelineItem& item, const QList<TimelineRow>& rows);

    int layout(int width) override;
    void paint(QPainter& painter, const CellPaint& how) override;
    QString accessibleName() const override;
    std::optional<CellAction> actionAt(const QPoint& at) const override;
    QList<CellAction> actions() const override;
    QString toolTipAt(const QPoint& at) const override;

private:
    struct Spot {
        CellAction action;
        QRect rect;
    };
    struct Line {
        QString text;
        QString time;
        QString exact;
        QColor ink;
        QList<Spot> spots;
        QRect rect;
        QRect textRect;
    };
    int lineHeight() const;
    //! What the line says, as it is painted.
    QString wordsOf(const Line& line) const;
    void layoutLine(Line& line, int top);
    CellAction toggle() const;

    const CellContext& m_context;
    TimelineItem m_item;
    QList<Line> m_lines;
    int m_count = 0; //!< Lines, also those that are folded away.
    int m_width = 0;
};

} // namespace segue
