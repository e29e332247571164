// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/marked_text.h"

#include "ui/shell/paint.h"

#include <QTextLayout>

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

void paintMarked(QPainter& painter, const QRect& rect, const QString& excerpt, int lines) {
    const MarkedText marked = readMarks(excerpt);
    QTextLayout layout(marked.text, Theme::instance().font(TextStyle::Body));
    QTextOption how;
    how.setWrapMode(lines > 1 ? QTextOption::WrapAtWordBoundaryOrAnywhere : QTextOption::NoWrap);
    const bool rtl = marked.text.isRightToLeft();
    how.setTextDirection(rtl ? Qt::RightToLeft : Qt::LeftToRight);
    how.setAlignment(rtl ? Qt::AlignRight : Qt::AlignLeft);
    layout.setTextOption(how);
    qreal top = 0;
    layout.beginLayout();
    for (int i = 0; i < lines; ++i) {
        QTextLine line = layout.createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(rect.width());
        line.setPosition({0, top});
        top += line.height();
    }
    layout.endLayout();
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
