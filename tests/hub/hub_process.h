// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/hub/http_client.h"

#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>

namespace segue::hub {

//! For tests alone: the program segue-hub on a PostgreSQL database. It ends with this object: its standard
//! input is its life line. All on one database are started with the same administrator's token.
class HubProcess {
public:
    explicit HubProcess(QString databaseUrl) : m_databaseUrl(std::move(databaseUrl)) {}
    ~HubProcess();

    //! It looks for changes by itself every ten minutes only: what comes sooner was told to it. False if it
    //! does not start.
    bool start();
    //! As `kill -9` does.
    void kill();
    //! SIGSTOP and SIGCONT; false where there are none.
    bool pause();
    bool goOn();

    quint16 port() const { return m_port; }
    static QString admin() { return QStringLiteral("0123456789abcdef0123456789abcdef"); }
    //! A new connection for each exchange.
    Answer get(const QString& path) { return HttpClient(m_port).get(path, admin()); }
    Answer post(const QString& path, const QJsonObject& body, const HttpClient::Headers& headers = {}) {
        return HttpClient(m_port).post(path, body, admin(), headers);
    }

private:
    bool signal(const QString& name);

    QString m_databaseUrl;
    QTemporaryDir m_dir;
    QProcess m_process;
    quint16 m_port = 0;
};

} // namespace segue::hub
