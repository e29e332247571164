// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

// Private to this room: HTML's tokens, as far as the limiter needs them.
namespace segue::text {

struct MarkupPiece {
    enum Type {
        Text,    //!< A '<' that begins nothing.
        Ignored, //!< A comment, a doctype, a processing instruction, or a tag without an end.
        StartTag,
        EndTag,
    };
    Type type = Ignored;
    qsizetype end = 0;  //!< Where the next piece begins.
    QString name;       //!< In lower case.
    QString attributes; //!< The useful ones, quoted anew: ` href="…"`. Character references are as
                        //!< they were.
};

//! The piece at `begin`, which is a '<'.
MarkupPiece readMarkupPiece(QStringView html, qsizetype begin);

//! The position after the end tag of the raw text element `name` whose content begins at `from`.
qsizetype endOfRawText(QStringView html, qsizetype from, QStringView name);

} // namespace segue::text
