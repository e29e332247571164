// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fakes/fault_server.h"

#include <QTcpSocket>
#include <QTimer>
#include <algorithm>

namespace segue {

using namespace Qt::StringLiterals;

namespace {

//! Small, so that the rest of a request stays in the kernel when a connection is reset.
constexpr qint64 readAhead = 64;
constexpr int tricklePause = 10;

QByteArray wireForm(const FaultReply& reply) {
    QByteArray out = "HTTP/1.1 " + QByteArray::number(reply.status) + " Status\r\n";
    for (const auto& [name, value] : reply.headers.fields())
        out += name + ": " + value + "\r\n";
    out += "Content-Length: " + QByteArray::number(reply.body.size()) + "\r\n\r\n";
    return out + reply.body;
}

} // namespace

FaultServer::FaultServer(QObject* parent) : QObject(parent) {
    connect(&m_server, &QTcpServer::newConnection, this, &FaultServer::accept);
    m_server.listen(QHostAddress::LocalHost);
}

QUrl FaultServer::url(const QString& path) const {
    return QUrl(u"http://127.0.0.1:%1%2"_s.arg(port()).arg(path));
}

int FaultServer::count(const QByteArray& path) const {
    return static_cast<int>(
        std::count_if(m_requests.begin(), m_requests.end(), [&](const HttpRequest& request) {
            return request.url.path().toUtf8() == path;
        }));
}

void FaultServer::accept() {
    while (QTcpSocket* socket = m_server.nextPendingConnection()) {
        ++m_connections;
        socket->setReadBufferSize(readAhead);
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
            m_incoming.remove(socket);
            socket->deleteLater();
        });
    }
}

bool FaultServer::readHead(Incoming& incoming) {
    const qsizetype end = incoming.buffer.indexOf("\r\n\r\n");
    if (end < 0)
        return false;
    const QList<QByteArray> lines = incoming.buffer.left(end).split('\n');
    const QList<QByteArray> first = lines.first().trimmed().split(' ');
    incoming.request.method = first.value(0);
    incoming.request.url = url(QString::fromUtf8(first.value(1)));
    for (const QByteArray& line : lines.mid(1)) {
        const qsizetype colon = line.indexOf(':');
        incoming.request.headers.append(line.left(colon), line.mid(colon + 1).trimmed());
    }
    incoming.bodyLength = incoming.request.headers.value("Content-Length").toLongLong();
    incoming.buffer.remove(0, end + 4);
    incoming.hasHead = true;
    return true;
}

void FaultServer::read(QTcpSocket* socket) {
    Incoming& incoming = m_incoming[socket];
    incoming.buffer += socket->readAll();
    if (!incoming.hasHead) {
        if (!readHead(incoming))
            return;
        m_requests.append(incoming.request);
        if (replyFor(incoming.request).fault == FaultReply::Fault::Reset)
            return socket->abort();
    }
    if (incoming.buffer.size() < incoming.bodyLength)
        return;
    incoming.request.body = incoming.buffer.left(incoming.bodyLength);
    // No request is sent before the one before it was answered, so this is the newest of its
    // connection.
    for (HttpRequest& noted : m_requests) {
        if (noted.url == incoming.request.url && noted.headers == incoming.request.headers)
            noted.body = incoming.request.body;
    }
    const HttpRequest request = std::exchange(incoming, {}).request;
    answer(socket, request);
}

FaultReply FaultServer::replyFor(const HttpRequest& request) const {
    FaultReply notFound;
    notFound.status = 404;
    return m_replies.value(request.url.path().toUtf8(), notFound);
}

void FaultServer::answer(QTcpSocket* socket, const HttpRequest& request) {
    const FaultReply reply = replyFor(request);
    const QByteArray bytes = wireForm(reply);
    switch (reply.fault) {
    case FaultReply::Fault::None:
        socket->write(bytes);
        break;
    case FaultReply::Fault::Drop:
    case FaultReply::Fault::Reset:
        socket->disconnectFromHost();
        break;
    case FaultReply::Fault::Cut:
        socket->write(bytes.left(reply.cutAt));
        socket->disconnectFromHost();
        break;
    case FaultReply::Fault::Stall:
        break;
    case FaultReply::Fault::Trickle:
        trickle(socket, bytes);
        break;
    }
}

void FaultServer::trickle(QTcpSocket* socket, const QByteArray& bytes) {
    if (bytes.isEmpty())
        return;
    socket->write(bytes.left(1));
    QTimer::singleShot(tricklePause, socket, [this, socket, rest = bytes.mid(1)] { trickle(socket, rest); });
}

} // namespace segue
