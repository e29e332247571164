// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/account_rows.h"

#include "core/store/cache_writer.h"

namespace segue::store {

using namespace Qt::StringLiterals;

namespace {

//! Takes the account's entries out of the search index, which forgets a row only when it is told its very
//! text.
Result<void> unindexAccount(db::Connection& cache, const AccountId& account) {
    SEGUE_TRY_VALUE(
        others, cache.scalar<qint64>(
                    u"SELECT EXISTS (SELECT 1 FROM entries WHERE account < ?) OR "
                    "EXISTS (SELECT 1 FROM entries WHERE account > ?)"_s,
                    {account, account}));
    if (others.value_or(0) == 0)
        return cache.run(u"INSERT INTO entries_index (entries_index) VALUES ('delete-all')"_s)
            .map([](qint64) {});
    // In the order of the index, which writes out what it holds in memory when a row goes back.
    Result<void> written;
    SEGUE_TRY(cache.query(
        u"SELECT row, subject, text FROM entries WHERE +account = ? AND kind <> 'event' ORDER BY row"_s,
        {account}, [&](const db::Row& row) {
            if (written)
                written = removeFromIndex(cache, row.integer(0), indexedText(row.text(1), row.text(2)));
        }));
    return written;
}

//! Customers that have contacts of the account and of others.
Result<QSet<CustomerId>> sharedCustomers(db::Connection& cache, const AccountId& account) {
    QSet<CustomerId> shared;
    SEGUE_TRY(cache.query(
        u"SELECT DISTINCT mine.customer FROM contacts mine JOIN contacts other "
        "ON other.customer = mine.customer AND other.account <> mine.account WHERE mine.account = ?"_s,
        {account}, [&](const db::Row& row) { shared.insert(row.id<CustomerId>(0)); }));
    return shared;
}

} // namespace

Result<void> removeAccountRows(db::Connection& cache, const AccountId& account) {
    SEGUE_TRY(unindexAccount(cache, account));
    SEGUE_TRY_VALUE(shared, sharedCustomers(cache, account));
    for (const CustomerId& customer : std::as_const(shared))
        SEGUE_TRY(cache.run(
            u"INSERT OR IGNORE INTO unlinked (account, id) SELECT account, id FROM contacts "
            "WHERE customer = ? AND account <> ?"_s,
            {customer, account}));
    for (const char* table :
         {"entries", "conversations", "contacts", "unlinked", "organisations", "articles", "agents", "teams",
          "canned_responses", "macros", "removals", "shared_decisions", "cursors", "quarantine"})
        SEGUE_TRY(cache.run(u"DELETE FROM %1 WHERE account = ?"_s.arg(QLatin1StringView(table)), {account}));
    for (const char* table : {"links", "suggestions", "conflicts"})
        SEGUE_TRY(cache.run(
            u"DELETE FROM %1 WHERE left_account = ? OR right_account = ?"_s.arg(QLatin1StringView(table)),
            {account, account}));
    SEGUE_TRY(cache.run(u"DELETE FROM customers WHERE id NOT IN (SELECT customer FROM contacts)"_s));
    return refreshCustomers(cache, shared);
}

} // namespace segue::store
