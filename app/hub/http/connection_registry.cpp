// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/http/connection_registry.h"

namespace segue::hub::http {

void ConnectionRegistry::add(const std::shared_ptr<Connection>& connection) {
    const std::lock_guard lock(m_mutex);
    m_connections.emplace(connection.get(), connection);
}

void ConnectionRegistry::remove(const Connection* connection) {
    const std::lock_guard lock(m_mutex);
    m_connections.erase(connection);
    m_changed.notify_all();
}

std::vector<std::shared_ptr<Connection>> ConnectionRegistry::all() const {
    const std::lock_guard lock(m_mutex);
    std::vector<std::shared_ptr<Connection>> connections;
    for (const auto& [key, weak] : m_connections) {
        if (auto connection = weak.lock())
            connections.push_back(std::move(connection));
    }
    return connections;
}

bool ConnectionRegistry::waitUntilEmpty(Millis timeout) const {
    std::unique_lock lock(m_mutex);
    return m_changed.wait_for(lock, timeout, [this] { return m_connections.empty(); });
}

int ConnectionRegistry::size() const {
    const std::lock_guard lock(m_mutex);
    return static_cast<int>(m_connections.size());
}

} // namespace segue::hub::http
