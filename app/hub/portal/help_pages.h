// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/portal/portal_strings.h"
#include "core/domain/directory.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace segue::hub::portal {

//! Who reads, and what they may read: the same for every page.
struct Reader {
    QString workspace;       //!< Whose help centre this is.
    QString language;        //!< Of the articles.
    bool chosen = false;     //!< The reader asked for that language by name (`?lang=`): links keep it.
    QStringList languages;   //!< All that have articles, for the switch.
    QList<Article> articles; //!< Published, in `language` or in none.

    //! English where the portal does not speak the articles' language.
    const PortalStrings& strings() const { return PortalStrings::of(language); }
};

//! Chooses a language for somebody who asked for `wanted` (may be empty) with a browser that
//! accepts `accepted`: the first of these that has articles, else English, else the one with the
//! most.
Reader readerOf(
    const QString& workspace, const QList<Article>& published, const QString& wanted,
    const QStringList& accepted);

//! Whole pages in UTF-8, with every value escaped.
QByteArray homePage(const Reader& reader);
QByteArray resultsPage(const Reader& reader, const QString& query, const QList<Article>& found);
QByteArray articlePage(const Reader& reader, const Article& article);
QByteArray notFoundPage(const Reader& reader);
QByteArray failedPage(const Reader& reader);

} // namespace segue::hub::portal
