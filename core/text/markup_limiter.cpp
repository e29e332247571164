// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/markup_limiter.h"

#include "core/text/html_tags.h"
#include "core/text/tag_reader.h"

#include <QHash>
#include <QString>
#include <QVarLengthArray>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace segue::text {

namespace {

class MarkupLimiter {
public:
    MarkupLimiter(QStringView html, const MarkupLimits& limits) : m_html(html), m_limits(limits) {}

    LimitedMarkup run() {
        const qsizetype length = std::min(m_html.size(), m_limits.maxInput);
        const bool isTooLong = length < m_html.size();
        m_html.truncate(length);
        m_out.reserve(m_html.size());
        while (m_position < m_html.size() && m_textLength <= m_limits.maxText) {
            const qsizetype next = m_html.indexOf(u'<', m_position);
            appendText(m_html.sliced(m_position, (next < 0 ? m_html.size() : next) - m_position));
            m_position = next < 0 ? m_html.size() : next;
            if (m_position < m_html.size() && m_textLength <= m_limits.maxText)
                readMarkup();
        }
        closeDownTo(0);
        return {m_out.toUtf8(), isTooLong || m_textLength > m_limits.maxText};
    }

private:
    void appendText(QStringView text) {
        const qsizetype room = std::max<qsizetype>(0, m_limits.maxText - m_textLength);
        m_textLength += text.size();
        for (const QChar c : text.left(room)) {
            if (c != QChar(u'\0'))
                m_out += c;
        }
    }

    void appendLineBreak() { m_out += ++m_lineBreaks <= m_limits.maxLineBreaks ? "<br>"_L1 : " "_L1; }

    // At a '<'.
    void readMarkup() {
        const MarkupPiece piece = readMarkupPiece(m_html, m_position);
        m_position = piece.end;
        switch (piece.type) {
        case MarkupPiece::Text:
            m_out += "&lt;"_L1;
            ++m_textLength;
            return;
        case MarkupPiece::Ignored:
            return;
        case MarkupPiece::StartTag:
            if (const TagRule* rule = tagRule(piece.name))
                open(*rule, piece);
            return;
        case MarkupPiece::EndTag:
            if (const TagRule* rule = tagRule(piece.name))
                close(*rule);
            return;
        }
    }

    void open(const TagRule& rule, const MarkupPiece& piece) {
        if (rule.kind == TagKind::RawText) {
            m_position = endOfRawText(m_html, m_position, piece.name);
            return;
        }
        closeImplied(rule);
        const bool isSecondLink = rule.as == "a"_L1 && isOpen("a"_L1);
        const bool isFull = m_tags >= m_limits.maxTags || m_stack.size() >= m_limits.maxDepth;
        if (isSecondLink || (isFull && rule.kind != TagKind::Void)) {
            // Its end tag must not close an outer element of the same name.
            ++m_leftOut[rule.as];
            if (rule.kind == TagKind::Block || rule.kind == TagKind::Row)
                appendLineBreak();
            return;
        }
        if (rule.as == "br"_L1)
            return appendLineBreak();
        if (m_tags >= m_limits.maxTags)
            return;
        ++m_tags;
        m_out += u'<' + rule.as + piece.attributes + u'>';
        if (rule.kind != TagKind::Void)
            m_stack.append(&rule);
    }

    void close(const TagRule& rule) {
        if (rule.kind == TagKind::Void || rule.kind == TagKind::RawText)
            return;
        if (int& leftOut = m_leftOut[rule.as]; leftOut > 0) {
            --leftOut;
            return;
        }
        for (qsizetype i = m_stack.size(); i-- > 0;) {
            if (m_stack[i]->as == rule.as) {
                closeDownTo(i);
                return;
            }
            if (isBoundary(m_stack[i]->kind, rule.kind))
                return;
        }
    }

    // A stray </div> in a cell does not end the table around it; a </tr> does not end an outer
    // table's row.
    static bool isBoundary(TagKind open, TagKind closing) {
        return isTablePart(closing) ? open == TagKind::Table : isTablePart(open);
    }

    // HTML lets authors leave out the ends of paragraphs, list items and table parts.
    void closeImplied(const TagRule& rule) {
        switch (rule.kind) {
        case TagKind::Block:
        case TagKind::Table:
            closeNearest([](const TagRule& open) { return open.as == "p"_L1; }, isTablePart);
            return;
        case TagKind::ListItem:
            for (qsizetype i = m_stack.size(); i-- > 0;) {
                const TagRule& open = *m_stack[i];
                if (open.kind == TagKind::ListItem)
                    return closeDownTo(i);
                if (isTablePart(open.kind) || open.as == "ul"_L1 || open.as == "ol"_L1)
                    return;
            }
            return;
        case TagKind::Cell:
            closeNearest(
                [](const TagRule& open) { return open.kind == TagKind::Cell; },
                [](TagKind kind) { return kind == TagKind::Table || kind == TagKind::Row; });
            return;
        case TagKind::Row:
            closeNearest(
                [](const TagRule& open) { return open.kind == TagKind::Row; },
                [](TagKind kind) { return kind == TagKind::Table || kind == TagKind::RowGroup; });
            return;
        case TagKind::RowGroup:
            closeNearest(
                [](const TagRule& open) { return open.kind == TagKind::RowGroup; },
                [](TagKind kind) { return kind == TagKind::Table; });
            return;
        case TagKind::Inline:
        case TagKind::Void:
        case TagKind::RawText:
            return;
        }
    }

    template <class Wanted, class Boundary> void closeNearest(Wanted wanted, Boundary boundary) {
        for (qsizetype i = m_stack.size(); i-- > 0;) {
            if (wanted(*m_stack[i])) {
                closeDownTo(i);
                return;
            }
            if (boundary(m_stack[i]->kind))
                return;
        }
    }

    bool isOpen(QLatin1StringView name) const {
        return std::any_of(
            m_stack.begin(), m_stack.end(), [name](const TagRule* open) { return open->as == name; });
    }

    void closeDownTo(qsizetype depth) {
        // What was left out was inside the deepest element, and ends with it.
        if (m_stack.size() > depth)
            m_leftOut.clear();
        while (m_stack.size() > depth) {
            m_out += u"</"_s + m_stack.back()->as + u'>';
            m_stack.removeLast();
        }
    }

    QStringView m_html;
    const MarkupLimits& m_limits;
    QString m_out;
    qsizetype m_position = 0;
    qsizetype m_textLength = 0;
    int m_tags = 0;
    int m_lineBreaks = 0;
    QVarLengthArray<const TagRule*, 32> m_stack;
    QHash<QLatin1StringView, int> m_leftOut;
};

} // namespace

LimitedMarkup limitMarkup(QStringView html, const MarkupLimits& limits) {
    return MarkupLimiter(html, limits).run();
}

} // namespace segue::text
