// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/adapters/adapter.h"
#include "core/base/clock.h"
#include "core/base/scheduler.h"
#include "core/net/backoff.h"
#include "core/net/web_socket.h"

#include <QJsonObject>
#include <functional>

namespace segue::hub_api {

//! The hub's event stream, kept open: reconnects with back-off until it is stopped.
class HubStream : public QObject {
    Q_OBJECT

public:
    //! Where and with what the next connection is opened: asked anew each time, so that it resumes
    //! at the newest cursor.
    struct Target {
        QUrl url;
        HttpHeaders headers;
    };
    using TargetNow = std::function<Target()>;

    HubStream(
        TargetNow target, WebSocketFactory& sockets, const Clock& clock, Scheduler& scheduler, Random& random,
        QObject* parent);
    ~HubStream() override;

    void start();
    void stop();
    //! Dropped unless the stream is live: what it carries is worthless later.
    void send(const QJsonObject& frame);
    RealtimeState state() const { return m_state; }

Q_SIGNALS:
    void received(const QJsonObject& frame);
    void stateChanged(segue::RealtimeState state);

private:
    void connectNow();
    void onOpened();
    void onText(const QString& text);
    void onLost();
    void dropSocket();
    void setState(RealtimeState state);

    TargetNow m_target;
    WebSocketFactory& m_sockets;
    const Clock& m_clock;
    Scheduler& m_scheduler;
    Backoff m_backoff;
    std::unique_ptr<WebSocketClient> m_socket;
    Timer m_retry;
    RealtimeState m_state = RealtimeState::Closed;
    Millis m_openedAt{0};
};

} // namespace segue::hub_api
