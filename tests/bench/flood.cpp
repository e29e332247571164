// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/flood.h"

#include <QElapsedTimer>
#include <QHostAddress>
#include <QTcpSocket>
#include <utility>

namespace segue::bench {

namespace {

constexpr int tick = 2;                 // milliseconds between two looks at what is due
constexpr int connectPatience = 10'000; // milliseconds
constexpr int reconnectDelay = 50;      // milliseconds

//! The size of the first whole answer in `bytes`, 0 if it is not whole yet.
qsizetype wholeAnswer(const QByteArray& bytes) {
    const qsizetype head = bytes.indexOf("\r\n\r\n");
    if (head < 0)
        return 0;
    const QByteArray fields = bytes.left(head).toLower();
    const qsizetype at = fields.indexOf("\r\ncontent-length:");
    const qsizetype length =
        at < 0 ? 0 : fields.mid(at + 17, fields.indexOf('\r', at + 17) - at - 17).trimmed().toLongLong();
    const qsizetype whole = head + 4 + length;
    return bytes.size() >= whole ? whole : 0;
}

} // namespace

QByteArray httpRequest(
    const QByteArray& method, const QByteArray& path, const QByteArray& token, int client,
    const QByteArray& body) {
    QByteArray out = method + " /api/v1" + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " +
                     token + "\r\nX-Forwarded-For: 10.1." + QByteArray::number(client / 250) + '.' +
                     QByteArray::number(client % 250 + 1) + "\r\n";
    if (!body.isEmpty())
        out += "Content-Type: application/json\r\n";
    if (method != "GET")
        out += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    return out + "\r\n" + body;
}

//! One socket: a request, its answer, the next request.
class Flood::Connection {
public:
    Connection(quint16 port, Outcome& outcome, const std::function<void()>& onAnswer)
        : m_port(port), m_outcome(outcome), m_onAnswer(onAnswer) {
        QObject::connect(&m_socket, &QTcpSocket::readyRead, &m_socket, [this] { read(); });
        QObject::connect(&m_socket, &QTcpSocket::errorOccurred, &m_socket, [this] { ended(); });
        connectNow();
    }
    bool isOpen() { return m_socket.waitForConnected(connectPatience); }
    bool isIdle() const { return !m_isBusy; }
    void send(const QByteArray& request) {
        m_isBusy = true;
        m_socket.write(request);
        m_clock.start();
    }

private:
    void connectNow() { m_socket.connectToHost(QHostAddress(QHostAddress::LocalHost), m_port); }
    void read() {
        m_bytes += m_socket.readAll();
        const qsizetype whole = wholeAnswer(m_bytes);
        if (whole == 0 || !m_isBusy)
            return;
        m_outcome.ms.append(static_cast<double>(m_clock.nsecsElapsed()) / 1e6);
        if (!m_bytes.startsWith("HTTP/1.1 2"))
            ++m_outcome.refused;
        m_bytes.remove(0, whole);
        m_isBusy = false;
        m_onAnswer();
    }
    //! What it was asked is lost; after a moment it connects anew.
    void ended() {
        const bool wasAsked = std::exchange(m_isBusy, true);
        m_bytes.clear();
        QTimer::singleShot(reconnectDelay, &m_socket, [this] {
            m_socket.abort();
            connectNow();
            m_isBusy = false;
        });
        if (!wasAsked)
            return;
        ++m_outcome.refused;
        m_onAnswer();
    }

    quint16 m_port;
    Outcome& m_outcome;
    std::function<void()> m_onAnswer;
    QTcpSocket m_socket;
    QElapsedTimer m_clock;
    QByteArray m_bytes;
    bool m_isBusy = false;
};

void Flood::run() {
    int sent = 0;
    int answered = 0;
    QElapsedTimer clock;
    std::vector<std::unique_ptr<Connection>> connections;
    const auto sendDue = [&] {
        const double due = static_cast<double>(clock.nsecsElapsed()) / 1e9 * m_plan.perSecond;
        for (const auto& connection : connections) {
            const bool isDue = m_plan.perSecond <= 0 || sent < due;
            if (sent < m_plan.requests && isDue && connection->isIdle())
                connection->send(m_plan.request(sent++));
        }
    };
    const auto onAnswer = [&] {
        if (++answered == m_plan.requests)
            quit();
        else if (m_plan.perSecond <= 0)
            sendDue();
    };
    for (int i = 0; i < m_plan.connections; ++i) {
        connections.push_back(std::make_unique<Connection>(m_plan.port, m_outcome, onAnswer));
        if (!connections.back()->isOpen())
            return;
    }
    QTimer ticks;
    QObject::connect(&ticks, &QTimer::timeout, &ticks, sendDue);
    clock.start();
    ticks.start(tick);
    sendDue();
    exec();
    m_outcome.seconds = static_cast<double>(clock.nsecsElapsed()) / 1e9;
}

Flood::Outcome Flood::runThrough() {
    start();
    wait();
    return m_outcome;
}

} // namespace segue::bench
