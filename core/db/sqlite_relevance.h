// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

struct sqlite3;

namespace segue::db {

//! Teaches a connection `relevance(TABLE, IS_UNFINISHED)` for FTS5 tables without stored lengths: how well
//! the current row fits the question, above 0, the more the better. Rare words count more, and a word that is
//! there again counts less each time (BM25 without lengths: Robertson and Zaragoza 2009). How rare a word is,
//! is estimated from the oldest rows that have it. `IS_UNFINISHED`: the last word is a beginning, which
//! counts no more than the commonest other word. False if this SQLite has no FTS5.
bool addRelevance(sqlite3* database);

} // namespace segue::db
