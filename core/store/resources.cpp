// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/resources.h"

#include <QtGlobal>

// The macro declares a function and must stand outside every namespace.
static void initMigrations() {
    Q_INIT_RESOURCE(migrations);
}

namespace segue::store {

using namespace Qt::StringLiterals;

QString cacheMigrations() {
    initMigrations();
    return u":/migrations/cache"_s;
}

QString workMigrations() {
    initMigrations();
    return u":/migrations/work"_s;
}

} // namespace segue::store
