// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/pane.h"

namespace segue {

//! The pages and the sections beside a conversation, in the order in which they are shown. A room is added
//! here and nowhere else.
PanePlugins panePlugins();

} // namespace segue
