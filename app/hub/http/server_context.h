// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/http/body_budget.h"
#include "app/hub/http/connection_registry.h"
#include "app/hub/http/connection_slots.h"
#include "app/hub/http/rate_limiter.h"
#include "app/hub/http/router.h"
#include "app/hub/http/server.h"
#include "app/hub/http/trusted_proxies.h"
#include "app/hub/http/worker_pool.h"

#include <atomic>

namespace segue::hub::http {

//! What all connections of one server share. Outlives them.
struct ServerContext {
    ServerContext(ServerOptions serverOptions, Router routes)
        : options(std::move(serverOptions)), router(std::move(routes)), limiter(clock),
          connectionSlots(options.limits.connections, options.limits.connectionsPerClient),
          bodyBudget(options.limits.bodyBytesInFlight), answerBudget(options.limits.answerBytesInFlight) {}

    // Fixed once the server runs.
    ServerOptions options;
    Router router;
    TrustedProxies proxies;

    // Thread-safe.
    SystemClock clock;
    RateLimiter limiter;
    ConnectionSlots connectionSlots;
    BodyBudget bodyBudget;
    BodyBudget answerBudget;
    ConnectionRegistry registry;
    WorkerPool workers;
    std::atomic<bool> draining{false};
    std::atomic<int> webSockets{0};
    std::atomic<quint64> requests{0};
    std::atomic<quint64> refused{0};
    std::atomic<quint64> slowPeersDropped{0};
};

} // namespace segue::hub::http
