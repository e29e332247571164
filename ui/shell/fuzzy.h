// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace segue {

//! How well `query` fits `text`: 0 for not at all, higher is better. All characters of each word of the query
//! must appear in order, whatever the case and accents; beginnings of words and runs count most. An empty
//! query fits everything equally.
int fuzzyScore(const QString& query, const QString& text);

} // namespace segue
