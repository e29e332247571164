// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QMap>
#include <QObject>
#include <QTcpServer>
#include <QUrl>

namespace segue {

class ProxiedConnection;

//! A TCP proxy on loopback in front of a real server. It passes bytes on as they are, counts
//! connections and requests, and on demand cuts a connection at an exact place.
class FaultProxy final : public QObject {
    Q_OBJECT

public:
    explicit FaultProxy(quint16 targetPort, QObject* parent = nullptr);
    ~FaultProxy() override;

    quint16 port() const { return m_server.serverPort(); }
    QUrl url() const;

    //! The next request whose path begins with `path` reaches the server whole; of its answer
    //! `bytes` bytes come back, then the connection is cut.
    void cutNextAnswer(const QByteArray& path, qsizetype bytes);
    //! Of the next request whose path begins with `path` nothing reaches the server.
    void cutNextRequest(const QByteArray& path);
    //! Cuts what is open.
    void cutAll();

    int connections() const { return m_connectionCount; }
    //! Requests whose path begins with `path`, cut ones included.
    int requests(const QByteArray& path) const;

private:
    friend class ProxiedConnection;

    struct Cut {
        QByteArray path;
        bool beforeServer = false;
        qsizetype answerBytes = 0;
    };
    void accept();
    //! Notes a request and gives the cut that it is to suffer, if any.
    bool noteRequest(const QByteArray& path, Cut& cut);

    quint16 m_targetPort;
    QTcpServer m_server;
    QList<Cut> m_cuts;
    QList<QByteArray> m_paths;
    QList<ProxiedConnection*> m_open;
    int m_connectionCount = 0;
};

} // namespace segue
