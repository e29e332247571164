// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fakes/fault_proxy.h"

#include <QTcpSocket>
#include <algorithm>
#include <optional>

namespace segue {

using namespace Qt::StringLiterals;

//! One client's connection and ours to the server in its name.
class ProxiedConnection final : public QObject {
public:
    ProxiedConnection(FaultProxy& proxy, QTcpSocket* client)
        : QObject(&proxy), m_proxy(proxy), m_client(client) {
        m_client->setParent(this);
        connect(m_client, &QTcpSocket::readyRead, this, &ProxiedConnection::fromClient);
        connect(m_client, &QTcpSocket::disconnected, this, &ProxiedConnection::cut);
        connect(&m_upstream, &QTcpSocket::readyRead, this, &ProxiedConnection::fromServer);
        connect(&m_upstream, &QTcpSocket::disconnected, this, [this] {
            fromServer();
            m_client->disconnectFromHost();
        });
        connect(&m_upstream, &QTcpSocket::errorOccurred, this, [this] {
            if (m_upstream.state() != QAbstractSocket::ConnectedState)
                m_client->disconnectFromHost();
        });
        m_upstream.connectToHost(QHostAddress::LocalHost, proxy.m_targetPort);
        fromClient();
    }

    void cut() {
        if (std::exchange(m_isCut, true))
            return;
        m_proxy.m_open.removeOne(this);
        m_client->disconnect(this);
        m_upstream.disconnect(this);
        m_client->flush();
        m_client->abort();
        m_upstream.abort();
        deleteLater();
    }

private:
    void fromClient() {
        m_pending += m_client->readAll();
        while (!m_isCut && !m_pending.isEmpty() && passOn()) {
        }
    }

    //! Passes on what is known to belong to one request; false if more must come first.
    bool passOn() {
        if (m_isTunnel || m_bodyLeft > 0) {
            const qsizetype count = m_isTunnel ? m_pending.size() : std::min(m_bodyLeft, m_pending.size());
            m_upstream.write(m_pending.left(count));
            m_pending.remove(0, count);
            m_bodyLeft -= m_isTunnel ? 0 : count;
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
        m_upstream.write(head);
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
        m_client->write(bytes);
        if (m_answerLimit && *m_answerLimit == 0)
            cut();
    }

    FaultProxy& m_proxy;
    QTcpSocket* m_client;
    QTcpSocket m_upstream;
    QByteArray m_pending;
    qsizetype m_bodyLeft = 0;
    std::optional<qsizetype> m_answerLimit;
    bool m_isTunnel = false;
    bool m_isCut = false;
};

FaultProxy::FaultProxy(quint16 targetPort, QObject* parent) : QObject(parent), m_targetPort(targetPort) {
    connect(&m_server, &QTcpServer::newConnection, this, &FaultProxy::accept);
    m_server.listen(QHostAddress::LocalHost);
}

FaultProxy::~FaultProxy() {
    cutAll();
}

QUrl FaultProxy::url() const {
    return QUrl(u"http://127.0.0.1:%1"_s.arg(port()));
}

void FaultProxy::cutNextAnswer(const QByteArray& path, qsizetype bytes) {
    m_cuts.append({path, false, bytes});
}

void FaultProxy::cutNextRequest(const QByteArray& path) {
    m_cuts.append({path, true, 0});
}

void FaultProxy::cutAll() {
    const auto open = m_open;
    for (ProxiedConnection* connection : open)
        connection->cut();
}

int FaultProxy::requests(const QByteArray& path) const {
    return static_cast<int>(std::count_if(
        m_paths.begin(), m_paths.end(), [&](const QByteArray& noted) { return noted.startsWith(path); }));
}

void FaultProxy::accept() {
    while (QTcpSocket* client = m_server.nextPendingConnection()) {
        ++m_connectionCount;
        m_open.append(new ProxiedConnection(*this, client));
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
