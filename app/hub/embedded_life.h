// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/api/hub_server.h"
#include "core/base/clock.h"
#include "core/base/scheduler.h"

#include <QObject>

namespace segue::hub {

//! How long a hub lives that a workstation started: while its standard input is open; after that
//! while a workstation with its token is connected; and a grace period beyond, in which a restarted
//! workstation may adopt it. Without a grace period it ends with its input, whoever is connected.
class EmbeddedLife : public QObject {
    Q_OBJECT

public:
    EmbeddedLife(
        const HubServer& server, const Clock& clock, Scheduler& scheduler, Millis grace,
        QObject* parent = nullptr);

    //! Standard input has ended.
    void inputEnded();

Q_SIGNALS:
    //! Nobody needs the hub any more.
    void over();

private:
    void look();

    const HubServer& m_server;
    const Clock& m_clock;
    Scheduler& m_scheduler;
    const Millis m_grace;
    Millis m_neededAt{0}; //!< The last moment, on the monotonic clock, at which somebody needed the hub.
    Timer m_timer;
};

} // namespace segue::hub
