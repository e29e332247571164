// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/channels/visitor_uploads.h"

namespace segue::hub {

using namespace Qt::StringLiterals;

Result<void> checkVisitorUpload(db::Connection& db, const QString& owner, qint64 bytes) {
    Attachments attachments(db);
    SEGUE_TRY_VALUE(own, attachments.unusedBytesOf(owner));
    if (own + bytes > unusedBytesOfVisitor)
        return fail(Error{
            ErrorKind::RateLimited, u"too_many_uploads"_s,
            u"Files of 100 MB wait to be sent already; send those first."_s, 429, std::chrono::hours(1)});
    SEGUE_TRY_VALUE(all, attachments.unusedBytesOfKind(u"visitor"_s));
    if (all + bytes > unusedBytesOfVisitors)
        return fail(Error{
            ErrorKind::Permanent,
            u"uploads_full"_s,
            u"The hub takes no more files now; share yours by a link."_s,
            507,
            {}});
    return {};
}

} // namespace segue::hub
