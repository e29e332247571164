// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/scheduler.h"
#include "core/net/web_socket.h"

#include <QAbstractSocket>
#include <QWebSocket>

namespace segue {

//! When a QtWebSocket gives up.
struct WebSocketLimits {
    quint64 maxMessageBytes = 1024 * 1024; //!< Of a frame and of a message.
    Millis openTimeout{15'000};
    Millis pingEvery{20'000};
    Millis pongTimeout{10'000};
    Millis closeTimeout{3'000};
};

class QtWebSocket final : public WebSocketClient {
    Q_OBJECT

public:
    explicit QtWebSocket(Scheduler& scheduler, WebSocketLimits limits = {});
    ~QtWebSocket() override;

    void open(const QUrl& url, const HttpHeaders& headers) override;
    void send(const QString& text) override;
    void close() override;

private:
    enum class Phase { Idle, Opening, Open, Closing, Ended };

    void onConnected();
    void onDisconnected();
    void onError(QAbstractSocket::SocketError error);
    void schedulePing();
    void giveUp(const QString& code, const QString& message);
    void end(Error error);

    Scheduler& m_scheduler;
    WebSocketLimits m_limits;
    QWebSocket m_socket;
    Phase m_phase = Phase::Idle;
    Timer m_deadline; //!< Of what is waited for: the opening, a pong or the goodbye.
    Timer m_nextPing;
};

class QtWebSocketFactory final : public WebSocketFactory {
public:
    explicit QtWebSocketFactory(Scheduler& scheduler) : m_scheduler(scheduler) {}

    std::unique_ptr<WebSocketClient> makeWebSocket() override {
        return std::make_unique<QtWebSocket>(m_scheduler);
    }

private:
    Scheduler& m_scheduler;
};

} // namespace segue
