// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace segue::hub::portal {

//! An article's Markdown (CommonMark) as a fragment of HTML that may stand in a page of ours.
//! Markup in it is left out; links lead to http, https, mailto, tel or into this hub, images come
//! from https or from this hub, anything else loses its address. Headings begin at h2, below the
//! page's title. Very long text is cut.
QString renderMarkdown(const QString& markdown);

//! The words of the Markdown without its signs, on one line, at most `maxLength` characters.
QString markdownToText(const QString& markdown, qsizetype maxLength);

} // namespace segue::hub::portal
