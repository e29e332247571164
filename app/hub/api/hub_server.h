// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/random.h"
#include "core/base/result.h"

#include <QString>
#include <QStringList>
#include <memory>
#include <optional>

namespace segue::hub {

class Storage;

struct HubOptions {
    QString dataDir;
    QString databaseUrl; //!< Empty: SQLite in the data folder.
    QString address = QStringLiteral("127.0.0.1");
    int workerThreads = 4;
    QStringList trustedProxies;
    QStringList allowedHosts; //!< See http::ServerOptions.
    //! How often the feed is looked at should no word of a change have come; see FeedPump. Absent: 1 s on
    //! SQLite, 5 s on PostgreSQL.
    std::optional<Millis> lookEvery;
};

//! A whole hub: storage, routes, server and jobs. Everything runs on threads of its own.
class HubServer {
public:
    //! The name of the token of the workstation that started the hub.
    static QString embeddedTokenName() { return QStringLiteral("embedded"); }

    //! Opens the storage. Errors: Storage::open()'s. `clock` and `random` must outlive it; `random`
    //! must be thread-safe.
    static Result<std::unique_ptr<HubServer>>
    open(const HubOptions& options, const Clock& clock, Random& random);
    ~HubServer();

    //! Serves on `port` (0: any that is free); the port. May be called again after a failure.
    //! Errors: http::Server::start()'s.
    Result<quint16> start(quint16 port = 0);
    //! Lets answers in progress finish and ends everything. Blocks for some seconds at most.
    void stop();

    Storage& storage();
    //! Open event streams of the workstation that started the hub.
    int embeddedStreams() const;
    //! When its token was last used, on the clock's monotonic time; 0 = never.
    Millis embeddedSeenAt() const;

private:
    class Impl;
    explicit HubServer(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace segue::hub
