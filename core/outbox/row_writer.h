// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/adapters/batch.h"
#include "core/base/result.h"

namespace segue {

//! Where the rows of a backend's answer go. The outbox does not know how the cache, identity and
//! announcements hang together; the engine does.
class RowWriter {
public:
    virtual ~RowWriter() = default;
    //! When it returned, the rows are committed. Errors: Storage.
    virtual Result<void> writeRows(const AccountId& account, const Batch& rows) = 0;
};

} // namespace segue
