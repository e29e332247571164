// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/markup_limiter.h"

#include <QString>
#include <gumbo.h>
#include <memory>

// Private to this room: a parsed page, whose nesting the limiter has bounded.
namespace segue::text {

class HtmlTree {
public:
    explicit HtmlTree(QStringView html, const MarkupLimits& limits = {});

    //! The <body>; null if the parser gave none.
    const GumboNode* body() const;
    bool wasTruncated() const { return m_markup.truncated; }

private:
    struct Destroy {
        void operator()(GumboOutput* output) const { gumbo_destroy_output(&kGumboDefaultOptions, output); }
    };

    LimitedMarkup m_markup; //!< The nodes point into it.
    std::unique_ptr<GumboOutput, Destroy> m_output;
};

inline bool isElement(const GumboNode& node) {
    return node.type == GUMBO_NODE_ELEMENT;
}
inline bool isText(const GumboNode& node) {
    return node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE ||
           node.type == GUMBO_NODE_CDATA;
}
//! The attribute's value with character references resolved; empty if there is none.
QString attribute(const GumboNode& element, const char* name);
//! The attribute as a number from `least` to `most`; `fallback` if it is absent or no number.
int numberAttribute(const GumboNode& element, const char* name, int least, int most, int fallback);
//! The text of a text node without what no text may hold: control characters and non-characters,
//! some of which QTextDocument uses for its own structure.
QString textOf(const GumboNode& textNode);
//! All text below the node, up to `longest` UTF-16 units.
QString innerText(const GumboNode& node, qsizetype longest);

template <class Visit> void forEachChild(const GumboNode& element, Visit visit) {
    const GumboVector& children = element.v.element.children;
    for (unsigned int i = 0; i < children.length; ++i)
        visit(*static_cast<const GumboNode*>(children.data[i]));
}

} // namespace segue::text
