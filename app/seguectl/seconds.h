// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/seguectl/command.h"
#include "core/base/instant.h"

namespace segue::ctl {

//! The seconds of an option, from 0 to an hour. Errors: usage.
Result<Millis> secondsFrom(const Request& request, const QString& option, int fallback);

} // namespace segue::ctl
