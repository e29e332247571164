// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/tag_reader.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace segue::text {

namespace {

bool isSpace(QChar c) {
    return c == u' ' || c == u'\n' || c == u'\t' || c == u'\r' || c == u'\f';
}
bool isAsciiLetter(QChar c) {
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
}

// The longest value that is kept of an attribute; 0 for one that is of no use. A longer link is no
// link; a longer description is cut.
qsizetype keptLength(QStringView name) {
    constexpr qsizetype linkLength = 4096;
    constexpr qsizetype textLength = 500;
    constexpr qsizetype numberLength = 8;
    if (name == "href"_L1 || name == "src"_L1)
        return linkLength;
    if (name == "alt"_L1)
        return textLength;
    static constexpr QLatin1StringView numbers[] = {"dir"_L1,     "start"_L1, "colspan"_L1,
                                                    "rowspan"_L1, "width"_L1, "height"_L1};
    return std::find(std::begin(numbers), std::end(numbers), name) != std::end(numbers) ? numberLength : 0;
}

class TagReader {
public:
    TagReader(QStringView html, qsizetype position) : m_html(html), m_position(position) {}

    // At the first letter of the name.
    MarkupPiece read(MarkupPiece::Type type) {
        MarkupPiece piece;
        piece.type = type;
        piece.name =
            readUntil([](QChar c) { return isSpace(c) || c == u'/' || c == u'>'; }).toString().toLower();
        while (!atEnd() && current() != u'>') {
            if (isSpace(current()) || current() == u'/')
                ++m_position;
            else
                readAttribute(piece);
        }
        if (atEnd())
            return {MarkupPiece::Ignored, m_html.size(), {}, {}};
        piece.end = m_position + 1;
        return piece;
    }

private:
    void readAttribute(MarkupPiece& piece) {
        const qsizetype begin = m_position++; // Even a '=' may begin a name.
        readUntil([](QChar c) { return isSpace(c) || c == u'/' || c == u'>' || c == u'='; });
        const QStringView name = m_html.sliced(begin, m_position - begin);
        skipSpaces();
        if (atEnd() || current() != u'=')
            return;
        ++m_position;
        skipSpaces();
        const QStringView value = readValue();
        constexpr qsizetype longestName = 8;
        if (name.size() <= longestName)
            keep(piece, name.toString().toLower(), value);
    }

    QStringView readValue() {
        if (atEnd())
            return {};
        const QChar quote = current();
        if (quote != u'"' && quote != u'\'')
            return readUntil([](QChar c) { return isSpace(c) || c == u'>'; });
        ++m_position;
        const QStringView value = readUntil([quote](QChar c) { return c == quote; });
        if (!atEnd())
            ++m_position;
        return value;
    }

    static void keep(MarkupPiece& piece, const QString& name, QStringView value) {
        const qsizetype longest = keptLength(name);
        const QString written = u' ' + name + u"=\""_s;
        if (longest == 0 || piece.attributes.contains(written))
            return;
        // An image inside the markup itself can be a megabyte; that it is one is all that matters.
        if (name == "src"_L1 && value.trimmed().startsWith("data:"_L1, Qt::CaseInsensitive))
            value = u"data:";
        if (value.size() > longest) {
            if (name == "href"_L1 || name == "src"_L1)
                return;
            value.truncate(longest);
        }
        QString quoted = value.toString();
        quoted.remove(QChar(u'\0')).replace(u'"', "&quot;"_L1).replace(u'<', "&lt;"_L1);
        piece.attributes += written + quoted + u'"';
    }

    template <class Stop> QStringView readUntil(Stop stop) {
        const qsizetype begin = m_position;
        while (!atEnd() && !stop(current()))
            ++m_position;
        return m_html.sliced(begin, m_position - begin);
    }

    void skipSpaces() {
        while (!atEnd() && isSpace(current()))
            ++m_position;
    }
    bool atEnd() const { return m_position >= m_html.size(); }
    QChar current() const { return m_html[m_position]; }

    QStringView m_html;
    qsizetype m_position;
};

// `begin` is at "<!--". Both "-->" and "--!>" end a comment, as do "<!-->" and "<!--->".
qsizetype endOfComment(QStringView html, qsizetype begin) {
    for (qsizetype dashes = html.indexOf(u"--", begin + 2); dashes >= 0;
         dashes = html.indexOf(u"--", dashes + 1)) {
        const QStringView rest = html.sliced(dashes + 2);
        if (rest.startsWith(u'>'))
            return dashes + 3;
        if (rest.startsWith(u"!>"))
            return dashes + 4;
    }
    return html.size();
}

qsizetype afterNext(QStringView html, QChar wanted, qsizetype from) {
    const qsizetype found = html.indexOf(wanted, from);
    return found < 0 ? html.size() : found + 1;
}

} // namespace

MarkupPiece readMarkupPiece(QStringView html, qsizetype begin) {
    const QStringView rest = html.sliced(begin + 1);
    if (rest.startsWith(u"!--"))
        return {MarkupPiece::Ignored, endOfComment(html, begin), {}, {}};
    if (rest.startsWith(u'!') || rest.startsWith(u'?'))
        return {MarkupPiece::Ignored, afterNext(html, u'>', begin), {}, {}};
    if (rest.startsWith(u'/')) {
        if (rest.size() > 1 && isAsciiLetter(rest[1]))
            return TagReader(html, begin + 2).read(MarkupPiece::EndTag);
        return {MarkupPiece::Ignored, afterNext(html, u'>', begin), {}, {}};
    }
    if (!rest.isEmpty() && isAsciiLetter(rest[0]))
        return TagReader(html, begin + 1).read(MarkupPiece::StartTag);
    return {MarkupPiece::Text, begin + 1, {}, {}};
}

qsizetype endOfRawText(QStringView html, qsizetype from, QStringView name) {
    const QString endTag = u"</"_s + name.toString();
    for (qsizetype at = html.indexOf(endTag, from, Qt::CaseInsensitive); at >= 0;
         at = html.indexOf(endTag, at + 1, Qt::CaseInsensitive)) {
        const qsizetype after = at + endTag.size();
        if (after < html.size() && (isSpace(html[after]) || html[after] == u'/' || html[after] == u'>'))
            return afterNext(html, u'>', after);
    }
    return html.size();
}

} // namespace segue::text
