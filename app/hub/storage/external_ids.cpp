// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/storage/external_ids.h"

namespace segue::hub {

using namespace Qt::StringLiterals;

Result<QString> ExternalIds::find(const QString& kind, const QString& externalId) {
    SEGUE_TRY_VALUE(
        id,
        m_db.scalar<QString>(
            u"SELECT object_id FROM external_ids WHERE kind = ? AND external_id = ?"_s, {kind, externalId}));
    return id.value_or(QString());
}

Result<void>
ExternalIds::insert(Write& write, const QString& kind, const QString& externalId, const QString& objectId) {
    SEGUE_TRY(write.db().run(
        u"INSERT INTO external_ids (kind, external_id, object_id) VALUES (?, ?, ?)"_s,
        {kind, externalId, objectId}));
    return {};
}

} // namespace segue::hub
