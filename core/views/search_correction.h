// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/db/connection.h"

#include <QString>

namespace segue {

//! `question` with those words put right that nobody wrote, or hardly anybody while a word one slip away from
//! it is common: by the words of the search index. Longer words that nobody wrote may be two slips away if
//! their beginning is right. Empty if there is nothing to put right. Costs some ten milliseconds a word.
//! Errors: Storage.
Result<QString> correctedQuestion(db::Connection& cache, const QString& question);

} // namespace segue
