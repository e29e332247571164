// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

// Private to this room: single characters.
namespace segue::text {

//! Embeddings, overrides and isolates: they can turn what follows them around.
constexpr bool isBidiFormat(char16_t c) {
    return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

//! Not text: control characters except tab and line ends, non-characters, and U+FFFC, which stands
//! for an object.
constexpr bool isForbidden(char16_t c) {
    return (c < 0x20 && c != u'\t' && c != u'\n' && c != u'\r' && c != u'\f') || (c >= 0x7f && c < 0xa0) ||
           (c >= 0xfdd0 && c <= 0xfdef) || c == 0xfffc || c >= 0xfffe;
}

//! `text` without forbidden characters, with U+2028 and U+2029 as line ends and lone surrogates as
//! U+FFFD.
QString withoutForbidden(QStringView text);

//! Leaves no heap of combining marks, which cost as much to draw as a page; and, where asked, no
//! endless word, which costs the square of its length to lay out: a long one gets invisible places
//! to break (U+200B). Made for one text that comes in pieces.
class TextTaming {
public:
    enum Words { KeepWords, BreakWords };
    explicit TextTaming(Words words) : m_words(words) {}
    QString tame(const QString& text);

private:
    Words m_words;
    int m_marks = 0;
    int m_wordLength = 0;
};

//! The largest end <= `end` that does not split a surrogate pair.
qsizetype wholeCharacters(QStringView text, qsizetype end);

} // namespace segue::text
