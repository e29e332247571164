// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"

#include <condition_variable>
#include <memory>
#include <mutex>
#include <unordered_map>
#include <vector>

namespace segue::hub::http {

//! What the server can ask of any open connection, from any thread.
class Connection {
public:
    virtual ~Connection() = default;
    //! End as soon as that is polite: after the answer in progress, or with WebSocket close 1001.
    virtual void drain() = 0;
    //! End now.
    virtual void abort() = 0;
    //! The network threads are gone: take nothing more from others.
    virtual void abandon() = 0;
};

//! Every open connection. Thread-safe.
class ConnectionRegistry {
public:
    void add(const std::shared_ptr<Connection>& connection);
    //! Called by the connection's destructor.
    void remove(const Connection* connection);
    std::vector<std::shared_ptr<Connection>> all() const;
    //! Whether the last one went within `timeout`.
    bool waitUntilEmpty(Millis timeout) const;
    int size() const;

private:
    mutable std::mutex m_mutex;
    mutable std::condition_variable m_changed;
    std::unordered_map<const Connection*, std::weak_ptr<Connection>> m_connections;
};

} // namespace segue::hub::http
