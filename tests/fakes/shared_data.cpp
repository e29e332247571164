// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fakes/shared_data.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace segue::test {

QString sharedData(const QString& relative) {
    const QString folder =
        qEnvironmentVariable("SEGUE_SHARED", QStringLiteral(SEGUE_SOURCE_DIR) + u"/../shared"_s);
    const QString path = QDir::cleanPath(folder + u"/data/"_s + relative);
    return QFileInfo::exists(path) ? path : QString();
}

QJsonArray sharedVectors() {
    QFile file(sharedData(u"hostile/html/dompurify.json"_s));
    if (file.fileName().isEmpty() || !file.open(QIODevice::ReadOnly))
        return {};
    return QJsonDocument::fromJson(file.readAll()).array();
}

} // namespace segue::test
