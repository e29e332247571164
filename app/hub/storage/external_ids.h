// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/storage/write.h"

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

private:
    db::Connection& m_db;
};

} // namespace segue::hub
