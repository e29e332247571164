// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/storage/file_store.h"
#include "app/hub/storage/ids.h"
#include "app/hub/storage/write.h"
#include "core/domain/entry.h"

#include <QList>
#include <QStringList>

namespace segue::hub {

inline constexpr qint64 maxAttachmentBytes = 25 * 1024 * 1024;

//! A file and where it hangs.
struct AttachmentRow {
    Attachment file; //!< `file.id` is the row's id.
    QString sha256;
    EntryId entry; //!< Empty: an upload that nobody has used yet.
    QString owner; //!< Who uploaded it: "agent:…", "visitor:…", "channel:…".
    Instant createdAt;

    bool operator==(const AttachmentRow&) const = default;
};

class Attachments {
public:
    explicit Attachments(db::Connection& db) : m_db(db) {}

    Result<std::optional<AttachmentRow>> find(const AttachmentId& id);
    //! The sum of the sizes of the unused uploads of `owner`.
    Result<qint64> unusedBytesOf(const QString& owner);
    //! And of all owners of a kind: "agent", "visitor", "channel".
    Result<qint64> unusedBytesOfKind(const QString& kind);

    //! Notes an upload whose bytes are in `files` under `row.sha256` already; gives it an id.
    //! `bytes` are put there again if they were cleaned away in the meantime.
    static Result<void> insert(Write& write, FileStore& files, AttachmentRow& row, const QByteArray& bytes);
    //! Hangs the unused uploads `ids` of `owner` on `entry`, in that order, and returns them.
    //! Errors: Permanent "invalid_attachment" for one that is not there, not the owner's, or used
    //! already.
    static Result<QList<Attachment>>
    take(Write& write, const QStringList& ids, const QString& owner, const EntryId& entry);
    //! Forgets uploads that nobody has used since `before`, and their bytes if nothing else has the
    //! same.
    static Result<int> removeUnused(Write& write, FileStore& files, Instant before);
    //! Forgets bytes, unless an attachment has them.
    static Result<void> dropBytes(Write& write, FileStore& files, const QString& sha256);

private:
    db::Connection& m_db;
};

} // namespace segue::hub
