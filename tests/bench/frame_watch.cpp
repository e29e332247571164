// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/frame_watch.h"

#include "core/base/json.h"

#include <QJsonArray>
#include <utility>

namespace segue::bench {

std::unique_ptr<WebSocketClient> FrameWatch::makeWebSocket() {
    auto socket = std::make_unique<QtWebSocket>(m_scheduler);
    // Connected first, so called first: before anybody has worked on the frame. It is read later.
    QObject::connect(socket.get(), &WebSocketClient::textReceived, socket.get(), [this](const QString& text) {
        const QMutexLocker lock(&m_mutex);
        m_frames.append({Clock::now(), text});
    });
    return socket;
}

QHash<QString, FrameWatch::Clock::time_point> FrameWatch::takeArrivals() {
    QList<Frame> frames;
    {
        const QMutexLocker lock(&m_mutex);
        frames = std::exchange(m_frames, {});
    }
    QHash<QString, Clock::time_point> arrivals;
    for (const Frame& frame : std::as_const(frames)) {
        const auto object = parseJsonObject(frame.text.toUtf8());
        const QJsonArray entries =
            object ? object->value(QLatin1StringView("entries")).toArray() : QJsonArray();
        for (const auto& entry : entries) {
            const QString id = entry.toObject().value(QLatin1StringView("conversation")).toString();
            if (!arrivals.contains(id))
                arrivals.insert(id, frame.at);
        }
    }
    return arrivals;
}

} // namespace segue::bench
