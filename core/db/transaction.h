// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

namespace segue::db {

class Connection;

enum class TransactionMode {
    Write, //!< Takes SQLite's write lock at once, so that it cannot fail half way for another
           //!< writer.
    Read,  //!< Several reads of one moment.
};

//! A transaction that rolls back unless commit() succeeded. The connection must outlive it and stay
//! where it is.
class Transaction {
public:
    //! Errors: those of the connection; "other" inside another transaction (they do not nest).
    [[nodiscard]] static Result<Transaction>
    begin(Connection& connection, TransactionMode mode = TransactionMode::Write);

    Transaction(Transaction&& other) noexcept;
    Transaction& operator=(Transaction&&) = delete;
    ~Transaction();

    //! After an error nothing of the transaction is kept.
    [[nodiscard]] Result<void> commit();
    void rollback();

private:
    explicit Transaction(Connection& connection) : m_connection(&connection) {}

    Connection* m_connection; //!< Null once ended or moved from.
};

} // namespace segue::db
