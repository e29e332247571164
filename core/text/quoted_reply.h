// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

namespace segue::text {

//! A mail's plain text in its three parts. Joined in order of appearance they hold every line; ends
//! are trimmed.
struct ReplyParts {
    QString fresh;     //!< What the sender wrote now.
    QString quoted;    //!< The earlier mails under (or above) it, with the line that introduces them.
    QString signature; //!< From a line "-- " or "Sent from my …" on; without that separator line.
};

//! Knows "On … wrote:" in some twenty languages (also wrapped over lines), blocks of "> " lines,
//! Outlook's header blocks and "Original Message" lines, and signatures. A mail that answers
//! between quoted lines is all `fresh`, because its quotes are part of what it says; so is a mail
//! that holds nothing but quotes.
ReplyParts splitQuotedReply(QStringView body);

} // namespace segue::text
