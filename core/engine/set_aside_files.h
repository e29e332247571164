// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/erasure.h"

#include <QList>
#include <QString>

namespace segue {

//! Whole older databases in a profile's folder: what was damaged and set aside, what was copied before an
//! update, and what a copy that was interrupted left. Nothing in them can be deleted by itself.
QList<ErasePreview::SetAsideFile> setAsideFiles(const QString& profileDir);

//! Overwrites and removes the copies from before an update that are from before `before`.
void removeOldCopies(const QString& profileDir, Instant before);

} // namespace segue
