// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QStringView>

namespace segue::text {

struct MarkupLimits {
    qsizetype maxInput = 1024 * 1024; //!< UTF-16 units; what comes after is cut off.
    qsizetype maxText =
        300'000;          //!< UTF-16 units of text as it is written, with its spaces; then it is cut off.
    int maxTags = 10'000; //!< Opened elements; later ones become line breaks or nothing.
    int maxLineBreaks = 10'000; //!< Later ones become spaces.
    int maxDepth = 24;
};

struct LimitedMarkup {
    QByteArray utf8;
    bool truncated = false; //!< By maxInput or maxText.
};

//! Makes hostile HTML fit for a parser whose time grows with the square of the nesting: keeps text,
//! known tags and the few attributes that are of use, closes every element in order and never nests
//! deeper than `maxDepth`. Takes time linear in the input. It is no sanitiser: what it gives is
//! parsed and serialised again by sanitizeHtml().
LimitedMarkup limitMarkup(QStringView html, const MarkupLimits& limits = {});

} // namespace segue::text
