// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fakes/golden_profile.h"

#include "core/db/sql_script.h"

#include <QDir>
#include <QFile>

namespace segue::golden {

using namespace Qt::StringLiterals;

namespace {

Result<Texts> textsIn(db::Connection& connection, const QString& sql) {
    Texts texts;
    SEGUE_TRY(connection.query(sql, {}, [&](const db::Row& row) { texts.insert(row.text(0), row.text(1)); }));
    return texts;
}

} // namespace

QStringList workScripts() {
    const QDir folder(QStringLiteral(SEGUE_SOURCE_DIR "/tests/data/golden"));
    QStringList paths;
    const QStringList names = folder.entryList({u"work-*.sql"_s}, QDir::Files, QDir::Name);
    for (const QString& name : names)
        paths.append(folder.filePath(name));
    return paths;
}

Result<db::Connection> make(const QString& script, const QString& path) {
    QFile file(script);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Storage, u"io_error"_s, file.errorString());
    SEGUE_TRY_VALUE(connection, openPlainly(path));
    const QStringList statements = db::splitStatements(QString::fromUtf8(file.readAll()));
    for (const QString& statement : statements)
        SEGUE_TRY(connection.exec(statement));
    return connection;
}

Result<db::Connection> openPlainly(const QString& path) {
    db::SqliteOptions options;
    options.path = path;
    return db::Connection::openSqlite(options);
}

Result<Texts> queuedIn(db::Connection& work) {
    return textsIn(work, u"SELECT id, command FROM outbox WHERE settled = 0"_s);
}

Result<Texts> draftsIn(db::Connection& work) {
    return textsIn(work, u"SELECT conversation || ' ' || visibility, text FROM drafts"_s);
}

} // namespace segue::golden
