// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/links.h"

#include "core/text/characters.h"

#include <QRegularExpression>
#include <QUrl>
#include <QUrlQuery>

using namespace Qt::StringLiterals;

namespace segue::text {

namespace {

constexpr qsizetype longestHref = 4096;

QString asciiHost(const QString& host) {
    return QString::fromLatin1(QUrl::toAce(host.toLower()));
}

QString withoutWww(const QString& host) {
    return host.startsWith("www."_L1) ? host.mid(4) : host;
}

std::optional<SafeLink> webLink(QUrl url) {
    const QString host = asciiHost(url.host());
    if (host.isEmpty())
        return std::nullopt;
    const bool hadCredentials = !url.userInfo().isEmpty();
    url.setUserInfo({});
    return SafeLink{url.toString(QUrl::FullyEncoded), host, hadCredentials};
}

std::optional<SafeLink> mailLink(const QUrl& url) {
    static const QRegularExpression address(u"^[^\\s@<>\",;]+@([^\\s@<>\",;/]+)$"_s);
    const QString path = url.path(QUrl::FullyDecoded);
    const auto match = address.match(path);
    if (!match.hasMatch())
        return std::nullopt;
    QString href = u"mailto:"_s + QString::fromLatin1(QUrl::toPercentEncoding(path, "@"));
    const QString subject = QUrlQuery(url).queryItemValue(u"subject"_s, QUrl::FullyDecoded);
    if (!subject.isEmpty())
        href += u"?subject="_s + QString::fromLatin1(QUrl::toPercentEncoding(subject));
    return SafeLink{href, asciiHost(match.captured(1)), false};
}

std::optional<SafeLink> phoneLink(const QUrl& url) {
    static const QRegularExpression number(u"^\\+?[0-9().\\- ]{2,32}$"_s);
    const QString path = url.path(QUrl::FullyDecoded);
    if (!number.match(path).hasMatch())
        return std::nullopt;
    return SafeLink{u"tel:"_s + QString(path).remove(u' '), {}, false};
}

bool isFileName(const QString& topLevel) {
    static const QStringList extensions{u"pdf"_s,  u"doc"_s, u"docx"_s, u"xls"_s,  u"xlsx"_s, u"ppt"_s,
                                        u"pptx"_s, u"zip"_s, u"png"_s,  u"jpg"_s,  u"jpeg"_s, u"gif"_s,
                                        u"txt"_s,  u"csv"_s, u"htm"_s,  u"html"_s, u"js"_s,   u"json"_s,
                                        u"xml"_s,  u"php"_s, u"exe"_s,  u"mp3"_s,  u"mp4"_s,  u"log"_s};
    return extensions.contains(topLevel.toLower());
}

} // namespace

std::optional<SafeLink> safeLink(const QString& href) {
    if (href.size() > longestHref)
        return std::nullopt;
    QString clean;
    for (const QChar c : href) {
        // Browsers ignore line ends and tabs inside a link; other controls belong in none.
        if (c == u'\n' || c == u'\r' || c == u'\t')
            continue;
        if (isForbidden(c.unicode()) || c == u'\f' || isBidiFormat(c.unicode()))
            return std::nullopt;
        clean += c;
    }
    const QUrl url(clean.trimmed(), QUrl::TolerantMode);
    if (!url.isValid())
        return std::nullopt;
    const QString scheme = url.scheme();
    if (scheme == "http"_L1 || scheme == "https"_L1)
        return webLink(url);
    if (scheme == "mailto"_L1)
        return mailLink(url);
    if (scheme == "tel"_L1)
        return phoneLink(url);
    return std::nullopt;
}

QString claimedHost(QStringView visibleText) {
    constexpr qsizetype longestClaim = 500;
    QString text;
    for (const QChar c : visibleText.left(longestClaim)) {
        if (!isBidiFormat(c.unicode()) && c.category() != QChar::Other_Format)
            text += c;
    }
    text = text.trimmed();
    // Anywhere in the text with a scheme or www; a bare host or address only if it is the whole
    // text.
    static const QRegularExpression link(
        u"(?:https?://|\\bwww\\.)([^\\s/?#]+)"_s, QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression bare(
        u"^(?:[^\\s@/]+@)?((?:[\\p{L}\\p{N}-]+\\.)+([\\p{L}]{2,24}))(?:[:/?#]\\S*)?$"_s);
    if (const auto match = link.match(text); match.hasMatch()) {
        const QString host = match.captured(1).section(u'@', -1).section(u':', 0, 0);
        return asciiHost(
            match.captured(0).startsWith("www."_L1, Qt::CaseInsensitive) ? u"www."_s + host : host);
    }
    const auto match = bare.match(text);
    if (!match.hasMatch() || isFileName(match.captured(2)))
        return {};
    return asciiHost(match.captured(1));
}

bool isHostAsClaimed(const QString& claimed, const QString& actual) {
    const QString promised = withoutWww(claimed);
    return withoutWww(actual) == promised || actual.endsWith(u'.' + promised);
}

} // namespace segue::text
