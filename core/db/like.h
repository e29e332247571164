// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace segue::db {

//! The LIKE pattern (with ESCAPE '\') for values that contain `text`.
inline QString likeContains(QString text) {
    text.replace(u'\\', QStringLiteral("\\\\"));
    text.replace(u'%', QStringLiteral("\\%"));
    text.replace(u'_', QStringLiteral("\\_"));
    return u'%' + text + u'%';
}

} // namespace segue::db
