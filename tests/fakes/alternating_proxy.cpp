// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fakes/alternating_proxy.h"

#include <QTcpSocket>
#include <utility>

namespace segue {

AlternatingProxy::AlternatingProxy(QList<quint16> targets) : m_targets(std::move(targets)) {
    QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
        while (QTcpSocket* client = m_server.nextPendingConnection())
            accept(client);
    });
    m_server.listen(QHostAddress::LocalHost);
}

void AlternatingProxy::accept(QTcpSocket* client) {
    QObject::connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
    lead(client, m_next, m_targets.size());
    m_next = (m_next + 1) % m_targets.size();
}

void AlternatingProxy::lead(QTcpSocket* client, qsizetype target, qsizetype triesLeft) {
    if (triesLeft == 0) {
        client->abort();
        return;
    }
    auto* server = new QTcpSocket(client);
    QObject::connect(server, &QTcpSocket::connected, client, [this, client, server, target] {
        ++m_taken[m_targets.at(target)];
        join(client, server);
    });
    QObject::connect(server, &QTcpSocket::errorOccurred, client, [this, client, server, target, triesLeft] {
        // Afterwards it is the end of a connection that was joined.
        if (server->property("joined").toBool())
            return;
        server->deleteLater();
        lead(client, (target + 1) % m_targets.size(), triesLeft - 1);
    });
    server->connectToHost(QHostAddress::LocalHost, m_targets.at(target));
}

void AlternatingProxy::join(QTcpSocket* client, QTcpSocket* server) {
    server->setProperty("joined", true);
    const auto pass = [](QTcpSocket* from, QTcpSocket* to) {
        if (from->isOpen() && to->isOpen())
            to->write(from->readAll());
    };
    QObject::connect(client, &QTcpSocket::readyRead, server, [=] { pass(client, server); });
    QObject::connect(server, &QTcpSocket::readyRead, client, [=] { pass(server, client); });
    QObject::connect(client, &QTcpSocket::disconnected, server, [server] { server->disconnectFromHost(); });
    QObject::connect(server, &QTcpSocket::disconnected, client, [=] {
        pass(server, client);
        client->disconnectFromHost();
    });
    pass(client, server);
}

} // namespace segue
