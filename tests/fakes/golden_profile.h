// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/db/connection.h"

#include <QMap>
#include <QStringList>

//! Profiles as older Segues left them: tests/data/golden, one script for each schema of work.db.
namespace segue::golden {

//! Their paths.
QStringList workScripts();
//! Makes the database that `script` describes at `path`, and leaves it open. Errors: Storage.
Result<db::Connection> make(const QString& script, const QString& path);
//! A database, without what Segue does when it opens one. Errors: Storage.
Result<db::Connection> openPlainly(const QString& path);

//! Stored commands by id, or texts of drafts by conversation and visibility.
using Texts = QMap<QString, QString>;
Result<Texts> queuedIn(db::Connection& work);
Result<Texts> draftsIn(db::Connection& work);

} // namespace segue::golden
