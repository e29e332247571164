// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/storage/attachments.h"

#include "app/hub/storage/sql_values.h"

namespace segue::hub {

using namespace Qt::StringLiterals;

Result<std::optional<AttachmentRow>> Attachments::find(const AttachmentId& id) {
    return m_db.one(
        u"SELECT id, name, media_type, size, content_id, sha256, entry, owner, created_at "
        "FROM attachments WHERE id = ?"_s,
        {id}, [](const db::Row& row) {
            AttachmentRow a;
            a.file = {row.text(0), row.text(1), row.text(2), row.integer(3), row.text(4)};
            a.sha256 = row.text(5);
            a.entry = row.id<EntryId>(6);
            a.owner = row.text(7);
            a.createdAt = row.instant(8);
            return a;
        });
}

Result<qint64> Attachments::unusedBytesOf(const QString& owner) {
    SEGUE_TRY_VALUE(
        sum,
        m_db.scalar<qint64>(
            u"SELECT CAST(COALESCE(SUM(size), 0) AS BIGINT) FROM attachments WHERE entry IS NULL AND owner = ?"_s,
            {owner}));
    return sum.value_or(0);
}

Result<qint64> Attachments::unusedBytesOfKind(const QString& kind) {
    SEGUE_TRY_VALUE(
        sum, m_db.scalar<qint64>(
                 u"SELECT CAST(COALESCE(SUM(size), 0) AS BIGINT) FROM attachments WHERE entry IS NULL AND "
                 "owner LIKE ?"_s,
                 {QString(kind + u":%"_s)}));
    return sum.value_or(0);
}

Result<void>
Attachments::insert(Write& write, FileStore& files, AttachmentRow& row, const QByteArray& bytes) {
    // removeUnused() runs under the same lock as this, so that what is here now stays.
    if (!files.contains(row.sha256))
        SEGUE_TRY(files.put(bytes));
    row.file.id = write.newId();
    row.createdAt = write.now();
    SEGUE_TRY(write.db().run(
        u"INSERT INTO attachments (id, sha256, name, media_type, size, content_id, entry, "
        u"position, owner, "
        "created_at) VALUES (?, ?, ?, ?, ?, ?, NULL, 0, ?, ?)"_s,
        {row.file.id, row.sha256, row.file.name, row.file.mediaType, row.file.size, row.file.contentId,
         row.owner, row.createdAt}));
    return {};
}

Result<QList<Attachment>>
Attachments::take(Write& write, const QStringList& ids, const QString& owner, const EntryId& entry) {
    QList<Attachment> taken;
    for (const QString& id : ids) {
        SEGUE_TRY_VALUE(row, Attachments(write.db()).find(AttachmentId(id)));
        if (!row || row->owner != owner || !row->entry.isEmpty())
            return fail(
                ErrorKind::Permanent, u"invalid_attachment"_s,
                u"an attachment was not uploaded, or was used or expired"_s);
        SEGUE_TRY(write.db().run(
            u"UPDATE attachments SET entry = ?, position = ? WHERE id = ?"_s, {entry, taken.size(), id}));
        taken.append(row->file);
    }
    return taken;
}

Result<int> Attachments::removeUnused(Write& write, FileStore& files, Instant before) {
    SEGUE_TRY_VALUE(
        hashes, write.db().all(
                    u"SELECT DISTINCT sha256 FROM attachments WHERE entry IS NULL AND "
                    "created_at < ? LIMIT 500"_s,
                    {before}, [](const db::Row& row) { return row.text(0); }));
    int removed = 0;
    for (const QString& sha256 : hashes) {
        SEGUE_TRY_VALUE(
            gone, write.db().run(
                      u"DELETE FROM attachments WHERE sha256 = ? AND entry IS NULL AND "
                      "created_at < ?"_s,
                      {sha256, before}));
        removed += static_cast<int>(gone);
        SEGUE_TRY(dropBytes(write, files, sha256));
    }
    return removed;
}

Result<void> Attachments::dropBytes(Write& write, FileStore& files, const QString& sha256) {
    SEGUE_TRY_VALUE(
        others, write.db().scalar<int>(u"SELECT 1 FROM attachments WHERE sha256 = ? LIMIT 1"_s, {sha256}));
    if (!others)
        files.remove(sha256);
    return {};
}

} // namespace segue::hub
