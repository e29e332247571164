// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fakes/tls_trap.h"

#include <QFile>
#include <QSslCertificate>
#include <QSslKey>
#include <QSslSocket>

namespace segue {

using namespace Qt::StringLiterals;

TlsTrap::TlsTrap(Kind kind) : m_kind(kind) {
    listen(QHostAddress::LocalHost);
}

QUrl TlsTrap::url() const {
    return QUrl(u"https://127.0.0.1:%1"_s.arg(serverPort()));
}

void TlsTrap::incomingConnection(qintptr descriptor) {
    ++m_connections;
    if (m_kind == Kind::UnknownCertificate)
        return listenBeneathEncryption(descriptor);
    auto* socket = new QTcpSocket(this);
    connect(socket, &QTcpSocket::readyRead, this, [this, socket] { answer(socket); });
    connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    socket->setSocketDescriptor(descriptor);
}

void TlsTrap::answer(QTcpSocket* socket) {
    m_received += socket->readAll();
    if (m_kind == Kind::Garbage)
        socket->write("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    else // A handshake record of 122 bytes, of which these are the first.
        socket->write(QByteArray::fromHex("160303007a02000076"));
    socket->disconnectFromHost();
}

void TlsTrap::listenBeneathEncryption(qintptr descriptor) {
    QFile file(QStringLiteral(SEGUE_SOURCE_DIR "/tests/data/tls/self_signed.pem"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("the test's certificate is not there");
    const QByteArray pem = file.readAll();
    auto* socket = new QSslSocket(this);
    socket->setLocalCertificate(QSslCertificate(pem, QSsl::Pem));
    socket->setPrivateKey(QSslKey(pem, QSsl::Ec, QSsl::Pem));
    connect(socket, &QSslSocket::readyRead, this, [this, socket] { m_received += socket->readAll(); });
    connect(socket, &QSslSocket::disconnected, socket, &QObject::deleteLater);
    socket->setSocketDescriptor(descriptor);
    socket->startServerEncryption();
}

} // namespace segue
