// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fakes/shared_data.h"

#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace segue::test {

QString sharedData(const QString& relative) {
    const QString folder =
        qEnvironmentVariable("SEGUE_SHARED", QStringLiteral(SEGUE_SOURCE_DIR) + u"/../shared"_s);
    const QString path = QDir::cleanPath(folder + u"/data/"_s + relative);
    return QFileInfo::exists(path) ? path : QString();
}

} // namespace segue::test
