// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/db/connection.h"

#include <QStringList>

namespace segue::store {

//! Runs `remove` so that the rows that it deletes are overwritten where they lie, also whole pages. Copies of
//! them can be left elsewhere in the file and in its log until both are written anew
//! (core/engine/profile_sweep.h). Errors: those of `remove`, and Storage.
template <class Remove> Result<void> removeSecurely(db::Connection& db, Remove remove) {
    SEGUE_TRY_VALUE(before, db.scalar<qint64>(QStringLiteral("PRAGMA secure_delete")));
    SEGUE_TRY(db.exec(QStringLiteral("PRAGMA secure_delete = ON")));
    const Result<void> removed = remove();
    // It is told as a number and asked for by its name.
    const QStringList names{QStringLiteral("OFF"), QStringLiteral("ON"), QStringLiteral("FAST")};
    SEGUE_TRY(db.exec(QStringLiteral("PRAGMA secure_delete = ") + names.value(before.value_or(0))));
    return removed;
}

} // namespace segue::store
