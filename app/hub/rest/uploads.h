// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/http/router.h"
#include "app/hub/storage/attachments.h"
#include "app/hub/storage/storage.h"

#include <functional>

namespace segue::hub {

//! For routes that take a file: as large as an attachment may be, in as much time as a slow line
//! needs, and not too often.
http::RouteOptions uploadOptions(http::Authorise authorise);
//! Whether `owner` may upload `bytes` more; a failure is the answer.
using UploadCheck = std::function<Result<void>(db::Connection& db, const QString& owner, qint64 bytes)>;
//! Keeps the request's body as an unused upload of `owner`. `check` is asked before anything is stored,
//! and again where no other upload can come between. Errors: Permanent "attachment_too_large" (413),
//! "invalid_attachment" for an empty one; those of `check`.
Result<http::Response> takeUpload(
    Storage& storage, const http::Request& request, const QString& owner, const UploadCheck& check = {});
//! The file as a download.
Result<http::Response> download(Storage& storage, const AttachmentRow& attachment);

} // namespace segue::hub
