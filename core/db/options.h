// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"
#include "core/base/result.h"

#include <QString>

namespace segue::db {

enum class Dialect { Sqlite, Postgres };

//! What a power cut may take: Normal may lose the last commits but never the file's integrity; Full
//! loses nothing that was committed, at about 5 ms a commit.
enum class Durability { Normal, Full };

struct SqliteOptions {
    QString path; //!< A file in an existing folder, made if missing unless `readOnly`; or ":memory:".
    Durability durability = Durability::Full;
    bool readOnly = false;
    Millis busyTimeout{5000}; //!< How long to wait for another connection's write.
    int cacheKib = 8 * 1024;
    qint64 mmapBytes = 64 * 1024 * 1024;
    //! A file that proves damaged while it is used is marked so, for the next opening: see
    //! isMarkedDamaged().
    bool marksDamage = false;
    //! Opens also where the descriptions of the tables are damaged, to mend them (db::salvage()).
    bool writableSchema = false;
};

struct PostgresOptions {
    QString host; //!< Name, address, or the folder of a Unix socket. Empty: libpq's default.
    int port = 5432;
    QString database;
    QString user;
    QString password;
    QString sslMode; //!< As libpq's `sslmode`; empty: its default.
    QString applicationName = QStringLiteral("segue");
    Millis connectTimeout{10'000};
    Millis lockTimeout{10'000}; //!< How long to wait for another connection's lock; then "busy".

    //! From `postgresql://user:password@host:port/database?sslmode=…&host=…` (also `postgres:`).
    //! Errors: Permanent, code "database_url_invalid"; the message never holds the URL, because of
    //! its password.
    static Result<PostgresOptions> fromUrl(const QString& url);
};

} // namespace segue::db
