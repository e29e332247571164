// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

namespace segue::text {

//! What a person reads of the HTML: paragraphs apart by an empty line, lists with their marks,
//! quotes with "> ", a link's address in parentheses unless it is its text, images as their
//! description in brackets. Any input; large ones are cut as by sanitizeHtml().
QString htmlToPlainText(QStringView html);

//! Plain text as HTML for an outgoing mail: escaped, paragraphs and line ends kept, web and mail
//! addresses made links. Holds no style and no document frame.
QString plainTextToHtml(QStringView text);

//! One line for lists: the beginning of the text, whitespace collapsed, controls gone, at most
//! `maxLength` UTF-16 units with the ellipsis, cut between words where that costs little and never
//! inside a character.
QString snippet(QStringView text, qsizetype maxLength);

//! A name or subject for one line: no controls, no line ends, nothing that turns the direction of
//! what follows, no heaps of combining marks; spaces collapsed. Lone surrogates become U+FFFD.
QString stripControls(QStringView text);

//! `text` itself if it has at most `maxLength` UTF-16 units, else its beginning and an ellipsis
//! within that length. Never cuts inside a character that a person sees as one, unless that alone
//! is longer.
QString elide(QStringView text, qsizetype maxLength);

} // namespace segue::text
