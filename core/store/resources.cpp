// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/resources.h"

#include <QtGlobal>

// The macro declares a function and must stand outside every namespace.
static void initMigrations() {
    Q_INIT_RESOURCE(migrations);
}

namespace segue::store {

void initResources() {
    initMigrations();
}

} // namespace segue::store
