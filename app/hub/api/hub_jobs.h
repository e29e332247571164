// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/rest/job_runner.h"
#include "app/hub/storage/storage.h"

namespace segue::hub {

//! How long an upload waits for somebody to use it.
inline constexpr Millis unusedUploadLifetime = std::chrono::hours(24);
//! How long a deletion stays in the feed.
inline constexpr Millis removalLifetime = std::chrono::hours(24 * 90);

//! What the hub does by itself: wakes snoozed conversations, forgets what has expired.
void addHubJobs(JobRunner& runner, Storage& storage);
//! Overwrites what was erased, and erases what the rules of retention say. `runner` must outlive its jobs.
void addErasingJobs(JobRunner& runner, Storage& storage);

// The jobs themselves. Each does what is due and returns how much that was.
Result<int> wakeSnoozed(StorageSession& session);
Result<int> removeUnusedUploads(StorageSession& session, FileStore& files);

} // namespace segue::hub
