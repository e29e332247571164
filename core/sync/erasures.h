// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/domain/erasure.h"

namespace segue {

//! Hears of people whom a backend has erased, before any other row of the same batch is stored.
class ErasureListener {
public:
    virtual ~ErasureListener() = default;
    //! When this returned, nothing of them can be seen here, and nothing of them comes in again. Repeatable.
    //! Errors: Storage (the batch is not stored either).
    virtual Result<void> applyTombstone(const AccountId& account, const Tombstone& tombstone) = 0;
};

} // namespace segue
