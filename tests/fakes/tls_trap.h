// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QTcpServer>
#include <QUrl>

class QTcpSocket;

namespace segue {

//! A port on loopback at which TLS goes wrong. It notes everything that it is told.
class TlsTrap final : public QTcpServer {
public:
    enum class Kind {
        Garbage,            //!< Answers the handshake with something else: a plain web server's words.
        ClosesInHandshake,  //!< Begins to answer it and hangs up.
        UnknownCertificate, //!< Has a certificate that nobody has vouched for.
    };
    explicit TlsTrap(Kind kind);

    Kind kind() const { return m_kind; }
    QUrl url() const;
    int connections() const { return m_connections; }
    //! What came: for an unknown certificate what was said beneath the encryption, else the very bytes.
    QByteArray received() const { return m_received; }

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    void answer(QTcpSocket* socket);
    void listenBeneathEncryption(qintptr descriptor);

    Kind m_kind;
    int m_connections = 0;
    QByteArray m_received;
};

} // namespace segue
