// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/html_tree.h"
#include "core/text/links.h"
#include "core/text/plain_text.h"

#include <QUrl>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace segue::text {

namespace {

constexpr qsizetype longestLinkText = 2000;

// Collects lines; whitespace and empty lines are only written once something follows them.
class TextWriter {
public:
    QString take() { return m_out; }

    void text(const QString& text) {
        for (const QChar c : text) {
            if (c == u' ' || c == u'\n' || c == u'\t' || c == u'\r' || c == u'\f')
                m_spacePending = true;
            else
                append(c);
        }
    }
    void preformatted(const QString& text) {
        for (const QChar c : text) {
            if (c == u'\n')
                lineEnd();
            else if (c != u'\r')
                append(c);
        }
    }
    void lineEnd() {
        noteGap();
        m_spacePending = false;
        m_breaks = m_lineHasText ? 1 : m_breaks + 1;
        m_lineHasText = false;
    }
    //! At least `breaks` line ends before what comes next: 1 for a new line, 2 for a new paragraph.
    void separate(int breaks) {
        noteGap();
        m_spacePending = false;
        m_lineHasText = false;
        m_breaks = std::max(m_breaks, breaks);
    }
    void pushPrefix(const QString& first, const QString& others) {
        m_prefix += others;
        m_markPending += m_markPending.isEmpty() ? m_prefix.chopped(others.size()) + first : first;
    }
    void popPrefix(qsizetype length) {
        m_prefix.chop(length);
        m_markPending.clear();
    }

private:
    void append(QChar c) {
        if (!m_lineHasText) {
            startLine();
        } else if (m_spacePending) {
            m_out += u' ';
        }
        m_spacePending = false;
        m_lineHasText = true;
        m_out += c == QChar(QChar::Nbsp) ? QChar(u' ') : c;
    }
    // An empty line between a quote and what is outside belongs to the outside.
    void noteGap() {
        if (m_breaks == 0 || m_prefix.size() < m_gapPrefix.size())
            m_gapPrefix = m_prefix;
    }
    void startLine() {
        constexpr int mostBreaks = 2;
        if (!m_out.isEmpty()) {
            const int breaks = std::clamp(m_breaks, 1, mostBreaks);
            for (int i = 1; i < breaks; ++i)
                m_out += u'\n' + trimmedEnd(m_gapPrefix);
            m_out += u'\n';
        }
        m_out += m_markPending.isEmpty() ? m_prefix : m_markPending;
        m_markPending.clear();
        m_breaks = 0;
    }
    static QString trimmedEnd(QString text) {
        while (text.endsWith(u' '))
            text.chop(1);
        return text;
    }

    QString m_out;
    QString m_prefix;      //!< Of every line: "> " of quotes, the indentation of lists.
    QString m_gapPrefix;   //!< The shortest prefix since the last text.
    QString m_markPending; //!< Instead of the prefix on the next line: "- " of a list item.
    int m_breaks = 0;
    bool m_spacePending = false;
    bool m_lineHasText = false;
};

class TextExtractor {
public:
    QString extract(const GumboNode& body) {
        visitChildren(body);
        return m_writer.take();
    }

private:
    void visitChildren(const GumboNode& element) {
        forEachChild(element, [this](const GumboNode& child) { visit(child); });
    }

    void visit(const GumboNode& node) {
        if (isText(node)) {
            if (m_preDepth > 0)
                m_writer.preformatted(textOf(node));
            else
                m_writer.text(textOf(node));
            return;
        }
        if (isElement(node))
            visitElement(node);
    }

    void visitElement(const GumboNode& node) {
        switch (node.v.element.tag) {
        case GUMBO_TAG_BR:
            return m_writer.lineEnd();
        case GUMBO_TAG_HR:
            m_writer.separate(1);
            m_writer.text(u"---"_s);
            return m_writer.separate(1);
        case GUMBO_TAG_IMG:
            return visitImage(node);
        case GUMBO_TAG_A:
            return visitLink(node);
        case GUMBO_TAG_P:
        case GUMBO_TAG_H1:
        case GUMBO_TAG_H2:
        case GUMBO_TAG_H3:
        case GUMBO_TAG_H4:
        case GUMBO_TAG_H5:
        case GUMBO_TAG_H6:
        case GUMBO_TAG_TABLE:
            return visitBlock(node, 2);
        case GUMBO_TAG_DIV:
        case GUMBO_TAG_TR:
            return visitBlock(node, 1);
        case GUMBO_TAG_PRE:
            ++m_preDepth;
            visitBlock(node, 2);
            --m_preDepth;
            return;
        case GUMBO_TAG_BLOCKQUOTE:
            return visitPrefixed(node, u"> "_s, u"> "_s, 2);
        case GUMBO_TAG_UL:
        case GUMBO_TAG_OL:
            return visitList(node);
        case GUMBO_TAG_TD:
        case GUMBO_TAG_TH:
            visitChildren(node);
            return m_writer.text(u" "_s);
        default:
            return visitChildren(node);
        }
    }

    void visitBlock(const GumboNode& node, int breaks) {
        m_writer.separate(breaks);
        visitChildren(node);
        m_writer.separate(breaks);
    }

    void visitPrefixed(const GumboNode& node, const QString& first, const QString& others, int breaks) {
        m_writer.separate(breaks);
        m_writer.pushPrefix(first, others);
        visitChildren(node);
        m_writer.popPrefix(others.size());
        m_writer.separate(breaks);
    }

    void visitList(const GumboNode& node) {
        const bool isOrdered = node.v.element.tag == GUMBO_TAG_OL;
        int number = numberAttribute(node, "start", 0, 100'000, 1);
        const int breaks = m_listDepth++ == 0 ? 2 : 1;
        m_writer.separate(breaks);
        forEachChild(node, [&](const GumboNode& child) {
            if (!isElement(child) || child.v.element.tag != GUMBO_TAG_LI)
                return visit(child);
            const QString mark = isOrdered ? u"%1. "_s.arg(number++) : u"- "_s;
            visitPrefixed(child, mark, QString(mark.size(), u' '), 1);
        });
        --m_listDepth;
        m_writer.separate(breaks);
    }

    void visitImage(const GumboNode& node) {
        const QString description = attribute(node, "alt").simplified();
        if (!description.isEmpty())
            m_writer.text(u'[' + description + u']');
    }

    void visitLink(const GumboNode& node) {
        visitChildren(node);
        const auto link = safeLink(attribute(node, "href"));
        if (!link)
            return;
        const QString shown = innerText(node, longestLinkText).simplified();
        if (!saysTheSame(shown, link->href))
            m_writer.text((shown.isEmpty() ? QString() : u" "_s) + u'(' + link->href + u')');
    }

    static bool saysTheSame(const QString& shown, const QString& href) {
        const auto bare = [](QString text) {
            text = text.trimmed().toLower();
            for (const auto& prefix : {"https://"_L1, "http://"_L1, "mailto:"_L1, "tel:"_L1, "www."_L1}) {
                if (text.startsWith(prefix))
                    text.remove(0, prefix.size());
            }
            return text.endsWith(u'/') ? text.chopped(1) : text;
        };
        const QString said = bare(shown);
        return said == bare(href) || said == bare(QUrl(href).toString(QUrl::PrettyDecoded)) ||
               (href.startsWith("tel:"_L1) && QString(said).remove(u' ') == bare(href));
    }

    TextWriter m_writer;
    int m_preDepth = 0;
    int m_listDepth = 0;
};

} // namespace

QString htmlToPlainText(QStringView html) {
    const HtmlTree tree(html);
    const GumboNode* body = tree.body();
    return body ? TextExtractor().extract(*body) : QString();
}

} // namespace segue::text
