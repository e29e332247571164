// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/scheduler.h"
#include "core/net/http_transport.h"

#include <QNetworkAccessManager>
#include <QObject>

namespace segue {

//! HttpTransport on a QNetworkAccessManager of its own, with everything off that repeats, redirects
//! or remembers: no HTTP/2, cookies, cache or stored passwords. Destroying it ends the requests
//! that are under way (as lost answers).
class QtHttpTransport final : public HttpTransport {
public:
    explicit QtHttpTransport(Scheduler& scheduler) : m_scheduler(scheduler) {}

    Async<HttpResponse> send(HttpRequest request) override;

private:
    Scheduler& m_scheduler;
    QNetworkAccessManager m_manager;
    QObject m_exchanges; // After the manager: exchanges end before it does.
};

class QtHttpTransportFactory final : public HttpTransportFactory {
public:
    explicit QtHttpTransportFactory(Scheduler& scheduler) : m_scheduler(scheduler) {}

    std::unique_ptr<HttpTransport> makeHttpTransport() override {
        return std::make_unique<QtHttpTransport>(m_scheduler);
    }

private:
    Scheduler& m_scheduler;
};

} // namespace segue
