// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/qt_web_socket.h"

#include "core/net/qt_compat.h"

#include <QNetworkRequest>
#include <QWebSocketProtocol>

namespace segue {

using namespace Qt::StringLiterals;

QtWebSocket::QtWebSocket(Scheduler& scheduler, WebSocketLimits limits)
    : m_scheduler(scheduler), m_limits(limits) {
    // Unless told otherwise, Qt takes frames of up to 2 GiB.
    m_socket.setMaxAllowedIncomingFrameSize(m_limits.maxMessageBytes);
    m_socket.setMaxAllowedIncomingMessageSize(m_limits.maxMessageBytes);
    connect(&m_socket, &QWebSocket::connected, this, &QtWebSocket::onConnected);
    connect(&m_socket, &QWebSocket::disconnected, this, &QtWebSocket::onDisconnected);
    connect(&m_socket, &QWebSocket::textMessageReceived, this, [this](const QString& text) {
        if (m_phase == Phase::Open)
            Q_EMIT textReceived(text);
    });
    connect(&m_socket, &QWebSocket::pong, this, [this] {
        m_deadline.cancel();
        schedulePing();
    });
    connect(&m_socket, qt_compat::webSocketError(), this, &QtWebSocket::onError);
}

QtWebSocket::~QtWebSocket() {
    m_socket.disconnect(this);
}

void QtWebSocket::open(const QUrl& url, const HttpHeaders& headers) {
    if (m_phase != Phase::Idle)
        return;
    QNetworkRequest request(url);
    for (const auto& [name, value] : headers.fields())
        request.setRawHeader(name, value);
    m_phase = Phase::Opening;
    m_deadline = m_scheduler.after(
        m_limits.openTimeout, [this] { giveUp(u"timeout"_s, u"The WebSocket did not open in time."_s); });
    m_socket.open(request);
}

void QtWebSocket::send(const QString& text) {
    if (m_phase == Phase::Open)
        m_socket.sendTextMessage(text);
}

void QtWebSocket::close() {
    if (m_phase != Phase::Opening && m_phase != Phase::Open)
        return;
    m_nextPing.cancel();
    const bool wasOpen = m_phase == Phase::Open;
    m_phase = Phase::Closing;
    // An opening that is broken off has nobody to say goodbye to: the deadline ends it at once.
    m_deadline = m_scheduler.after(wasOpen ? m_limits.closeTimeout : Millis{0}, [this] {
        m_socket.abort();
        onDisconnected();
    });
    if (wasOpen)
        m_socket.close();
}

void QtWebSocket::onConnected() {
    if (m_phase != Phase::Opening)
        return;
    m_phase = Phase::Open;
    m_deadline.cancel();
    schedulePing();
    Q_EMIT opened();
}

void QtWebSocket::schedulePing() {
    if (m_phase != Phase::Open)
        return;
    m_nextPing = m_scheduler.after(m_limits.pingEvery, [this] {
        m_deadline = m_scheduler.after(
            m_limits.pongTimeout, [this] { giveUp(u"timeout"_s, u"The WebSocket fell silent."_s); });
        m_socket.ping();
    });
}

void QtWebSocket::onDisconnected() {
    if (m_phase == Phase::Opening)
        return end(
            {ErrorKind::Transient, u"websocket_refused"_s, u"The WebSocket could not be opened."_s, 0,
             std::nullopt});
    if (m_phase != Phase::Open && m_phase != Phase::Closing)
        return;
    const int code = m_socket.closeCode();
    const bool tooBig = m_phase == Phase::Open && code == QWebSocketProtocol::CloseCodeTooMuchData;
    m_phase = Phase::Ended;
    m_deadline.cancel();
    m_nextPing.cancel();
    if (tooBig)
        Q_EMIT failed(
            {ErrorKind::Protocol, u"message_too_large"_s, u"A WebSocket message is above the limit."_s, 0,
             std::nullopt});
    else
        Q_EMIT closed(code, m_socket.closeReason());
}

void QtWebSocket::onError(QAbstractSocket::SocketError error) {
    // Once it is open, disconnected() follows every error and knows the close code.
    if (m_phase != Phase::Opening)
        return;
    const bool isNotWebSocket = error == QAbstractSocket::UnknownSocketError;
    end(
        {isNotWebSocket ? ErrorKind::Protocol : ErrorKind::Transient, u"websocket_refused"_s,
         u"The WebSocket could not be opened."_s, 0, std::nullopt});
}

void QtWebSocket::giveUp(const QString& code, const QString& message) {
    m_phase = Phase::Ended;
    m_socket.abort();
    end({ErrorKind::Transient, code, message, 0, std::nullopt});
}

void QtWebSocket::end(Error error) {
    m_phase = Phase::Ended;
    m_deadline.cancel();
    m_nextPing.cancel();
    Q_EMIT failed(error);
}

} // namespace segue
