// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/portal/markdown.h"

#include "core/text/links.h"
#include "core/text/plain_text.h"

#include <cmark.h>
#include <cstdlib>
#include <functional>
#include <memory>

namespace segue::hub::portal {

using namespace Qt::StringLiterals;

namespace {

//! Some of CommonMark's rules cost more than linear time; no honest article is longer than this.
constexpr qsizetype maxMarkdown = 200'000;
constexpr int options = CMARK_OPT_SAFE | CMARK_OPT_VALIDATE_UTF8;

struct FreeNode {
    void operator()(cmark_node* node) const { cmark_node_free(node); }
};
using Document = std::unique_ptr<cmark_node, FreeNode>;

Document parse(const QString& markdown) {
    const QByteArray bytes = QStringView(markdown).first(qMin(markdown.size(), maxMarkdown)).toUtf8();
    return Document(cmark_parse_document(bytes.constData(), static_cast<size_t>(bytes.size()), options));
}

//! Calls `visit` for each node, parents first.
void walk(cmark_node* root, const std::function<void(cmark_node*)>& visit) {
    const std::unique_ptr<cmark_iter, decltype(&cmark_iter_free)> iterator(
        cmark_iter_new(root), &cmark_iter_free);
    for (cmark_event_type event = cmark_iter_next(iterator.get()); event != CMARK_EVENT_DONE;
         event = cmark_iter_next(iterator.get())) {
        if (event == CMARK_EVENT_ENTER)
            visit(cmark_iter_get_node(iterator.get()));
    }
}

//! An address within this hub: a path or a place in the page, not another host's "//…" or "/\…".
bool isOwnAddress(const QString& url) {
    if (url.startsWith(u'#'))
        return true;
    return url.startsWith(u'/') && !url.startsWith("//"_L1) && !url.contains(u'\\');
}

QString safeAddress(const QString& url, bool image) {
    if (isOwnAddress(url))
        return url;
    const auto link = text::safeLink(url);
    if (!link || (image && !link->href.startsWith("https:"_L1)))
        return {};
    return link->href;
}

void makeSafe(cmark_node* node) {
    const cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE) {
        const QString url = QString::fromUtf8(cmark_node_get_url(node));
        cmark_node_set_url(node, safeAddress(url, type == CMARK_NODE_IMAGE).toUtf8().constData());
    } else if (type == CMARK_NODE_HEADING) {
        cmark_node_set_heading_level(node, qMin(6, cmark_node_get_heading_level(node) + 1));
    }
}

} // namespace

QString renderMarkdown(const QString& markdown) {
    const Document document = parse(markdown);
    walk(document.get(), makeSafe);
    const std::unique_ptr<char, decltype(&std::free)> html(
        cmark_render_html(document.get(), options), &std::free);
    return QString::fromUtf8(html.get());
}

QString markdownToText(const QString& markdown, qsizetype maxLength) {
    QString words;
    walk(parse(markdown).get(), [&words, maxLength](cmark_node* node) {
        const cmark_node_type type = cmark_node_get_type(node);
        // What is longer is not needed to fill `maxLength` on one line.
        if (words.size() > 4 * maxLength)
            return;
        if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE)
            words += QString::fromUtf8(cmark_node_get_literal(node));
        else if (
            type < CMARK_NODE_FIRST_INLINE || type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK)
            words += u' ';
    });
    return text::snippet(words, maxLength);
}

} // namespace segue::hub::portal
