// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fakes/fault_proxy.h"

#include "tests/fakes/socket_ends.h"

#include <QSet>
#include <QTcpSocket>
#include <algorithm>

namespace segue {

using namespace Qt::StringLiterals;

//! One client's connection and ours to the server in its name.
class ProxiedConnection final : public QObject {
public:
    ProxiedConnection(FaultProxy& proxy, QTcpSocket* client, std::optional<PlannedBreak> planned)
        : QObject(&proxy), m_proxy(proxy), m_client(client), m_planned(planned) {
        m_client->setParent(this);
        m_client->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        connect(m_client, &QTcpSocket::readyRead, this, &ProxiedConnection::fromClient);
        connect(m_client, &QTcpSocket::disconnected, this, &ProxiedConnection::cut);
        connect(&m_upstream, &QTcpSocket::connected, this, [this] {
            m_upstream.setSocketOption(QAbstractSocket::LowDelayOption, 1);
            if (m_ended.contains(Way::ToServer))
                endSending(m_upstream);
        });
        connect(&m_upstream, &QTcpSocket::readyRead, this, &ProxiedConnection::fromServer);
        connect(&m_upstream, &QTcpSocket::disconnected, this, &ProxiedConnection::serverIsGone);
        connect(&m_upstream, &QTcpSocket::errorOccurred, this, [this] {
            if (m_upstream.state() != QAbstractSocket::ConnectedState)
                serverIsGone();
        });
        m_upstream.connectToHost(QHostAddress::LocalHost, proxy.m_targetPort);
        if (m_planned && m_planned->afterBytes == 0)
            breakOff(m_planned->way, m_planned->how);
        if (!m_isCut)
            fromClient();
    }

    void cut() {
        if (!leave())
            return;
        m_client->flush();
        m_client->abort();
        m_upstream.abort();
    }
    void breakOff(Way way, Breaking how) {
        m_planned.reset();
        switch (how) {
        case Breaking::Close:
            return cut();
        case Breaking::Reset:
            if (!leave())
                return;
            resetConnection(*m_client);
            return resetConnection(m_upstream);
        case Breaking::HalfClose:
            m_ended.insert(way);
            // The connection to the server may not be there yet: see above.
            if (receiver(way).state() == QAbstractSocket::ConnectedState)
                endSending(receiver(way));
            return;
        case Breaking::Silence:
            m_isSilent = true;
            return;
        }
    }
    bool isOver() const { return m_isCut; }
    void heal() {
        m_planned.reset();
        if (m_isSilent)
            cut();
    }

private:
    //! False where that was done before.
    bool leave() {
        if (std::exchange(m_isCut, true))
            return false;
        m_proxy.m_open.removeOne(this);
        m_client->disconnect(this);
        m_upstream.disconnect(this);
        deleteLater();
        return true;
    }
    QTcpSocket& receiver(Way way) { return way == Way::ToServer ? m_upstream : *m_client; }

    void serverIsGone() {
        fromServer();
        if (!m_isSilent)
            m_toClient.finish([this] { m_client->disconnectFromHost(); });
    }

    //! What comes out of a pipe: the last that a fault leaves.
    void arrive(Way way, QByteArray bytes) {
        if (m_isCut || m_isSilent || m_ended.contains(way))
            return;
        const bool isCounted = m_planned && m_planned->way == way;
        if (isCounted) {
            bytes.truncate(m_planned->afterBytes);
            m_planned->afterBytes -= bytes.size();
        }
        QTcpSocket& socket = receiver(way);
        socket.write(bytes);
        if (socket.state() == QAbstractSocket::ConnectedState)
            socket.flush();
        if (isCounted && m_planned->afterBytes == 0)
            breakOff(way, m_planned->how);
    }

    void fromClient() {
        m_pending += m_client->readAll();
        while (!m_isCut && !m_pending.isEmpty() && passOn()) {
        }
    }

    //! Passes on what is known to belong to one request; false if more must come first.
    bool passOn() {
        if (m_isTunnel || m_bodyLeft > 0) {
            const qsizetype count = m_isTunnel ? m_pending.size() : std::min(m_bodyLeft, m_pending.size());
            const QByteArray bytes = m_pending.left(count);
            m_pending.remove(0, count);
            m_bodyLeft -= m_isTunnel ? 0 : count;
            m_toServer.push(bytes);
            return true;
        }
        const qsizetype end = m_pending.indexOf("\r\n\r\n");
        if (end < 0)
            return false;
        const QByteArray head = m_pending.left(end + 4);
        m_pending.remove(0, end + 4);
        beginRequest(head);
        return true;
    }

    void beginRequest(const QByteArray& head) {
        m_bodyLeft = headerOf(head, "content-length").toLongLong();
        m_isTunnel = !headerOf(head, "upgrade").isEmpty();
        m_answerLimit.reset();
        FaultProxy::Cut planned;
        if (m_proxy.noteRequest(head.split(' ').value(1), planned)) {
            if (planned.beforeServer)
                return cut();
            m_answerLimit = planned.answerBytes;
        }
        m_toServer.push(head);
    }

    static QByteArray headerOf(const QByteArray& head, const QByteArray& name) {
        for (const QByteArray& line : head.split('\n')) {
            if (line.toLower().startsWith(name + ':'))
                return line.mid(name.size() + 1).trimmed();
        }
        return {};
    }

    void fromServer() {
        if (m_isCut)
            return;
        QByteArray bytes = m_upstream.readAll();
        if (bytes.isEmpty())
            return;
        if (m_answerLimit) {
            bytes.truncate(std::min(bytes.size(), *m_answerLimit));
            *m_answerLimit -= bytes.size();
        }
        m_toClient.push(bytes);
        if (m_answerLimit && *m_answerLimit == 0)
            m_toClient.finish([this] { cut(); });
    }

    FaultProxy& m_proxy;
    QTcpSocket* m_client;
    QTcpSocket m_upstream;
    std::optional<PlannedBreak> m_planned;
    QSet<Way> m_ended;
    bool m_isSilent = false;
    QByteArray m_pending;
    qsizetype m_bodyLeft = 0;
    std::optional<qsizetype> m_answerLimit;
    bool m_isTunnel = false;
    bool m_isCut = false;
    PacedPipe m_toServer{m_proxy.m_pace, [this](const QByteArray& b) { arrive(Way::ToServer, b); }};
    PacedPipe m_toClient{m_proxy.m_pace, [this](const QByteArray& b) { arrive(Way::ToClient, b); }};
};

FaultProxy::FaultProxy(quint16 targetPort, const QHostAddress& address, QObject* parent)
    : QObject(parent), m_targetPort(targetPort) {
    connect(&m_server, &QTcpServer::newConnection, this, &FaultProxy::accept);
    m_server.listen(address);
}

FaultProxy::~FaultProxy() {
    cutAll();
}

QUrl FaultProxy::url() const {
    return QUrl(u"http://%1:%2"_s.arg(m_server.serverAddress().toString()).arg(port()));
}

void FaultProxy::cutNextAnswer(const QByteArray& path, qsizetype bytes) {
    m_cuts.append({path, false, bytes});
}

void FaultProxy::cutNextRequest(const QByteArray& path) {
    m_cuts.append({path, true, 0});
}

void FaultProxy::cutAll() {
    breakAll(Way::ToClient, Breaking::Close);
}

void FaultProxy::breakAll(Way way, Breaking how) {
    const auto open = m_open;
    for (ProxiedConnection* connection : open)
        connection->breakOff(way, how);
}

void FaultProxy::heal() {
    m_pace = {};
    m_cuts.clear();
    m_breaks.clear();
    const auto open = m_open;
    for (ProxiedConnection* connection : open)
        connection->heal();
}

int FaultProxy::requests(const QByteArray& path) const {
    return static_cast<int>(std::count_if(
        m_paths.begin(), m_paths.end(), [&](const QByteArray& noted) { return noted.startsWith(path); }));
}

void FaultProxy::accept() {
    while (QTcpSocket* client = m_server.nextPendingConnection()) {
        ++m_connectionCount;
        std::optional<PlannedBreak> planned;
        if (!m_breaks.isEmpty())
            planned = m_breaks.takeFirst();
        auto* connection = new ProxiedConnection(*this, client, planned);
        if (!connection->isOver())
            m_open.append(connection);
    }
}

bool FaultProxy::noteRequest(const QByteArray& path, Cut& cut) {
    m_paths.append(path);
    const auto planned =
        std::find_if(m_cuts.begin(), m_cuts.end(), [&](const Cut& c) { return path.startsWith(c.path); });
    if (planned == m_cuts.end())
        return false;
    cut = *planned;
    m_cuts.erase(planned);
    return true;
}

} // namespace segue
