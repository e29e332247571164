// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/seguectl/command.h"

namespace segue::ctl {

//! `hub erase`: deletes people from a hub, or shows what that would delete.
CommandSpec hubEraseCommand();
//! `hub hold` and `hub release`: whose data must be kept.
CommandSpec hubHoldCommand();
CommandSpec hubReleaseCommand();
//! `hub retention`: what the rules of retention would erase.
CommandSpec hubRetentionCommand();
//! `hub audit`: the audit trail, or whether it is whole.
CommandSpec hubAuditCommand();

} // namespace segue::ctl
