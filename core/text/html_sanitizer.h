// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/markup_limiter.h"

#include <QString>
#include <QStringList>
#include <QStringView>

namespace segue::text {

struct SanitizeOptions {
    MarkupLimits limits;
    qsizetype maxText = 100'000; //!< UTF-16 units of text in the result.
    // What a text document takes long to lay out; what comes after is shown without it.
    int maxElements = 3'000; //!< Later ones become line breaks or nothing.
    int maxCells = 1'000;    //!< Later tables are flattened into lines.
    int maxImages = 50;      //!< Later ones are replaced as blocked ones are.
    //! What stands for a blocked image without a description, in the reader's language.
    QString imageNote = QStringLiteral("[…]");
};

struct SanitizedHtml {
    QString html;          //!< A fragment for QTextDocument::setHtml().
    int blockedImages = 0; //!< Images on other machines, replaced by their description in brackets.
    //! Links whose text names another host; the true one stands behind each.
    int misleadingLinks = 0;
    //! The `src` of each image that stayed: `cid:…` or `attachment:…`, percent-encoded.
    QStringList inlineImages;
    bool truncated = false; //!< Something was cut off; offer the original.
};

//! Customers' HTML as a fragment that may be rendered: only p br div b strong i em u s a ul ol li
//! blockquote pre code h1–h6 hr sub sup, tables (two deep, the rest flattened) and images whose
//! source is `cid:` or `attachment:`; no style, class, id or handler; links of safeLink() with
//! their destination as title. Nothing in it can run, and it nests at most 32 deep. The document
//! that renders it must answer every loadResource() itself, with a placeholder for what it does not
//! have. Takes time linear in the input.
SanitizedHtml sanitizeHtml(QStringView html, const SanitizeOptions& options = {});

} // namespace segue::text
