// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace segue {

//! One line of `text` around the first word that `query` finds, with the found words between U+0002 and
//! U+0003; at most about `length` UTF-16 units. The beginning of the text if none is found.
QString excerpt(const QString& text, const QString& query, qsizetype length = 160);

} // namespace segue
