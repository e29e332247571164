// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QStringList>

namespace segue::hub {

//! `ids`, each once, if all look like ids: what is kept for ever must not be a name or an address. Errors:
//! Permanent `code`, also for none and for more than 500.
Result<QStringList> plainIds(QStringList ids, const QString& code);

} // namespace segue::hub
