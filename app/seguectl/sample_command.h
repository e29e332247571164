// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/seguectl/command.h"

namespace segue::ctl {

//! `hub sample`: a believable workspace to look at.
CommandSpec sampleCommand();

} // namespace segue::ctl
