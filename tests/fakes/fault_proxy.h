// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/fakes/paced_pipe.h"

#include <QList>
#include <QMap>
#include <QObject>
#include <QTcpServer>
#include <QUrl>
#include <optional>

namespace segue {

class ProxiedConnection;

enum class Way { ToServer, ToClient };

//! How a connection breaks.
enum class Breaking {
    Close,     //!< It ends, on both sides.
    Reset,     //!< The same, as when a machine crashes: RST.
    HalfClose, //!< Whoever bytes went to is told that no more will come; the other way goes on.
    Silence,   //!< It stays open and nothing passes any more, either way.
};

//! Where a connection breaks: when so many bytes have passed that way, and none of the next.
struct PlannedBreak {
    Way way = Way::ToClient;
    qsizetype afterBytes = 0;
    Breaking how = Breaking::Close;
};

//! A TCP proxy, usually on loopback, in front of a real server. It passes bytes on as they are, counts
//! connections and requests, and on demand is slow or breaks a connection at an exact place.
class FaultProxy final : public QObject {
    Q_OBJECT

public:
    //! Listens at `address`.
    explicit FaultProxy(
        quint16 targetPort, const QHostAddress& address = QHostAddress::LocalHost, QObject* parent = nullptr);
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
    //! From now on, what is open included.
    void setPace(const Pace& pace) { m_pace = pace; }
    //! The next connection that comes breaks; of several, one after the other.
    void breakNext(const PlannedBreak& planned) { m_breaks.append(planned); }
    //! What is open breaks now, as seen from `way`.
    void breakAll(Way way, Breaking how);
    //! Nothing is slow or breaks any more; what is silent is cut.
    void heal();

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
    Pace m_pace;
    QList<Cut> m_cuts;
    QList<PlannedBreak> m_breaks;
    QList<QByteArray> m_paths;
    QList<ProxiedConnection*> m_open;
    int m_connectionCount = 0;
};

} // namespace segue
