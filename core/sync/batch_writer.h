// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/adapters/batch.h"
#include "core/store/cache_db.h"
#include "core/sync/contact_listener.h"
#include "core/sync/erasures.h"

#include <QObject>

namespace segue {

//! The one way in which what a backend said reaches the cache: rows and cursor in one commit, then
//! identity, then the announcement.
class BatchWriter final : public QObject {
    Q_OBJECT

public:
    //! `listener` and `hold` may be null; they outlive the writer.
    explicit BatchWriter(CacheDb& cache, ContactListener* listener = nullptr, LinkingHold* hold = nullptr);

    //! Stores rows; `stream` "" = without a cursor. Answers the entries that were not there before.
    //! Errors: Storage (nothing was stored).
    Result<QList<Entry>> write(const AccountId& account, const Batch& batch, const QString& stream = {});
    //! Identity follows for `contacts`, which were decided on, and for all that it could not follow for yet,
    //! also before a crash. Errors: Storage (it is tried again with the next rows).
    Result<void> relink(const QList<ContactRef>& contacts = {});

    //! Who is told of erased people before the rows that came with the word; it outlives the writer.
    void setErasures(ErasureListener* erasures) { m_erasures = erasures; }

Q_SIGNALS:
    //! After the commit.
    void changed(const segue::ChangeSet& changes);

private:
    Result<void> follow(const QList<ContactRef>& waiting);

    CacheDb& m_cache;
    ContactListener* m_listener;
    LinkingHold* m_hold;
    ErasureListener* m_erasures = nullptr;
};

} // namespace segue
