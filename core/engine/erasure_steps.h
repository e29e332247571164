// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/domain/change_set.h"
#include "core/store/cache_db.h"
#include "core/store/file_store.h"
#include "core/store/work_db.h"

#include <QString>

namespace segue {

//! The databases and files that an erasure goes through.
struct ErasureRooms {
    WorkDb& work;
    CacheDb& cache;
    FileStore& files;
    QString profileDir;
};

//! Deletes what a decided plan names from the cache and the files: afterwards only bytes are left, for
//! ProfileSweep. It can be broken off at any moment and begun again. Errors: Storage.
Result<ChangeSet> carryOutErasure(const ErasureRooms& rooms, const ErasePlan& plan);
//! Carries out what an earlier run decided and did not come to. Errors: Storage.
Result<void> resumeErasures(const ErasureRooms& rooms);

//! The contacts of a customer, and those of earlier: whom the whole ledger, standing or not, ever joined them
//! with.
struct ErasableCustomer {
    QString name;
    QList<ContactRef> contacts;
    QList<ErasePreview::PastMerge> pastMerges;
};
//! Errors: Storage; Permanent "unknown_customer".
Result<ErasableCustomer> erasableCustomer(WorkDb& work, CacheDb& cache, const CustomerId& customer);

} // namespace segue
