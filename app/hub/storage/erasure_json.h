// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/storage/erasures.h"

#include <QJsonObject>

namespace segue::hub {

//! What every device gets: ids alone.
QJsonObject erasureToJson(const ErasureRow& erasure);
//! The "preview" of what an erasure would delete.
QJsonObject erasureCountsToJson(const ErasureCounts& counts);

} // namespace segue::hub
