// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/cache_db.h"

#include <QMap>
#include <QSet>
#include <tuple>

namespace segue {

//! Addresses and numbers that many otherwise different people have (info@…, a switchboard, a family's
//! telephone): they join nobody, and are evidence at most. Which ones they are follows from the stored
//! contacts alone.
class CrowdedValues {
public:
    //! More contacts than this are more than one person can have.
    static constexpr int mostContacts = 20;
    //! The same for different names. People marry, shorten their names and mistype them.
    static constexpr int mostNames = 4;

    explicit CrowdedValues(CacheDb& cache) : m_cache(cache) {}

    //! Forgets what was looked up, because rows may have changed.
    void beginRun() { m_values.clear(); }
    //! Looks at the values of a contact. Who else has one that has become crowded, or is not any more, goes
    //! to `touched`: their links are others now. Errors: Storage.
    Result<void> follow(const Contact& contact, QSet<ContactRef>& touched);

    struct Value {
        bool isCrowded = false;
        QList<StoredContact> holders; //!< All of them, if it is not crowded.
    };
    //! Looked up once a run. Errors: Storage.
    Result<Value> valueOf(const ContactPoint& point);

private:
    using Key = std::tuple<PointKind, QString, QString>;

    CacheDb& m_cache;
    QMap<Key, Value> m_values; //!< Of the run.
};

} // namespace segue
