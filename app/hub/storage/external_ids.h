// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/storage/write.h"

#include <QSet>

namespace segue::hub {

//! What an object was called in the system that the workspace moved in from, so that an import can
//! be repeated.
class ExternalIds {
public:
    explicit ExternalIds(db::Connection& db) : m_db(db) {}

    //! Our id by external id, for those of `externalIds` that are known. `kind` is a FeedKind's word.
    Result<QHash<QString, QString>> find(const QString& kind, const QStringList& externalIds);
    //! Our id; empty for an unknown one.
    Result<QString> find(const QString& kind, const QString& externalId);
    static Result<void>
    insert(Write& write, const QString& kind, const QString& externalId, const QString& objectId);
    //! Those of `externalIds` whose object was erased: importing them again would bring somebody back.
    Result<QSet<QString>> erasedOf(const QString& kind, const QStringList& externalIds);
    //! The object is erased: from now on its external id is known by a hash alone.
    static Result<void> erase(Write& write, const QString& kind, const QString& externalId);

private:
    db::Connection& m_db;
};

} // namespace segue::hub
