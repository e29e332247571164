// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/sqlite_relevance.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <sqlite3.h>
#include <vector>

namespace segue::db {

namespace {

//! From so many rows on, how many more there are is estimated.
constexpr sqlite3_int64 mostCounted = 1'000;
//! How soon a word that is repeated counts no more.
constexpr double saturation = 1.2;

//! What each word of the question is worth.
using Worths = std::vector<double>;

struct Count {
    sqlite3_int64 rows = 0;
    sqlite3_int64 lastRow = 0;
};

int countRow(const Fts5ExtensionApi* api, Fts5Context* row, void* user) {
    auto* count = static_cast<Count*>(user);
    ++count->rows;
    count->lastRow = api->xRowid(row);
    return count->rows < mostCounted ? SQLITE_OK : SQLITE_DONE;
}

int readWorth(const Fts5ExtensionApi* api, Fts5Context* context, int phrase, double& worth) {
    Count count;
    sqlite3_int64 all = 0;
    if (const int code = api->xQueryPhrase(context, phrase, &count, &countRow); code != SQLITE_OK)
        return code;
    if (const int code = api->xRowCount(context, &all); code != SQLITE_OK)
        return code;
    // Rows are numbered as they came, so that those that were counted are a part of all that is known.
    double having = double(count.rows);
    if (count.rows >= mostCounted && count.lastRow > 0)
        having = std::min(double(all), having * double(all) / double(count.lastRow));
    worth = std::log1p((double(all) - having + 0.5) / (having + 0.5));
    return SQLITE_OK;
}

int readWorths(const Fts5ExtensionApi* api, Fts5Context* context, bool isUnfinished, Worths& worths) {
    const int phrases = api->xPhraseCount(context);
    worths.assign(size_t(std::max(0, phrases)), 1);
    // A single word makes no difference between rows.
    if (phrases < 2)
        return SQLITE_OK;
    const int known = isUnfinished ? phrases - 1 : phrases;
    for (int phrase = 0; phrase < known; ++phrase) {
        if (const int code = readWorth(api, context, phrase, worths[size_t(phrase)]); code != SQLITE_OK)
            return code;
    }
    if (isUnfinished)
        worths.back() = *std::min_element(worths.begin(), worths.begin() + known);
    return SQLITE_OK;
}

//! Read once for a statement. Null if there was no memory or the index could not be read.
const Worths* worthsOf(const Fts5ExtensionApi* api, Fts5Context* context, bool isUnfinished, int& code) {
    if (const auto* kept = static_cast<const Worths*>(api->xGetAuxdata(context, 0)))
        return kept;
    auto worths = std::make_unique<Worths>();
    code = readWorths(api, context, isUnfinished, *worths);
    if (code != SQLITE_OK)
        return nullptr;
    const auto forget = [](void* kept) { delete static_cast<Worths*>(kept); };
    const Worths* read = worths.get();
    code = api->xSetAuxdata(context, worths.release(), forget);
    return code == SQLITE_OK ? read : nullptr;
}

int timesIn(const Fts5ExtensionApi* api, Fts5Context* context, int phrase, int& times) {
    Fts5PhraseIter place;
    int column = 0;
    int offset = 0;
    times = 0;
    const int code = api->xPhraseFirst(context, phrase, &place, &column, &offset);
    for (; code == SQLITE_OK && column >= 0; api->xPhraseNext(context, &place, &column, &offset))
        ++times;
    return code;
}

void relevance(
    const Fts5ExtensionApi* api, Fts5Context* context, sqlite3_context* answer, int valueCount,
    sqlite3_value** values) {
    int code = SQLITE_OK;
    const bool isUnfinished = valueCount > 0 && sqlite3_value_int(values[0]) != 0;
    const Worths* worths = worthsOf(api, context, isUnfinished, code);
    double score = 0;
    for (size_t phrase = 0; worths && phrase < worths->size(); ++phrase) {
        int times = 0;
        code = timesIn(api, context, int(phrase), times);
        if (code != SQLITE_OK)
            break;
        score += (*worths)[phrase] * times * (saturation + 1) / (times + saturation);
    }
    if (code == SQLITE_OK)
        sqlite3_result_double(answer, score);
    else
        sqlite3_result_error_code(answer, code);
}

fts5_api* fullTextOf(sqlite3* database) {
    fts5_api* api = nullptr;
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(database, "SELECT fts5(?1)", -1, &statement, nullptr) != SQLITE_OK)
        return nullptr;
    sqlite3_bind_pointer(statement, 1, static_cast<void*>(&api), "fts5_api_ptr", nullptr);
    sqlite3_step(statement);
    sqlite3_finalize(statement);
    return api;
}

} // namespace

bool addRelevance(sqlite3* database) {
    fts5_api* api = fullTextOf(database);
    return api && api->xCreateFunction(api, "relevance", nullptr, &relevance, nullptr) == SQLITE_OK;
}

} // namespace segue::db
