// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/entry.h"

#include <QString>
#include <QStringList>

namespace segue {

//! How much of an entry is shown.
struct BodyOptions {
    bool withQuote = false; //!< The mails that it quotes, too.
    bool whole = false;     //!< All of a text of extraordinary length.
};

//! An entry's text, fit to be rendered by SafeDocument.
struct EntryBody {
    QString html;
    bool hasQuote = false;    //!< There is a quoted part, shown or not.
    bool isCut = false;       //!< The text is longer than what is given.
    int blockedImages = 0;    //!< Pictures on other machines that were not loaded.
    int misleadingLinks = 0;  //!< Links that show another address than they lead to.
    QStringList inlineImages; //!< `cid:` and `attachment:` sources that it shows.
};

EntryBody bodyOf(const Entry& entry, const BodyOptions& options);

} // namespace segue
