// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>

namespace segue {

//! For tests alone: a private PostgreSQL server on loopback. It refuses to run as root: there it
//! runs as `postgres`. It ends with this object, and with the program if that is killed.
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
    QStringList command(const QStringList& line) const;
    bool run(QStringList line, bool asPostgres = true) const;
    void keep();
    QString data() const { return m_folder.filePath(QStringLiteral("data")); }

    QTemporaryDir m_folder;
    QProcess m_keeper; //!< Stops the server when its input ends.
    QString m_tools;
    quint16 m_port = 0;
    bool m_asRoot = false;
    int m_databases = 0;
};

} // namespace segue
