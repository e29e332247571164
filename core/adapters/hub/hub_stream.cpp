// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/adapters/hub/hub_stream.h"

#include "core/base/json.h"
#include "core/base/log.h"

namespace segue::hub_api {

namespace {
constexpr Millis firstRetry{500};
constexpr Millis longestRetry{30'000};
//! A connection that lasted this long was a good one: the next attempt begins without a history.
constexpr Millis goodConnection{30'000};
} // namespace

HubStream::HubStream(
    TargetNow target, WebSocketFactory& sockets, const Clock& clock, Scheduler& scheduler, Random& random,
    QObject* parent)
    : QObject(parent), m_target(std::move(target)), m_sockets(sockets), m_clock(clock),
      m_scheduler(scheduler), m_backoff(random, firstRetry, longestRetry) {}

HubStream::~HubStream() {
    if (m_socket)
        m_socket->disconnect(this);
}

void HubStream::start() {
    if (m_state == RealtimeState::Closed)
        connectNow();
}

void HubStream::stop() {
    m_retry.cancel();
    if (m_socket)
        m_socket->close();
    dropSocket();
    m_backoff.reset();
    setState(RealtimeState::Closed);
}

void HubStream::send(const QJsonObject& frame) {
    if (m_state == RealtimeState::Live)
        m_socket->send(QString::fromUtf8(toJson(frame)));
}

void HubStream::connectNow() {
    m_socket = m_sockets.makeWebSocket();
    connect(m_socket.get(), &WebSocketClient::opened, this, &HubStream::onOpened);
    connect(m_socket.get(), &WebSocketClient::textReceived, this, &HubStream::onText);
    connect(m_socket.get(), &WebSocketClient::closed, this, &HubStream::onLost);
    connect(m_socket.get(), &WebSocketClient::failed, this, &HubStream::onLost);
    const Target target = m_target();
    setState(RealtimeState::Connecting);
    m_socket->open(target.url, target.headers);
}

void HubStream::onOpened() {
    m_openedAt = m_clock.monotonic();
    setState(RealtimeState::Live);
}

void HubStream::onText(const QString& text) {
    const auto frame = parseJsonObject(text.toUtf8());
    if (frame)
        Q_EMIT received(*frame);
    else
        qCWarning(segueNet) << "hub stream: a frame that is not a JSON object was dropped";
}

void HubStream::onLost() {
    if (m_state == RealtimeState::Live && m_clock.monotonic() - m_openedAt >= goodConnection)
        m_backoff.reset();
    dropSocket();
    m_retry = m_scheduler.after(m_backoff.next(), [this] { connectNow(); });
    setState(RealtimeState::Lost);
}

void HubStream::dropSocket() {
    if (!m_socket)
        return;
    m_socket->disconnect(this);
    // It may be the sender of the signal that we are in.
    m_socket.release()->deleteLater();
}

void HubStream::setState(RealtimeState state) {
    if (m_state == state)
        return;
    m_state = state;
    Q_EMIT stateChanged(state);
}

} // namespace segue::hub_api
