// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/seguectl/command.h"
#include "app/seguectl/profile.h"

namespace segue::ctl {

//! Queues the command, waits a while for what becomes of it, and answers. Once it is accepted it
//! cannot get lost, so "waits in the outbox" is success; held, failed and uncertain ones are
//! errors: Permanent "held", "failed", "uncertain".
Result<void> deliverCommand(Context& context, const Command& command);

//! The options of every command that goes through the outbox.
QList<Option> deliveryOptions();

} // namespace segue::ctl
