// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/work_export.h"

#include "core/base/save_file.h"
#include "core/db/connection.h"
#include "core/db/migrator.h"
#include "core/db/tables.h"
#include "core/store/profile.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace segue {

using namespace Qt::StringLiterals;

Result<void> exportWork(const QString& profileDir, const QString& path) {
    db::SqliteOptions options;
    options.path = profile::workPath(profileDir);
    options.readOnly = true;
    SEGUE_TRY_VALUE(work, db::Connection::openSqlite(options));
    SEGUE_TRY_VALUE(version, db::schemaVersion(work));
    SEGUE_TRY_VALUE(tables, db::dump(work));
    const QByteArray json = QJsonDocument(QJsonObject{{u"schema"_s, version}, {u"tables"_s, tables}})
                                .toJson(QJsonDocument::Indented);
    return savePrivately(path, json);
}

} // namespace segue
