// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/directory.h"

#include <QString>

QT_BEGIN_NAMESPACE
class QTextDocument;
QT_END_NAMESPACE

namespace segue {

//! Markdown that is cheap to lay out, whoever wrote it: cut in length, flattened where quotes, lists or
//! tables are nested or wide beyond reason.
QString calmMarkdown(const QString& markdown);

//! Fills `document` with Markdown, without any HTML in it, in the theme's type and colours.
void setArticleMarkdown(QTextDocument& document, const QString& markdown);

//! An article as a plain text to paste into a reply: no signs of markup, and the targets of links beside
//! their words.
QString plainTextOf(const Article& article);

//! A piece of Markdown on one line as one would say it: no signs of emphasis, headings or tables. What marks
//! a match in it (see ArticleHit) stays.
QString proseOf(const QString& markdown);

QString displayName(ArticleState state);

} // namespace segue
