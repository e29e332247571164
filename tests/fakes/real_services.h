// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/accounts/layered_vault.h"
#include "core/engine/engine_services.h"
#include "core/net/qt_http_transport.h"
#include "core/net/qt_web_socket.h"

namespace segue {

//! What an engine stands on in the program: the real clock, timers, randomness and sockets, and every kind of
//! backend; but no keyring. Outlives the engine.
struct RealServices {
    SystemClock clock;
    QtScheduler scheduler;
    SystemRandom random;
    QtHttpTransportFactory http{scheduler};
    QtWebSocketFactory webSockets{scheduler};
    AdapterRegistry registry = AdapterRegistry::withAllKinds();
    LayeredVault vault{nullptr};

    EngineServices with(EngineServices::ListenerMaker makeListener) {
        return {clock, scheduler, random, http, webSockets, registry, vault, std::move(makeListener)};
    }
};

} // namespace segue
