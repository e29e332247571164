// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/quoted_reply.h"

#include "core/text/quote_markers.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace segue::text {

namespace {

// A part of the lines, [begin, end).
struct Range {
    qsizetype begin = 0;
    qsizetype end = 0;
};

bool isQuoteLine(const QString& line) {
    return line.startsWith(u'>');
}
bool isBlank(const QString& line) {
    return line.trimmed().isEmpty();
}

bool anyText(const QStringList& lines, Range range) {
    for (qsizetype i = range.begin; i < range.end; ++i) {
        if (!isBlank(lines[i]))
            return true;
    }
    return false;
}

// Blank lines inside a quote belong to it.
qsizetype endOfQuoteLines(const QStringList& lines, qsizetype begin) {
    qsizetype end = begin;
    for (qsizetype i = begin; i < lines.size() && (isQuoteLine(lines[i]) || isBlank(lines[i])); ++i) {
        if (isQuoteLine(lines[i]))
            end = i + 1;
    }
    return end;
}

bool anyQuoteLine(const QStringList& lines, qsizetype from) {
    for (qsizetype i = from; i < lines.size(); ++i) {
        if (isQuoteLine(lines[i]))
            return true;
    }
    return false;
}

// What one quote that begins at `begin`, after `introduction` lines, takes; empty if the mail
// answers between quotes.
Range quotedRange(const QStringList& lines, qsizetype begin, qsizetype introduction) {
    qsizetype content = begin + introduction;
    while (content < lines.size() && isBlank(lines[content]))
        ++content;
    if (content == lines.size() || !isQuoteLine(lines[content]))
        return {begin, lines.size()};
    const qsizetype end = endOfQuoteLines(lines, content);
    const bool isInterleaved = anyQuoteLine(lines, end);
    return isInterleaved ? Range{} : Range{begin, end};
}

Range findQuoted(const QStringList& lines) {
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (beginsForwardedBlock(lines, i))
            return {i, lines.size()};
        if (const qsizetype introduction = attributionLines(lines, i); introduction > 0)
            return quotedRange(lines, i, introduction);
        if (isQuoteLine(lines[i]))
            return quotedRange(lines, i, 0);
    }
    return {};
}

QString joined(const QStringList& lines, Range range) {
    return lines.sliced(range.begin, range.end - range.begin).join(u'\n').trimmed();
}

void takeSignature(ReplyParts& parts) {
    const QStringList lines = parts.fresh.split(u'\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (!beginsSignature(lines[i]))
            continue;
        const bool isSeparator = lines[i].startsWith("--"_L1);
        const Range before{0, i};
        if (!anyText(lines, before))
            return;
        parts.signature = joined(lines, {isSeparator ? i + 1 : i, lines.size()});
        parts.fresh = joined(lines, before);
        return;
    }
}

} // namespace

ReplyParts splitQuotedReply(QStringView body) {
    QString text = body.toString();
    text.replace("\r\n"_L1, "\n"_L1).replace(u'\r', u'\n');
    const QStringList lines = text.split(u'\n');
    const Range quoted = findQuoted(lines);
    const Range before{0, quoted.begin};
    const Range after{quoted.end, lines.size()};
    ReplyParts parts;
    if (quoted.end == quoted.begin || (!anyText(lines, before) && !anyText(lines, after))) {
        parts.fresh = text.trimmed();
    } else {
        parts.quoted = joined(lines, quoted);
        const QString first = joined(lines, before);
        const QString second = joined(lines, after);
        parts.fresh = first.isEmpty() || second.isEmpty() ? first + second : first + u"\n\n"_s + second;
    }
    takeSignature(parts);
    return parts;
}

} // namespace segue::text
