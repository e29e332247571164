// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/storage/erasures.h"
#include "app/hub/storage/storage.h"

#include <QList>

namespace segue::hub {

//! An old copy of the whole database beside it: from before a migration, or a damaged one.
struct SetAsideFile {
    QString name;
    qint64 size = 0;
    Instant at; //!< Last written.

    bool operator==(const SetAsideFile&) const = default;
};

//! Overwrites what erasures deleted, after their commit: the bytes of attachments, old copies of the
//! database, the database's own pages and its log. Each step may be repeated, so that one who died is
//! followed by the next. On PostgreSQL it asks for VACUUM; the server's disk is its administrator's. Of one
//! thread.
class Scrubber {
public:
    //! For how long an old copy of the database stays where only conversations were erased, by a rule.
    static constexpr Millis setAsideLifetime = std::chrono::hours(24 * 14);

    explicit Scrubber(Storage& storage) : m_storage(storage) {}

    //! Carries waiting erasures out and overwrites what those before deleted; true if nothing is left to do.
    //! After an error, as of a full disk, it rests for a minute.
    Result<bool> run(StorageSession& session);
    //! Removes the copies from before migrations that have been there for longer than `setAsideLifetime`.
    static Result<void> removeOldBackups(const Storage& storage);
    //! Those beside the storage's database.
    static QList<SetAsideFile> setAsideFiles(const StorageOptions& options);

private:
    Result<bool> runNow(StorageSession& session);
    Result<void> carryOutWaiting(StorageSession& session);
    Result<void> removeFiles(StorageSession& session);
    //! All of them where somebody asked to be forgotten.
    Result<void> removeSetAside(const QList<ErasureRow>& erasures);
    //! False: somebody reads an older state, again later.
    Result<bool> overwritePages(StorageSession& session, qint64 version);

    Storage& m_storage;
    //! Erasures up to this version are in no page of the newest state any more.
    qint64 m_rewrittenUpTo = 0;
    Millis m_restsUntil{0}; //!< On the monotonic clock.
};

} // namespace segue::hub
