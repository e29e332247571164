// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/http/router.h"
#include "app/hub/storage/attachments.h"
#include "app/hub/storage/storage.h"

namespace segue::hub {

//! For routes that take a file: as large as an attachment may be, in as much time as a slow line
//! needs, and not too often.
http::RouteOptions uploadOptions(http::Authorise authorise);
//! Keeps the request's body as an unused upload of `owner`. Errors: Permanent
//! "attachment_too_large" (413), "invalid_attachment" for an empty one.
Result<http::Response> takeUpload(Storage& storage, const http::Request& request, const QString& owner);
//! The file as a download.
Result<http::Response> download(Storage& storage, const AttachmentRow& attachment);

} // namespace segue::hub
