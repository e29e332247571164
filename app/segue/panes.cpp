// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/segue/panes.h"

namespace segue {

PanePlugins panePlugins() { return {}; }

} // namespace segue
