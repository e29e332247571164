// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/entry_body.h"

#include "core/text/html_sanitizer.h"
#include "core/text/plain_text.h"
#include "core/text/quoted_reply.h"

#include <QCoreApplication>

namespace segue {

using namespace Qt::StringLiterals;

namespace {

struct BodyWords {
    Q_DECLARE_TR_FUNCTIONS(segue::BodyWords)
};

constexpr qsizetype ordinaryLength = 20'000;
constexpr qsizetype greatestLength = 400'000;
//! Looking for quotes in longer texts is not worth the time of a frame.
constexpr qsizetype longestQuoteSearch = 200'000;

bool mayQuote(const Entry& entry) {
    return entry.channel == Channel::Email && entry.kind == EntryKind::Message &&
           entry.text.size() < longestQuoteSearch;
}

EntryBody plainBody(const Entry& entry, const BodyOptions& options, const text::ReplyParts& parts) {
    EntryBody body;
    body.hasQuote = !parts.quoted.isEmpty();
    QString shown = body.hasQuote && !options.withQuote ? parts.fresh : entry.text;
    const qsizetype most = options.whole ? greatestLength : ordinaryLength;
    if (shown.size() > most) {
        shown = text::elide(shown, most);
        body.isCut = true;
    }
    body.html = text::plainTextToHtml(shown);
    return body;
}

//! Where the quoted part of a mail begins in its clean HTML: at the first quote block, if the fresh words are
//! above it.
qsizetype quoteBegin(const QString& html, const QString& text, const text::ReplyParts& parts) {
    if (parts.quoted.isEmpty() || parts.fresh.isEmpty() || !text.trimmed().startsWith(parts.fresh.left(24)))
        return -1;
    const qsizetype quote = html.indexOf("<blockquote"_L1);
    if (quote <= 0)
        return -1;
    // The line that introduces the quote goes with it, together with the element that it stands in.
    constexpr qsizetype introLength = 12;
    constexpr qsizetype introNear = 600;
    const qsizetype intro = html.lastIndexOf(parts.quoted.left(introLength).toHtmlEscaped(), quote);
    if (intro <= 0 || quote - intro > introNear)
        return quote;
    return html.at(intro - 1) == u'>' ? html.lastIndexOf(u'<', intro - 1) : intro;
}

EntryBody htmlBody(const Entry& entry, const BodyOptions& options, const text::ReplyParts& parts) {
    text::SanitizeOptions how;
    how.maxText = options.whole ? greatestLength : ordinaryLength;
    how.imageNote = BodyWords::tr("[picture]");
    const text::SanitizedHtml clean = text::sanitizeHtml(entry.html, how);
    EntryBody body;
    body.html = clean.html;
    body.isCut = clean.truncated;
    body.blockedImages = clean.blockedImages;
    body.misleadingLinks = clean.misleadingLinks;
    body.inlineImages = clean.inlineImages;
    const qsizetype quote = quoteBegin(clean.html, entry.text, parts);
    body.hasQuote = quote >= 0;
    // A fragment cut here leaves elements open; the document closes them.
    if (body.hasQuote && !options.withQuote)
        body.html.truncate(quote);
    return body;
}

} // namespace

EntryBody bodyOf(const Entry& entry, const BodyOptions& options) {
    const text::ReplyParts parts = mayQuote(entry) ? text::splitQuotedReply(entry.text) : text::ReplyParts{};
    return entry.html.isEmpty() ? plainBody(entry, options, parts) : htmlBody(entry, options, parts);
}

} // namespace segue
