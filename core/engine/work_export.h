// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>

namespace segue {

//! Writes what the agent made in the profile (drafts, outbox, decisions, accounts without their tokens) into
//! the JSON file `path`, whole or not at all; also of a profile that a newer Segue wrote, and while another
//! program has it open. Attached files stay in the profile's folder, named by their SHA-256. For any thread.
//! Errors: Storage.
Result<void> exportWork(const QString& profileDir, const QString& path);

} // namespace segue
