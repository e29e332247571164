// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/portal/web_resources.h"

#include <QFile>

// The macro declares a function and must stand outside every namespace.
static void initWeb() {
    Q_INIT_RESOURCE(web);
}

namespace segue::hub::portal {

void initWebResources() {
    initWeb();
}

QByteArray webResource(const QString& path) {
    initWebResources();
    QFile file(QStringLiteral(":/web/") + path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace segue::hub::portal
