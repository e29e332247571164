// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/http/server.h"

#include <QElapsedTimer>
#include <QTcpSocket>
#include <memory>
#include <optional>

namespace segue::hub::http {

struct RawResponse {
    int status = 0; //!< 0: the connection ended without an answer.
    QByteArray head;
    QByteArray body;

    //! The value of the first header `name` (lower case); null where there is none.
    QByteArray header(const QByteArray& name) const {
        for (const QByteArray& line : head.split('\n')) {
            const qsizetype colon = line.indexOf(':');
            if (colon > 0 && line.first(colon).toLower() == name)
                return line.sliced(colon + 1).trimmed();
        }
        return {};
    }
};

//! A client that sends exactly what it is told, byte by byte if need be.
class RawClient {
public:
    explicit RawClient(quint16 port) {
        m_socket.connectToHost(QStringLiteral("127.0.0.1"), port);
        m_socket.waitForConnected(5000);
    }

    void send(const QByteArray& bytes) {
        m_socket.write(bytes);
        while (m_socket.bytesToWrite() > 0 && m_socket.waitForBytesWritten(5000)) {
        }
    }

    //! The next answer. `withoutBody`: to a HEAD.
    RawResponse read(bool withoutBody = false, int timeout = 10'000) {
        RawResponse response;
        qsizetype end = -1;
        while ((end = m_received.indexOf("\r\n\r\n")) < 0) {
            if (!readMore(timeout))
                return {};
        }
        response.head = m_received.first(end + 2);
        m_received.remove(0, end + 4);
        response.status = response.head.sliced(9, 3).toInt();
        const qsizetype length =
            withoutBody || response.status == 304 ? 0 : response.header("content-length").toLongLong();
        while (m_received.size() < length && readMore(timeout)) {
        }
        response.body = m_received.first(qMin(length, m_received.size()));
        m_received.remove(0, response.body.size());
        return response;
    }

    RawResponse ask(const QByteArray& bytes) {
        send(bytes);
        return read();
    }

    //! Whether the server ends the connection within `timeout`.
    bool isClosedWithin(int timeout) {
        QElapsedTimer timer;
        timer.start();
        while (m_socket.state() == QAbstractSocket::ConnectedState && timer.elapsed() < timeout) {
            m_socket.waitForReadyRead(50);
            m_received += m_socket.readAll();
        }
        return m_socket.state() != QAbstractSocket::ConnectedState;
    }

    QTcpSocket& socket() { return m_socket; }
    const QByteArray& received() const { return m_received; }

private:
    bool readMore(int timeout) {
        const bool arrived = m_socket.bytesAvailable() > 0 || m_socket.waitForReadyRead(timeout);
        m_received += m_socket.readAll();
        return arrived;
    }

    QTcpSocket m_socket;
    QByteArray m_received;
};

inline QByteArray getRequest(const QByteArray& target, const QByteArray& headers = {}) {
    return "GET " + target + " HTTP/1.1\r\nHost: hub\r\n" + headers + "\r\n";
}

inline QByteArray
postRequest(const QByteArray& target, const QByteArray& body, const QByteArray& headers = {}) {
    return "POST " + target + " HTTP/1.1\r\nHost: hub\r\nContent-Length: " + QByteArray::number(body.size()) +
           "\r\n" + headers + "\r\n" + body;
}

//! One request on a connection of its own.
inline RawResponse askOnce(quint16 port, const QByteArray& bytes) {
    return RawClient(port).ask(bytes);
}

inline Response text(const QByteArray& body) {
    return {200, body, "text/plain", {}};
}

} // namespace segue::hub::http
