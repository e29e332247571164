// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/html_sanitizer.h"

#include "core/text/characters.h"
#include "core/text/html_tree.h"
#include "core/text/links.h"

#include <QUrl>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace segue::text {

namespace {

constexpr int maxDepth = 32;
constexpr int maxTableDepth = 2;
constexpr int tableDepthCost = 4;  // table, tbody, tr, td
constexpr int elementsPerCell = 2; // At most: a cell and its row; the groups are few.
constexpr int maxColumns = 20;
constexpr int maxRowSpan = 50;
constexpr int maxImagePixels = 1200;
constexpr qsizetype longestLinkText = 500;

struct Context {
    int depth = 0;
    int tableDepth = 0;
    bool isFlattened = false; //!< Inside a table that is not shown as one.
};

bool isPlainTag(GumboTag tag) {
    switch (tag) {
    case GUMBO_TAG_B:
    case GUMBO_TAG_STRONG:
    case GUMBO_TAG_I:
    case GUMBO_TAG_EM:
    case GUMBO_TAG_U:
    case GUMBO_TAG_S:
    case GUMBO_TAG_SUB:
    case GUMBO_TAG_SUP:
    case GUMBO_TAG_CODE:
    case GUMBO_TAG_P:
    case GUMBO_TAG_DIV:
    case GUMBO_TAG_BLOCKQUOTE:
    case GUMBO_TAG_PRE:
    case GUMBO_TAG_H1:
    case GUMBO_TAG_H2:
    case GUMBO_TAG_H3:
    case GUMBO_TAG_H4:
    case GUMBO_TAG_H5:
    case GUMBO_TAG_H6:
    case GUMBO_TAG_UL:
    case GUMBO_TAG_OL:
    case GUMBO_TAG_LI:
        return true;
    default:
        return false;
    }
}

bool isInline(GumboTag tag) {
    switch (tag) {
    case GUMBO_TAG_A:
    case GUMBO_TAG_B:
    case GUMBO_TAG_STRONG:
    case GUMBO_TAG_I:
    case GUMBO_TAG_EM:
    case GUMBO_TAG_U:
    case GUMBO_TAG_S:
    case GUMBO_TAG_SUB:
    case GUMBO_TAG_SUP:
    case GUMBO_TAG_CODE:
        return true;
    default:
        return false;
    }
}

bool isCell(const GumboNode& node) {
    return isElement(node) && (node.v.element.tag == GUMBO_TAG_TD || node.v.element.tag == GUMBO_TAG_TH);
}

// "cid:" and "attachment:" with the name percent-encoded: QTextDocument may try it as a file's
// name, which must then be no path.
QString inlineImageSource(const QString& source) {
    for (const QString& scheme : {u"cid:"_s, u"attachment:"_s}) {
        if (!source.startsWith(scheme, Qt::CaseInsensitive))
            continue;
        const QString name = QUrl::fromPercentEncoding(source.mid(scheme.size()).toUtf8());
        return name.isEmpty() ? QString()
                              : scheme + QString::fromLatin1(QUrl::toPercentEncoding(name, "@+="));
    }
    return {};
}

class HtmlWriter {
public:
    explicit HtmlWriter(const SanitizeOptions& options) : m_options(options) {}

    void writeChildren(const GumboNode& element, const Context& context) {
        forEachChild(element, [&](const GumboNode& child) { write(child, context); });
    }
    SanitizedHtml take() { return std::move(m_result); }

private:
    void write(const GumboNode& node, const Context& context) {
        if (isText(node))
            writeText(textOf(node));
        else if (isElement(node) && node.v.element.tag_namespace == GUMBO_NAMESPACE_HTML)
            writeElement(node, context);
    }

    void writeText(const QString& source) {
        const QString text = m_taming.tame(source);
        const qsizetype room = m_options.maxText - m_textLength;
        const qsizetype length = wholeCharacters(text, std::min(text.size(), room));
        m_result.truncated = m_result.truncated || length < text.size();
        m_textLength += length;
        m_result.html += text.left(length).toHtmlEscaped();
    }

    void writeElement(const GumboNode& node, const Context& context) {
        const GumboTag tag = node.v.element.tag;
        if (context.depth >= maxDepth)
            return writeChildren(node, context);
        if (isPlainTag(tag))
            return writeTag(node, blockAttributes(node), context);
        switch (tag) {
        case GUMBO_TAG_BR:
            m_result.html += "<br>"_L1;
            return;
        case GUMBO_TAG_HR:
            m_result.html += "<hr>"_L1;
            return;
        case GUMBO_TAG_A:
            return writeLink(node, context);
        case GUMBO_TAG_IMG:
            return writeImage(node);
        case GUMBO_TAG_TABLE:
        case GUMBO_TAG_THEAD:
        case GUMBO_TAG_TBODY:
        case GUMBO_TAG_TFOOT:
        case GUMBO_TAG_TR:
        case GUMBO_TAG_TD:
        case GUMBO_TAG_TH:
            return writeTablePart(node, context);
        default:
            return writeChildren(node, context);
        }
    }

    void writeTag(const GumboNode& node, const QString& attributes, Context context) {
        if (++m_elements > m_options.maxElements) {
            if (!isInline(node.v.element.tag))
                m_result.html += "<br>"_L1;
            return writeChildren(node, context);
        }
        const QLatin1StringView name(gumbo_normalized_tagname(node.v.element.tag));
        ++context.depth;
        m_result.html += u'<' + name + attributes + u'>';
        writeChildren(node, context);
        m_result.html += u"</"_s + name + u'>';
    }

    static QString blockAttributes(const GumboNode& node) {
        QString attributes;
        const QString direction = attribute(node, "dir").toLower();
        if (direction == "rtl"_L1 || direction == "ltr"_L1)
            attributes += u" dir=\"%1\""_s.arg(direction);
        if (node.v.element.tag == GUMBO_TAG_OL) {
            if (const int start = numberAttribute(node, "start", 0, 100'000, 1); start != 1)
                attributes += u" start=\"%1\""_s.arg(start);
        }
        return attributes;
    }

    void writeLink(const GumboNode& node, const Context& context) {
        const auto link = safeLink(attribute(node, "href"));
        if (!link)
            return writeChildren(node, context);
        const QString claimed = claimedHost(innerText(node, longestLinkText));
        const bool isMisleading =
            link->hadCredentials || (!claimed.isEmpty() && !isHostAsClaimed(claimed, link->host));
        const QString href = link->href.toHtmlEscaped();
        writeTag(node, u" href=\"%1\" title=\"%1\""_s.arg(href), context);
        if (!isMisleading)
            return;
        ++m_result.misleadingLinks;
        m_result.html += u" ["_s + (link->host.isEmpty() ? link->href : link->host).toHtmlEscaped() + u']';
    }

    void writeImage(const GumboNode& node) {
        const QString source = attribute(node, "src").trimmed();
        const QString description = withoutForbidden(attribute(node, "alt")).simplified();
        const QString known = inlineImageSource(source);
        if (known.isEmpty() || m_result.inlineImages.size() >= m_options.maxImages)
            return writeBlockedImage(node, source, description);
        m_result.inlineImages += known;
        m_result.html += u"<img src=\""_s + known.toHtmlEscaped() + u'"';
        if (!description.isEmpty())
            m_result.html += u" alt=\""_s + description.toHtmlEscaped() + u'"';
        for (const char* side : {"width", "height"}) {
            if (const int pixels = numberAttribute(node, side, 0, maxImagePixels, 0); pixels > 0)
                m_result.html += u" %1=\"%2\""_s.arg(QLatin1StringView(side)).arg(pixels);
        }
        m_result.html += u'>';
    }

    void writeBlockedImage(const GumboNode& node, const QString& source, const QString& description) {
        const bool isRemote = source.startsWith("http:"_L1, Qt::CaseInsensitive) ||
                              source.startsWith("https:"_L1, Qt::CaseInsensitive) ||
                              source.startsWith("//"_L1);
        if (isRemote)
            ++m_result.blockedImages;
        // A picture of one pixel only counts readers, and nobody misses it.
        const bool isBeacon =
            numberAttribute(node, "width", 0, 9, 9) <= 2 || numberAttribute(node, "height", 0, 9, 9) <= 2;
        if (source.isEmpty() || (isBeacon && description.isEmpty()))
            return;
        writeText(description.isEmpty() ? m_options.imageNote : u'[' + description + u']');
    }

    void writeTablePart(const GumboNode& node, Context context) {
        if (node.v.element.tag == GUMBO_TAG_TABLE)
            return writeTable(node, context);
        const bool isRow = node.v.element.tag == GUMBO_TAG_TR;
        if (context.isFlattened && isRow)
            return writeLine(node, context);
        if (context.isFlattened) {
            writeChildren(node, context);
            m_result.html += u' ';
            return;
        }
        if (isRow)
            return writeRow(node, context);
        writeTag(node, {}, context);
    }

    // A flattened table or row.
    void writeLine(const GumboNode& node, Context context) {
        const bool hasRoom = context.depth < maxDepth && ++m_elements <= m_options.maxElements;
        if (!hasRoom) {
            m_result.html += "<br>"_L1;
            return writeChildren(node, context);
        }
        ++context.depth;
        m_result.html += "<div>"_L1;
        writeChildren(node, context);
        m_result.html += "</div>"_L1;
    }

    void writeTable(const GumboNode& node, Context context) {
        ++context.tableDepth;
        const int cells = countCells(node);
        context.isFlattened = context.isFlattened || context.tableDepth > maxTableDepth || cells == 0 ||
                              m_cells + cells > m_options.maxCells ||
                              m_elements + elementsPerCell * cells > m_options.maxElements ||
                              context.depth + tableDepthCost > maxDepth;
        if (context.isFlattened)
            return writeLine(node, context);
        m_cells += cells;
        writeTag(node, {}, context);
    }

    // Only its own cells: those of tables inside are counted when they are met.
    static int countCells(const GumboNode& node) {
        int cells = 0;
        forEachChild(node, [&cells](const GumboNode& child) {
            if (!isElement(child) || child.v.element.tag == GUMBO_TAG_TABLE)
                return;
            cells += isCell(child) ? 1 : countCells(child);
        });
        return cells;
    }

    void writeRow(const GumboNode& row, Context context) {
        ++context.depth;
        ++m_elements;
        m_result.html += "<tr>"_L1;
        int column = 0;
        forEachChild(row, [&](const GumboNode& child) {
            if (!isCell(child))
                return;
            if (column >= maxColumns)
                return writeSurplusCell(child, context);
            const int span = numberAttribute(child, "colspan", 1, maxColumns - column, 1);
            const int rows = numberAttribute(child, "rowspan", 1, maxRowSpan, 1);
            column += span;
            QString attributes = span > 1 ? u" colspan=\"%1\""_s.arg(span) : QString();
            if (rows > 1)
                attributes += u" rowspan=\"%1\""_s.arg(rows);
            writeTag(child, attributes, context);
        });
        m_result.html += "</tr>"_L1;
    }

    // Its text goes into the last cell that there is room for.
    void writeSurplusCell(const GumboNode& cell, const Context& context) {
        constexpr QLatin1StringView cellEnd = "</td>"_L1;
        constexpr QLatin1StringView headEnd = "</th>"_L1;
        const bool isHead = m_result.html.endsWith(headEnd);
        m_result.html.chop(cellEnd.size());
        m_result.html += u' ';
        Context inside = context;
        ++inside.depth;
        writeChildren(cell, inside);
        m_result.html += isHead ? headEnd : cellEnd;
    }

    const SanitizeOptions& m_options;
    SanitizedHtml m_result;
    TextTaming m_taming{TextTaming::BreakWords};
    qsizetype m_textLength = 0;
    int m_elements = 0;
    int m_cells = 0;
};

} // namespace

SanitizedHtml sanitizeHtml(QStringView html, const SanitizeOptions& options) {
    const HtmlTree tree(html, options.limits);
    HtmlWriter writer(options);
    if (const GumboNode* body = tree.body())
        writer.writeChildren(*body, {});
    SanitizedHtml result = writer.take();
    result.truncated = result.truncated || tree.wasTruncated();
    return result;
}

} // namespace segue::text
