// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QTemporaryDir>

namespace segue {

//! For tests alone: a private PostgreSQL server on loopback. It refuses to run as root: there it
//! runs as `postgres`.
class PostgresServer {
public:
    ~PostgresServer();

    //! Why it cannot run here; empty when it runs.
    QString start();
    QString url() const;
    //! A new, empty database on it; empty where it could not be made.
    QString newDatabase();
    //! Ends every connection and begins again, as after an update of the server.
    bool restart() const;

private:
    bool run(QStringList command, bool asPostgres = true) const;
    QString data() const { return m_folder.filePath(QStringLiteral("data")); }

    QTemporaryDir m_folder;
    QString m_tools;
    quint16 m_port = 0;
    bool m_asRoot = false;
    bool m_isRunning = false;
    int m_databases = 0;
};

} // namespace segue
