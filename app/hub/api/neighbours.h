// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/api/presence_board.h"
#include "app/hub/rest/feed_pump.h"
#include "app/hub/rest/hub_bus.h"
#include "app/hub/rest/job_runner.h"
#include "app/hub/rest/live_signs.h"
#include "core/base/clock.h"

#include <QHash>

namespace segue::hub {

//! The other hub processes on the same database: it knows which of them live, and leads what they say to whom
//! it concerns. A process says every few seconds that it lives, and what it knows of its agents; one that has
//! been silent for `lease` counts as gone, with all who were connected to it.
class Neighbours final : public BusListener {
public:
    static constexpr Millis lease = std::chrono::seconds(15);

    Neighbours(
        HubBus& bus, const Clock& clock, PresenceBoard& presence, LiveSigns& signs, FeedPump& pump,
        JobRunner& mailJobs)
        : m_bus(bus), m_clock(clock), m_presence(presence), m_signs(signs), m_pump(pump),
          m_mailJobs(mailJobs) {}

    //! Tells the others that this process ends. Before the bus stops.
    void sayGoodbye();

    // BusListener.
    void opened() override;
    void heard(const QString& process, const QJsonObject& sign) override;
    void tick() override;

private:
    void heardCommit(bool hasMail);
    void forget(const QString& process);
    void forgetSilent(Millis now);

    HubBus& m_bus;
    const Clock& m_clock;
    PresenceBoard& m_presence;
    LiveSigns& m_signs;
    FeedPump& m_pump;
    JobRunner& m_mailJobs;
    // Of the bus's thread, on the monotonic clock.
    QHash<QString, Millis> m_heardAt;
    Millis m_toldAt{0};
    Millis m_tickedAt{0};
};

} // namespace segue::hub
