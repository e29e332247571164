// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/embedded_life.h"

#include <algorithm>

namespace segue::hub {

EmbeddedLife::EmbeddedLife(
    const HubServer& server, const Clock& clock, Scheduler& scheduler, Millis grace, QObject* parent)
    : QObject(parent), m_server(server), m_clock(clock), m_scheduler(scheduler), m_grace(grace) {}

void EmbeddedLife::inputEnded() {
    m_neededAt = m_clock.monotonic();
    look();
}

void EmbeddedLife::look() {
    const Millis now = m_clock.monotonic();
    const bool isConnected = m_grace > Millis{0} && m_server.embeddedStreams() > 0;
    m_neededAt = isConnected ? now : std::max(m_neededAt, m_server.embeddedSeenAt());
    if (!isConnected && now - m_neededAt >= m_grace) {
        Q_EMIT over();
        return;
    }
    const Millis interval = std::clamp(m_grace / 4, Millis{50}, Millis{1000});
    m_timer = m_scheduler.after(interval, [this] { look(); });
}

} // namespace segue::hub
