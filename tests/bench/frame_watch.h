// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/scheduler.h"
#include "core/net/qt_web_socket.h"

#include <QHash>
#include <QList>
#include <QMutex>
#include <chrono>

namespace segue::bench {

//! The system's WebSockets, with a note of when each frame came and of which conversations it speaks.
class FrameWatch final : public WebSocketFactory {
public:
    using Clock = std::chrono::steady_clock;

    std::unique_ptr<WebSocketClient> makeWebSocket() override;
    //! Conversations and when the first frame with an entry of theirs came, since the last call. Thread-safe.
    QHash<QString, Clock::time_point> takeArrivals();

private:
    struct Frame {
        Clock::time_point at;
        QString text;
    };

    QtScheduler m_scheduler;
    QMutex m_mutex;
    QList<Frame> m_frames;
};

} // namespace segue::bench
