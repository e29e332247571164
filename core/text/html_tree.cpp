// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/html_tree.h"

#include "core/text/characters.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace segue::text {

HtmlTree::HtmlTree(QStringView html, const MarkupLimits& limits) : m_markup(limitMarkup(html, limits)) {
    GumboOptions options = kGumboDefaultOptions;
    options.max_errors = 0;
    m_output.reset(gumbo_parse_with_options(
        &options, m_markup.utf8.constData(), static_cast<size_t>(m_markup.utf8.size())));
}

const GumboNode* HtmlTree::body() const {
    const GumboNode* found = nullptr;
    if (m_output && m_output->root && isElement(*m_output->root)) {
        forEachChild(*m_output->root, [&found](const GumboNode& child) {
            if (isElement(child) && child.v.element.tag == GUMBO_TAG_BODY)
                found = &child;
        });
    }
    return found;
}

QString attribute(const GumboNode& element, const char* name) {
    const GumboAttribute* found = gumbo_get_attribute(&element.v.element.attributes, name);
    return found ? QString::fromUtf8(found->value) : QString();
}

int numberAttribute(const GumboNode& element, const char* name, int least, int most, int fallback) {
    bool isNumber = false;
    const int number = attribute(element, name).toInt(&isNumber);
    return isNumber ? std::clamp(number, least, most) : fallback;
}

QString textOf(const GumboNode& textNode) {
    return withoutForbidden(QString::fromUtf8(textNode.v.text.text));
}

QString innerText(const GumboNode& node, qsizetype longest) {
    if (isText(node))
        return textOf(node).left(longest);
    QString text;
    if (isElement(node)) {
        forEachChild(node, [&](const GumboNode& child) {
            if (text.size() < longest)
                text += innerText(child, longest - text.size());
        });
    }
    return text;
}

} // namespace segue::text
