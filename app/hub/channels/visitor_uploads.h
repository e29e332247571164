// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/storage/attachments.h"

namespace segue::hub {

//! What one visitor may have lying unused, and what all may: anybody on the Internet is a visitor.
inline constexpr qint64 unusedBytesOfVisitor = 100LL * 1024 * 1024;
inline constexpr qint64 unusedBytesOfVisitors = 2LL * 1024 * 1024 * 1024;

//! Whether a visitor may upload `bytes` more. Errors: RateLimited "too_many_uploads" (429), Permanent
//! "uploads_full" (507) when the visitors' share of the disk is full.
Result<void> checkVisitorUpload(db::Connection& db, const QString& owner, qint64 bytes);

} // namespace segue::hub
