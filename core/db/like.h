// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace segue::db {

//! `text` itself as a part of a LIKE pattern with ESCAPE '\'.
inline QString likeEscaped(QString text) {
    text.replace(u'\\', QStringLiteral("\\\\"));
    text.replace(u'%', QStringLiteral("\\%"));
    text.replace(u'_', QStringLiteral("\\_"));
    return text;
}

//! The LIKE pattern (with ESCAPE '\') for values that contain `text`.
inline QString likeContains(const QString& text) {
    return u'%' + likeEscaped(text) + u'%';
}

//! And for values that begin with it.
inline QString likeBeginsWith(const QString& text) {
    return likeEscaped(text) + u'%';
}

} // namespace segue::db
