// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/plain_text.h"

#include "core/text/characters.h"
#include "core/text/links.h"

#include <QRegularExpression>
#include <QTextBoundaryFinder>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace segue::text {

namespace {

constexpr QChar ellipsis = u'\u2026';

// The last end of a whole character at or before `most`; `most` itself, but for surrogates, if
// there is none.
qsizetype characterEnd(const QString& text, qsizetype most) {
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text);
    finder.setPosition(most);
    const qsizetype end = finder.isAtBoundary() ? most : finder.toPreviousBoundary();
    return end > 0 ? end : wholeCharacters(text, most);
}

// Only as much of a long text as can matter, for the costly steps; a boundary far behind the cut
// changes nothing.
QString beginning(QStringView text, qsizetype maxLength) {
    constexpr qsizetype reserve = 256;
    return text.left(wholeCharacters(text, std::min(text.size(), maxLength + reserve))).toString();
}

bool isHarmlessAscii(QStringView text) {
    return std::all_of(
        text.begin(), text.end(), [](QChar c) { return c < QChar(0x80) && !isForbidden(c.unicode()); });
}

QString linkHtml(const QString& address, const QString& shown) {
    const auto link = safeLink(address);
    if (!link)
        return shown.toHtmlEscaped();
    return u"<a href=\""_s + link->href.toHtmlEscaped() + u"\">"_s + shown.toHtmlEscaped() + u"</a>"_s;
}

// "see https://a.example/b)." ends before ")."; "https://a.example/b_(c)" keeps its own
// parenthesis.
qsizetype trimmedLinkLength(QStringView link) {
    qsizetype length = link.size();
    while (length > 0) {
        const QChar last = link[length - 1];
        const bool isClosing =
            last == u')' && link.first(length).count(u'(') < link.first(length).count(u')');
        if (!isClosing && !QStringView(u".,;:!?'\"*_]}").contains(last))
            break;
        --length;
    }
    return length;
}

QString linkified(const QString& line) {
    static const QRegularExpression address(
        u"\\bhttps?://[^\\s<>\"]{3,2000}|\\bwww\\.[^\\s<>\"@]{3,2000}|"
        "(?<![\\w.+@/-])[\\w.+-]{1,64}@[\\w-]{1,63}(?:\\.[\\w-]{1,63}){1,8}"_s,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    QString html;
    qsizetype done = 0;
    for (auto matches = address.globalMatch(line); matches.hasNext();) {
        const auto match = matches.next();
        const QString found = match.captured().left(trimmedLinkLength(match.captured()));
        QString target = found;
        if (found.startsWith("www."_L1, Qt::CaseInsensitive))
            target = u"https://"_s + found;
        else if (!found.contains("://"_L1))
            target = u"mailto:"_s + found;
        html += line.sliced(done, match.capturedStart() - done).toHtmlEscaped() + linkHtml(target, found);
        done = match.capturedStart() + found.size();
    }
    return html + line.sliced(done).toHtmlEscaped();
}

// HTML swallows leading and repeated spaces; indented text and tables made of spaces keep theirs.
QString withHardSpaces(QString line) {
    line.replace(u'\t', "    "_L1);
    for (qsizetype i = 0; i < line.size(); ++i) {
        if (line[i] == u' ' && (i == 0 || line[i - 1] == u' ' || line[i - 1] == QChar::Nbsp))
            line[i] = QChar::Nbsp;
    }
    return line;
}

} // namespace

QString plainTextToHtml(QStringView text) {
    QString clean = withoutForbidden(text);
    clean.replace("\r\n"_L1, "\n"_L1).replace(u'\r', u'\n').replace(u'\f', u'\n');
    QString html;
    QStringList paragraph;
    const auto endParagraph = [&html, &paragraph] {
        if (!paragraph.isEmpty())
            html += u"<p>"_s + paragraph.join("<br>\n"_L1) + u"</p>\n"_s;
        paragraph.clear();
    };
    const QStringList lines = clean.split(u'\n');
    for (const QString& line : lines) {
        if (line.trimmed().isEmpty())
            endParagraph();
        else
            paragraph += linkified(withHardSpaces(line));
    }
    endParagraph();
    return html;
}

QString stripControls(QStringView text) {
    // Most texts have nothing in them that the steps below take out.
    if (isHarmlessAscii(text))
        return text.toString().simplified();
    QString clean;
    const QString whole = withoutForbidden(text);
    for (const QChar c : whole) {
        if (!isBidiFormat(c.unicode()) && c != QChar::ByteOrderMark)
            clean += c;
    }
    return TextTaming(TextTaming::KeepWords).tame(clean).simplified();
}

QString elide(QStringView text, qsizetype maxLength) {
    if (text.size() <= maxLength)
        return text.toString();
    if (maxLength < 1)
        return {};
    const QString start = beginning(text, maxLength);
    QString kept = start.left(characterEnd(start, maxLength - 1));
    // At the end alone: what it begins with may separate it from what stands before it.
    while (!kept.isEmpty() && kept.back().isSpace())
        kept.chop(1);
    return kept + ellipsis;
}

QString snippet(QStringView text, qsizetype maxLength) {
    if (maxLength < 1)
        return {};
    // Twice the length, because the collapsing of spaces shortens it; a text of mostly spaces gives
    // a short snippet.
    const QString start = beginning(text, maxLength * 2);
    const QString line = stripControls(start);
    if (line.size() <= maxLength && start.size() == text.size())
        return line;
    const qsizetype room = std::min(maxLength - 1, line.size());
    const qsizetype hardEnd = characterEnd(line, room);
    const qsizetype wordEnd = line.lastIndexOf(u' ', std::min(hardEnd, line.size() - 1));
    // A word is cut rather than a third of the line left empty; scripts without spaces always are.
    const qsizetype end =
        wordEnd > 0 && wordEnd >= hardEnd - maxLength / 3 && hardEnd < line.size() ? wordEnd : hardEnd;
    return line.left(end).trimmed() + ellipsis;
}

} // namespace segue::text
