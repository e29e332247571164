// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/marked_text.h"

#include "ui/shell/paint.h"

#include <QFontMetrics>
#include <QTextLayout>
#include <utility>

namespace segue {

namespace {
constexpr QChar matchBegin{2};
constexpr QChar matchEnd{3};
} // namespace

MarkedText readMarks(const QString& excerpt) {
    MarkedText out;
    qsizetype begin = -1;
    for (const QChar c : excerpt) {
        if (c == matchBegin) {
            begin = out.text.size();
        } else if (c == matchEnd) {
            if (begin >= 0 && out.text.size() > begin)
                out.matches.append({begin, out.text.size() - begin});
            begin = -1;
        } else {
            out.text += c.isSpace() ? QChar(u' ') : c;
        }
    }
    return out;
}

namespace {

//! Cut at its beginning, so that the first match can be seen in a line of that width.
MarkedText broughtIntoView(MarkedText marked, const QFontMetrics& metrics, int width) {
    if (marked.matches.isEmpty())
        return marked;
    const MarkedText::Range first = marked.matches.constFirst();
    const qsizetype end = first.begin + first.length;
    qsizetype from = 0;
    while (metrics.horizontalAdvance(marked.text.mid(from, end - from)) > width * 3 / 4) {
        const qsizetype space = marked.text.indexOf(u' ', from);
        if (space < 0 || space >= first.begin)
            break;
        from = space + 1;
    }
    if (from == 0)
        return marked;
    const QString lead = QStringLiteral("… ");
    marked.text = lead + marked.text.mid(from);
    for (MarkedText::Range& range : marked.matches)
        range.begin += lead.size() - from;
    return marked;
}

//! Ends with dots what does not fit into the line that begins at `from`.
void elideLine(MarkedText& marked, qsizetype from, const QFontMetrics& metrics, int width) {
    const QString rest = marked.text.mid(from);
    const QString shown = metrics.elidedText(rest, Qt::ElideRight, width);
    if (shown == rest)
        return;
    marked.text = marked.text.left(from) + shown;
    const qsizetype end = marked.text.size() - 1;
    for (MarkedText::Range& range : marked.matches)
        range.length = qBound(qsizetype{0}, end - range.begin, range.length);
}

//! Lays out at most so many lines and answers where the last of them begins.
qsizetype layOut(QTextLayout& layout, int width, int lines) {
    qsizetype begin = 0;
    qreal top = 0;
    layout.beginLayout();
    for (int i = 0; i < lines; ++i) {
        QTextLine line = layout.createLine();
        if (!line.isValid())
            break;
        begin = line.textStart();
        line.setLineWidth(width);
        line.setPosition({0, top});
        top += line.height();
    }
    layout.endLayout();
    return begin;
}

} // namespace

void paintMarked(QPainter& painter, const QRect& rect, const QString& excerpt, int lines) {
    const QFont font = Theme::instance().font(TextStyle::Body);
    const QFontMetrics metrics(font);
    MarkedText marked = readMarks(excerpt);
    if (lines == 1)
        marked = broughtIntoView(std::move(marked), metrics, rect.width());
    QTextLayout layout(marked.text, font);
    QTextOption how;
    how.setWrapMode(lines > 1 ? QTextOption::WrapAtWordBoundaryOrAnywhere : QTextOption::NoWrap);
    const bool rtl = marked.text.isRightToLeft();
    how.setTextDirection(rtl ? Qt::RightToLeft : Qt::LeftToRight);
    how.setAlignment(rtl ? Qt::AlignRight : Qt::AlignLeft);
    layout.setTextOption(how);
    elideLine(marked, layOut(layout, rect.width(), lines), metrics, rect.width());
    layout.setText(marked.text);
    layOut(layout, rect.width(), lines);
    QTextCharFormat format;
    format.setBackground(colours().find);
    // Readable on the mark's colour in both themes, which ordinary muted text is not.
    format.setForeground(colours().text);
    QList<QTextLayout::FormatRange> ranges;
    for (const MarkedText::Range& range : marked.matches)
        ranges.append({static_cast<int>(range.begin), static_cast<int>(range.length), format});
    painter.save();
    painter.setClipRect(rect);
    painter.setPen(colours().muted);
    layout.draw(&painter, rect.topLeft(), ranges);
    painter.restore();
}

} // namespace segue
