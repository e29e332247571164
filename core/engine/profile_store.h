// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/owner_lock.h"
#include "core/engine/engine.h"
#include "core/store/cache_db.h"
#include "core/store/file_store.h"
#include "core/store/work_db.h"

#include <memory>

namespace segue {

//! A profile's folder, locked and open: its databases and files.
class ProfileStore {
public:
    //! Errors: Storage "profile_locked" (the message names the owner's socket), "disk_full",
    //! "io_error".
    static Result<std::unique_ptr<ProfileStore>> open(const QString& dir, const Clock& clock);

    WorkDb& work() { return *m_work; }
    CacheDb& cache() { return *m_cache; }
    FileStore& files() { return m_files; }
    const ProfileHealth& health() const { return m_health; }

private:
    explicit ProfileStore(const QString& dir);
    Result<void> lock(const QString& dir);
    Result<void> openDatabases(const QString& dir, const Clock& clock);

    OwnerLock m_lock;
    FileStore m_files;
    std::unique_ptr<WorkDb> m_work;
    std::unique_ptr<CacheDb> m_cache;
    ProfileHealth m_health;
};

} // namespace segue
