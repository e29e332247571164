// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/seguectl/command.h"

namespace segue::ctl {

// One function a group of commands, each in a file of its own.
QList<CommandSpec> accountCommands();
QList<CommandSpec> syncCommands();
QList<CommandSpec> conversationCommands();
QList<CommandSpec> changeCommands();
QList<CommandSpec> lookupCommands();
QList<CommandSpec> outboxCommands();
QList<CommandSpec> exportCommands();
QList<CommandSpec> customerCommands();
//! "customer erase"
CommandSpec eraseCommand();
CommandSpec auditTrailCommand();
QList<CommandSpec> hubCommands();

//! Every command, in the order of the help.
QList<CommandSpec> allCommands();

//! The options that every command takes.
QList<Option> commonOptions();

} // namespace segue::ctl
