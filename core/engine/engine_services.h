// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/accounts/vault.h"
#include "core/adapters/registry.h"
#include "core/base/clock.h"
#include "core/base/random.h"
#include "core/base/scheduler.h"
#include "core/net/http_transport.h"
#include "core/net/web_socket.h"
#include "core/sync/contact_listener.h"

namespace segue {

class CacheDb;
class WorkDb;

//! Everything that the engine takes from the world: real ones in programs, fakes in tests and
//! simulations. All of it outlives the engine.
struct EngineServices {
    //! Makes what hears of changed contacts; empty = nobody does.
    using ListenerMaker = std::function<std::unique_ptr<ContactListener>(CacheDb&, WorkDb&)>;

    const Clock& clock;
    Scheduler& scheduler;
    Random& random;
    HttpTransportFactory& http;
    WebSocketFactory& webSockets;
    const AdapterRegistry& registry;
    Vault& vault;
    ListenerMaker makeListener;

    AdapterServices forAdapters() const { return {clock, scheduler, random, http, webSockets}; }
};

} // namespace segue
