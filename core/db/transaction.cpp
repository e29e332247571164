// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/transaction.h"

#include "core/base/log.h"
#include "core/db/connection.h"
#include "core/db/connection_state.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace segue::db {

Result<Transaction> Transaction::begin(Connection& connection, TransactionMode mode) {
    Connection::State& state = *connection.m_state;
    if (state.inTransaction)
        return fail(ErrorKind::Storage, u"other"_s, u"a transaction inside a transaction"_s);
    const bool immediate = state.dialect == Dialect::Sqlite && mode == TransactionMode::Write;
    if (immediate)
        SEGUE_TRY(connection.exec(u"BEGIN IMMEDIATE"_s));
    else if (state.dialect == Dialect::Postgres && mode == TransactionMode::Read)
        SEGUE_TRY(connection.exec(u"BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"_s));
    else if (state.dialect == Dialect::Postgres)
        // Not the server's default, which may be another: what waits for a lock must then see what was
        // committed.
        SEGUE_TRY(connection.exec(u"BEGIN ISOLATION LEVEL READ COMMITTED"_s));
    else
        SEGUE_TRY(connection.exec(u"BEGIN"_s));
    state.inTransaction = true;
    state.transactionFailed = false;
    return Transaction(connection);
}

Transaction::Transaction(Transaction&& other) noexcept
    : m_connection(std::exchange(other.m_connection, nullptr)) {}

Transaction::~Transaction() {
    rollback();
}

Result<void> Transaction::commit() {
    if (!m_connection)
        return fail(ErrorKind::Storage, u"other"_s, u"commit of a transaction that has ended"_s);
    Connection::State& state = *m_connection->m_state;
    if (state.dialect == Dialect::Postgres && state.transactionFailed) {
        rollback();
        return fail(ErrorKind::Storage, u"other"_s, u"commit of a transaction with a failed statement"_s);
    }
    if (auto committed = m_connection->exec(u"COMMIT"_s); !committed) {
        rollback();
        return committed;
    }
    state.inTransaction = false;
    m_connection = nullptr;
    return {};
}

void Transaction::rollback() {
    if (!m_connection)
        return;
    // SQLite has rolled back by itself after a full disk or an I/O error; then there is nothing to
    // end.
    if (auto ended = m_connection->exec(u"ROLLBACK"_s); !ended)
        qCDebug(segueDb) << "rollback:" << ended.error().code;
    m_connection->m_state->inTransaction = false;
    m_connection = nullptr;
}

} // namespace segue::db
