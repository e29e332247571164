// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/directory.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringView>

namespace segue::hub::portal {

//! A title as the readable end of an address: letters and digits of any script, folded, with single
//! hyphens between the words; at most 60 characters. Empty for a title without letters or digits.
QString slugOf(const QString& title);

//! Where customers read the article, percent-encoded: "/help/{id}-{slug}".
QByteArray articlePath(const Article& article);

//! The article that the last part of such an address means: its id is decisive, the slug may be old
//! or missing. Null where there is none.
const Article* findByAddress(const QList<Article>& articles, QStringView address);

} // namespace segue::hub::portal
