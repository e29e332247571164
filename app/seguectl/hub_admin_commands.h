// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/seguectl/command.h"

namespace segue::ctl {

//! `hub settings`: prints and changes what administrators set.
CommandSpec settingsCommand();
//! `hub channel-token`: lets a mail server or a bridge bring messages in.
CommandSpec channelTokenCommand();
//! `hub mail`: brings one mail in, as a mail server pipes it.
CommandSpec mailCommand();

} // namespace segue::ctl
