// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/profile_store.h"

#include "core/base/planted_bug.h"
#include "core/engine/control.h"
#include "core/engine/erasure_steps.h"
#include "core/store/profile.h"

#include <QDir>

namespace segue {

using namespace Qt::StringLiterals;

namespace {

//! Whoever looks whether a profile is open takes its lock for a moment.
constexpr Millis lookPatience{200};
constexpr auto ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner;

Result<void> makePrivateDir(const QString& dir) {
    if (!QDir().mkpath(dir) || !QFile::setPermissions(dir, ownerOnly))
        return fail(ErrorKind::Storage, u"io_error"_s, u"the profile's folder cannot be made"_s);
    return {};
}

} // namespace

ProfileStore::ProfileStore(const QString& dir)
    : m_lock(profile::lockPath(dir)), m_files(profile::filesDir(dir)) {}

Result<void> ProfileStore::lock(const QString& dir) {
    if (isPlanted(PlantedBug::NoProfileLock))
        return {};
    switch (m_lock.take(lookPatience)) {
    case OwnerLock::Outcome::Taken:
        return {};
    case OwnerLock::Outcome::Held:
        return fail(ErrorKind::Storage, u"profile_locked"_s, control::socketName(dir));
    case OwnerLock::Outcome::Failed:
        break;
    }
    return fail(ErrorKind::Storage, u"io_error"_s, u"the profile cannot be locked"_s);
}

Result<void> ProfileStore::openDatabases(const QString& dir, const Clock& clock) {
    WorkOpening workOpening;
    CacheOpening cacheOpening;
    SEGUE_TRY_VALUE(work, WorkDb::open(profile::workPath(dir), clock, &workOpening));
    SEGUE_TRY_VALUE(cache, CacheDb::open(profile::cachePath(dir), clock, &cacheOpening));
    m_work = std::move(work);
    m_cache = std::move(cache);
    m_health.readOnly = workOpening.readOnly;
    m_health.cacheWasCorrupt = cacheOpening.wasCorrupt;
    m_health.detail = workOpening.wasCorrupt ? workOpening.asidePath : cacheOpening.asidePath;
    return {};
}

Result<std::unique_ptr<ProfileStore>> ProfileStore::open(const QString& dir, const Clock& clock) {
    SEGUE_TRY(makePrivateDir(dir));
    SEGUE_TRY(makePrivateDir(profile::filesDir(dir)));
    auto store = std::unique_ptr<ProfileStore>(new ProfileStore(dir));
    SEGUE_TRY(store->lock(dir));
    SEGUE_TRY(store->openDatabases(dir, clock));
    store->m_cache->refuse(store->m_work->erased());
    // Before anybody can look: what was to be forgotten is not shown once more.
    if (!store->m_health.readOnly)
        SEGUE_TRY(resumeErasures({*store->m_work, *store->m_cache, store->m_files, dir}));
    return store;
}

} // namespace segue
