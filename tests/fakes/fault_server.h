// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/http_message.h"

#include <QHash>
#include <QList>
#include <QMap>
#include <QObject>
#include <QTcpServer>
#include <QUrl>

class QTcpSocket;

namespace segue {

//! What a FaultServer does with the requests of one path.
struct FaultReply {
    enum class Fault {
        None,
        Drop,    //!< Reads the whole request, then closes without a byte.
        Reset,   //!< Leaves part of the request unread and closes, which the kernel makes a reset.
        Cut,     //!< Sends `cutAt` bytes of the response, head included, then closes.
        Stall,   //!< Reads the whole request and never answers.
        Trickle, //!< Sends one byte of the response every ten milliseconds.
    };

    int status = 200;
    HttpHeaders headers; //!< Beside Content-Length.
    QByteArray body;
    Fault fault = Fault::None;
    qsizetype cutAt = 0;
};

//! A small HTTP server on loopback that misbehaves on demand and notes every request that it got.
class FaultServer final : public QObject {
    Q_OBJECT

public:
    explicit FaultServer(QObject* parent = nullptr);

    //! How requests of `path` are answered from now on; any other is a 404.
    void on(const QByteArray& path, const FaultReply& reply) { m_replies.insert(path, reply); }

    QUrl url(const QString& path) const;
    quint16 port() const { return m_server.serverPort(); }
    int connections() const { return m_connections; }
    //! Requests of `path` whose head arrived, whatever was done with them.
    int count(const QByteArray& path) const;
    //! All requests, of which `body` is as much as was read.
    const QList<HttpRequest>& requests() const { return m_requests; }

private:
    struct Incoming {
        QByteArray buffer;
        bool hasHead = false;
        HttpRequest request;
        qsizetype bodyLength = 0;
    };

    void accept();
    void read(QTcpSocket* socket);
    //! True once the request's head was read.
    bool readHead(Incoming& incoming);
    void answer(QTcpSocket* socket, const HttpRequest& request);
    void trickle(QTcpSocket* socket, const QByteArray& bytes);
    FaultReply replyFor(const HttpRequest& request) const;

    QMap<QByteArray, FaultReply> m_replies;
    QHash<QTcpSocket*, Incoming> m_incoming;
    QList<HttpRequest> m_requests;
    int m_connections = 0;
    QTcpServer m_server; // Last: its sockets say goodbye to what is above.
};

} // namespace segue
Q_DECLARE_METATYPE(segue::FaultReply)
