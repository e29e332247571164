// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/db/connection.h"
#include "core/db/driver.h"

// Private to this room.
namespace segue::db {

struct Connection::State {
    State(Dialect theDialect, std::unique_ptr<Driver> theDriver);

    Dialect dialect;
    std::unique_ptr<Driver> driver;
    bool inTransaction = false;
    QString damagePath; //!< What is marked where it proves damaged; empty: nothing.
    bool isLost = false;
    //! PostgreSQL answers COMMIT of a transaction with a failed statement by rolling back, without
    //! an error.
    bool transactionFailed = false;
};

} // namespace segue::db
