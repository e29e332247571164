// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1StringView>
#include <QList>
#include <QString>
#include <QStringView>

namespace segue::text {

//! The `tokenize=` value for FTS5 tables that hold searchText(): it only splits at spaces, because
//! the words are normalised already, and takes every character beyond ASCII for a part of a word.
inline constexpr QLatin1StringView ftsTokenizer{"ascii"};

//! Text as it goes into the full-text index: words between single spaces, compatibility forms and
//! case folded (NFKC), accents taken away; scripts without spaces (Chinese, Japanese, Korean, Thai,
//! Lao, Khmer, Burmese) as overlapping pairs of characters. Everything else is left out.
QString searchText(QStringView text);

//! A word of a text, or one character of a script without spaces, with its place in that text.
struct SearchPiece {
    qsizetype begin = 0;
    qsizetype end = 0;
    QString folded; //!< As searchText() has it.
    bool isUnspaced = false;
};
//! What searchText() makes its words of, in order: for showing where something was found.
QList<SearchPiece> searchPieces(QStringView text);

//! What a person typed, as an FTS5 MATCH expression over searchText(): all words must occur, in any
//! order; the last one, of two letters or more, may be unfinished unless a space follows; "words in
//! quotes" must follow one another. Empty if there is nothing to search for. Every term is quoted, so that no
//! input can be an operator. Long input is cut.
QString ftsQuery(QStringView userInput);

} // namespace segue::text
