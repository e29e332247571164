// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/knowledge/article_text.h"

#include "ui/shell/theme.h"
#include "ui/timeline/safe_document.h"

#include <QCoreApplication>
#include <QFontDatabase>
#include <QRegularExpression>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextList>

namespace segue {

using namespace Qt::StringLiterals;

namespace {

struct ArticleWords {
    Q_DECLARE_TR_FUNCTIONS(segue::ArticleWords)
};

constexpr qsizetype mostText = 200'000;
constexpr qsizetype mostMarks = 3000;
constexpr qsizetype mostMarkers = 8; //!< Quotes and list marks at the beginning of a line.
constexpr qsizetype mostIndent = 24;
constexpr qsizetype mostColumns = 40;

//! The line with at most mostMarkers marks at its beginning. Each mark nests what follows one deeper.
QString calmLine(const QString& line) {
    static const QRegularExpression mark(u"\\G[ \\t]*(?:>|[-+*](?=[ \\t])|\\d{1,9}[.)](?=[ \\t]))[ \\t]?"_s);
    qsizetype end = 0;
    qsizetype kept = 0;
    qsizetype count = 0;
    for (auto match = mark.match(line, 0); match.hasMatch(); match = mark.match(line, end)) {
        end = match.capturedEnd();
        if (++count <= mostMarkers)
            kept = end;
    }
    QString calm = count > mostMarkers ? line.left(kept) + line.mid(end) : line;
    qsizetype indent = 0;
    while (indent < calm.size() && calm.at(indent).isSpace())
        ++indent;
    if (indent > mostIndent)
        calm.remove(0, indent - mostIndent);
    if (calm.count(u'|') > mostColumns)
        calm.replace(u'|', u'¦');
    return calm;
}

QTextBlockFormat blockFormatOf(const QTextBlock& block) {
    QTextBlockFormat format = block.blockFormat();
    const bool inList = block.textList() != nullptr;
    const bool heading = format.headingLevel() > 0;
    format.setTopMargin(heading ? space::m : 0);
    format.setBottomMargin(inList ? space::xs : heading ? space::xs : space::s);
    format.setLineHeight(140, QTextBlockFormat::ProportionalHeight);
    return format;
}

TextStyle headingStyle(int level) {
    switch (level) {
    case 1:
        return TextStyle::Page;
    case 2:
        return TextStyle::Title;
    default:
        return TextStyle::Strong;
    }
}

void styleFragments(QTextDocument& document, const QTextBlock& block) {
    const Colours& c = colours();
    const int level = block.blockFormat().headingLevel();
    const bool quoted = block.blockFormat().hasProperty(QTextFormat::BlockQuoteLevel);
    struct Piece {
        int from;
        int length;
        QTextCharFormat format;
    };
    QList<Piece> pieces;
    for (auto it = block.begin(); !it.atEnd(); ++it)
        pieces.append({it.fragment().position(), it.fragment().length(), it.fragment().charFormat()});
    for (Piece& piece : pieces) {
        if (piece.format.isImageFormat())
            continue;
        if (level > 0) {
            piece.format.clearProperty(QTextFormat::FontSizeAdjustment);
            const QFont font = Theme::instance().font(headingStyle(level));
            piece.format.setProperty(QTextFormat::FontPixelSize, font.pixelSize());
            piece.format.setFontWeight(QFont::DemiBold);
        }
        if (piece.format.fontFixedPitch()) {
            piece.format.setFontFamilies({QFontDatabase::systemFont(QFontDatabase::FixedFont).family()});
            piece.format.setBackground(c.sunken);
        }
        if (piece.format.isAnchor()) {
            piece.format.setForeground(c.accentInk);
            piece.format.setFontUnderline(true);
        } else {
            piece.format.setForeground(quoted ? c.muted : c.text);
        }
        QTextCursor cursor(&document);
        cursor.setPosition(piece.from);
        cursor.setPosition(piece.from + piece.length, QTextCursor::KeepAnchor);
        cursor.setCharFormat(piece.format);
    }
}

QString lineOf(const QTextBlock& block) {
    QString line;
    for (auto it = block.begin(); !it.atEnd(); ++it) {
        const QTextFragment fragment = it.fragment();
        QString text = fragment.text();
        if (fragment.charFormat().isImageFormat())
            continue;
        text.replace(QChar::LineSeparator, u'\n');
        line += text;
        const QString target = fragment.charFormat().anchorHref();
        if (fragment.charFormat().isAnchor() && !target.isEmpty() && target != text)
            line += u" (%1)"_s.arg(target);
    }
    if (const QTextList* list = block.textList())
        line.prepend(
            list->itemText(block).trimmed().isEmpty() || list->format().style() > QTextListFormat::ListDecimal
                ? u"• "_s
                : list->itemText(block).trimmed() + u' ');
    return line;
}

} // namespace

QString displayName(ArticleState state) {
    switch (state) {
    case ArticleState::Draft:
        return ArticleWords::tr("Draft");
    case ArticleState::Published:
        return ArticleWords::tr("Published");
    case ArticleState::Archived:
        return ArticleWords::tr("Archived");
    }
    return {};
}

//! Qt's reader takes time in proportion to the square of the emphasis: marks beyond `mostMarks` are left out.
void limitEmphasis(QString& text) {
    static const QString marks = u"*_~`"_s;
    qsizetype seen = 0;
    text.removeIf([&](QChar c) { return marks.contains(c) && ++seen > mostMarks; });
}

QString calmMarkdown(const QString& markdown) {
    QString text = markdown.left(mostText);
    text.replace(u"\r\n"_s, u"\n"_s);
    text.remove(QChar::Null);
    limitEmphasis(text);
    QStringList lines = text.split(u'\n');
    for (QString& line : lines)
        line = calmLine(line);
    return lines.join(u'\n');
}

void setArticleMarkdown(QTextDocument& document, const QString& markdown) {
    document.setDefaultFont(Theme::instance().font(TextStyle::Body));
    QTextDocument::MarkdownFeatures features(QTextDocument::MarkdownDialectGitHub);
    document.setMarkdown(calmMarkdown(markdown), features | QTextDocument::MarkdownNoHTML);
    QTextCursor all(&document);
    all.beginEditBlock();
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        QTextCursor(block).setBlockFormat(blockFormatOf(block));
        styleFragments(document, block);
    }
    all.endEditBlock();
}

QString plainTextOf(const Article& article) {
    SafeDocument document;
    QTextDocument::MarkdownFeatures features(QTextDocument::MarkdownDialectGitHub);
    document.setMarkdown(calmMarkdown(article.body), features | QTextDocument::MarkdownNoHTML);
    QString text;
    bool afterList = false;
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        const QString line = lineOf(block);
        const bool inList = block.textList() != nullptr;
        if (!text.isEmpty())
            text += inList && afterList ? u"\n"_s : u"\n\n"_s;
        text += line;
        afterList = inList;
    }
    return text.trimmed();
}

QString proseOf(const QString& markdown) {
    static const QRegularExpression rule(u"\\|?(?:\\s*:?-{2,}:?\\s*\\|)+"_s);
    static const QRegularExpression link(u"!?\\[([^\\]]*)\\]\\([^)\\s]*\\)"_s);
    static const QRegularExpression sign(u"\\*\\*|__|`|(?:^|(?<=\\s))(?:#{1,6}|>)\\s"_s);
    static const QRegularExpression cells(u"\\s*\\|[\\s|]*"_s);
    QString prose = markdown;
    prose.replace(rule, u"|"_s).replace(link, u"\\1"_s).remove(sign).replace(cells, u" · "_s);
    static const QRegularExpression ends(u"^[\\s·]+|[\\s·]+$"_s);
    return prose.remove(ends);
}

} // namespace segue
