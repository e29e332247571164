// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/http/server.h"

#include "app/hub/http/listener.h"
#include "app/hub/http/server_context.h"
#include "core/base/log.h"

#include <boost/asio/executor_work_guard.hpp>
#include <exception>
#include <thread>

namespace segue::hub::http {

class Server::Impl {
public:
    Impl(ServerOptions options, Router router)
        : m_context(std::move(options), std::move(router)), m_io(m_context.options.ioThreads),
          m_work(m_io.get_executor()), m_listener(m_context, m_io) {}

    Result<quint16> start();
    void stop();

    quint16 port() const { return m_port; }
    ServerStats stats() const;

private:
    void runNetwork();
    void endConnections();

    // The order matters: connections that are still in m_io when it goes look back at m_context.
    ServerContext m_context;
    net::io_context m_io;
    net::executor_work_guard<net::io_context::executor_type> m_work;
    Listener m_listener;
    std::vector<std::thread> m_threads;
    quint16 m_port = 0;
};

Result<quint16> Server::Impl::start() {
    const ServerOptions& options = m_context.options;
    SEGUE_TRY_VALUE(proxies, TrustedProxies::parse(options.trustedProxies));
    m_context.proxies = std::move(proxies);
    SEGUE_TRY_VALUE(port, m_listener.open(options.address, options.port));
    m_port = port;
    m_context.workers.start(options.workerThreads, options.workerStarted, options.workerEnding);
    m_listener.accept();
    for (int i = 0; i < options.ioThreads; ++i)
        m_threads.emplace_back([this] { runNetwork(); });
    return m_port;
}

void Server::Impl::runNetwork() {
    for (;;) {
        try {
            m_io.run();
            return;
        } catch (const std::exception&) {
            // Only for want of memory. The connection it happened to is gone, the others go on.
            qCWarning(segueHub) << "a connection failed with an exception";
        }
    }
}

void Server::Impl::stop() {
    if (m_threads.empty())
        return;
    m_context.draining = true;
    m_listener.close();
    endConnections();
    m_context.workers.stop();
    m_work.reset();
    m_io.stop();
    for (std::thread& thread : m_threads)
        thread.join();
    m_threads.clear();
    for (const auto& connection : m_context.registry.all())
        connection->abandon();
}

void Server::Impl::endConnections() {
    constexpr Millis abortDeadline{1000};
    for (const auto& connection : m_context.registry.all())
        connection->drain();
    if (m_context.registry.waitUntilEmpty(m_context.options.limits.drainDeadline))
        return;
    for (const auto& connection : m_context.registry.all())
        connection->abort();
    // What is left after this waits for a handler, and the workers are waited for.
    m_context.registry.waitUntilEmpty(abortDeadline);
}

ServerStats Server::Impl::stats() const {
    return {
        m_context.connectionSlots.used(), m_context.webSockets, m_context.requests, m_context.refused,
        m_context.slowPeersDropped};
}

Server::Server(ServerOptions options, Router router)
    : m_impl(std::make_unique<Impl>(std::move(options), std::move(router))) {}

Server::~Server() {
    stop();
}

Result<quint16> Server::start() {
    return m_impl->start();
}
void Server::stop() {
    m_impl->stop();
}
quint16 Server::port() const {
    return m_impl->port();
}
ServerStats Server::stats() const {
    return m_impl->stats();
}

} // namespace segue::hub::http
