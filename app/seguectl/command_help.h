// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/seguectl/command.h"

namespace segue::ctl {

//! What `command` is for, what it takes and its options.
QString commandHelp(const CommandSpec& command);
//! The commands, one a line: all of them, or those of one group ("accounts").
QString tableHelp(const QList<CommandSpec>& table, const QString& group);

} // namespace segue::ctl
