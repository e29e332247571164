// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/accounts/layered_vault.h"
#include "core/engine/engine_services.h"
#include "core/net/qt_http_transport.h"
#include "core/net/qt_web_socket.h"

namespace segue {

//! The real world: the system's clock, timers, randomness, sockets and keyring. Made on the thread
//! that uses it.
class SystemServices final {
public:
    SystemServices();

    EngineServices services() {
        return {m_clock, m_scheduler, m_random, m_http, m_webSockets, m_registry, m_vault, m_makeListener};
    }

private:
    SystemClock m_clock;
    QtScheduler m_scheduler;
    SystemRandom m_random;
    QtHttpTransportFactory m_http;
    QtWebSocketFactory m_webSockets;
    AdapterRegistry m_registry;
    LayeredVault m_vault;
    EngineServices::ListenerMaker m_makeListener;
};

} // namespace segue
