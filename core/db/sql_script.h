// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace segue::db {

//! The statements of a script, without their semicolons and without statements that are only
//! comments. Knows strings, quoted names, line and block comments, PostgreSQL's $tag$ bodies, and
//! triggers (`CREATE TRIGGER … BEGIN … END`, with CASE … END inside).
QStringList splitStatements(const QString& script);

} // namespace segue::db
