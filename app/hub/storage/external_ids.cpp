// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/storage/external_ids.h"

#include "app/hub/storage/sql_values.h"
#include "core/base/hash.h"

namespace segue::hub {

using namespace Qt::StringLiterals;

namespace {

//! Of an object that was erased.
QString erasedId(const QString& externalId) {
    return u"sha256:"_s + sha256Hex(externalId.toUtf8());
}

} // namespace

Result<QString> ExternalIds::find(const QString& kind, const QString& externalId) {
    SEGUE_TRY_VALUE(
        id,
        m_db.scalar<QString>(
            u"SELECT object_id FROM external_ids WHERE kind = ? AND external_id = ?"_s, {kind, externalId}));
    return id.value_or(QString());
}

Result<QHash<QString, QString>> ExternalIds::find(const QString& kind, const QStringList& externalIds) {
    QHash<QString, QString> found;
    SEGUE_TRY(inPieces(externalIds, [&](const QString& marks, const db::Values& ids) -> Result<void> {
        db::Values values = ids;
        values.emplace_back(kind);
        return m_db.query(
            u"SELECT external_id, object_id FROM external_ids WHERE external_id IN (%1) AND kind = ?"_s.arg(
                marks),
            values, [&](const db::Row& row) { found.insert(row.text(0), row.text(1)); });
    }));
    return found;
}

Result<void>
ExternalIds::insert(Write& write, const QString& kind, const QString& externalId, const QString& objectId) {
    SEGUE_TRY(write.db().run(
        u"INSERT INTO external_ids (kind, external_id, object_id) VALUES (?, ?, ?)"_s,
        {kind, externalId, objectId}));
    return {};
}

Result<QSet<QString>> ExternalIds::erasedOf(const QString& kind, const QStringList& externalIds) {
    QHash<QString, QString> byHash;
    for (const QString& externalId : externalIds)
        byHash.insert(erasedId(externalId), externalId);
    SEGUE_TRY_VALUE(found, find(kind, byHash.keys()));
    QSet<QString> erased;
    for (auto it = found.constBegin(); it != found.constEnd(); ++it)
        erased.insert(byHash.value(it.key()));
    return erased;
}

Result<void> ExternalIds::erase(Write& write, const QString& kind, const QString& externalId) {
    SEGUE_TRY(
        write.db().run(u"DELETE FROM external_ids WHERE kind = ? AND external_id = ?"_s, {kind, externalId}));
    SEGUE_TRY(write.db().run(
        u"INSERT INTO external_ids (kind, external_id, object_id) VALUES (?, ?, '') ON CONFLICT DO NOTHING"_s,
        {kind, erasedId(externalId)}));
    return {};
}

} // namespace segue::hub
