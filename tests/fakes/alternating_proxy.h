// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QMap>
#include <QTcpServer>

QT_BEGIN_NAMESPACE
class QTcpSocket;
QT_END_NAMESPACE

namespace segue {

//! For tests alone: one address on loopback in front of several servers. Each connection goes to the next of
//! them in turn, and past those that do not answer.
class AlternatingProxy final {
public:
    explicit AlternatingProxy(QList<quint16> targets);

    quint16 port() const { return m_server.serverPort(); }
    //! Connections that a server took.
    int takenBy(quint16 target) const { return m_taken.value(target); }

private:
    void accept(QTcpSocket* client);
    void lead(QTcpSocket* client, qsizetype target, qsizetype triesLeft);
    void join(QTcpSocket* client, QTcpSocket* server);

    QList<quint16> m_targets;
    qsizetype m_next = 0;
    QMap<quint16, int> m_taken;
    QTcpServer m_server; // Last: its sockets end before what they use.
};

} // namespace segue
