// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/adapters/adapter.h"
#include "core/base/clock.h"
#include "core/base/random.h"
#include "core/base/scheduler.h"
#include "core/net/http_transport.h"
#include "core/net/web_socket.h"

#include <QByteArray>
#include <QMap>
#include <QUrl>
#include <functional>
#include <memory>

namespace segue {

//! The account's secret as it is now (a bearer token for the hub); empty while nobody has signed
//! in. Asked anew for every request, so that a new one is used at once; never stored or logged by
//! an adapter.
using CredentialProvider = std::function<QByteArray()>;

//! What one account says about its backend.
struct AdapterSettings {
    AccountId account;
    QString kind; //!< One of AdapterRegistry::kinds().
    QUrl baseUrl; //!< http or https; a path before the API's own is kept.
    QString displayName;
    CredentialProvider credential;
};

//! What every adapter stands on. All of it outlives the adapters.
struct AdapterServices {
    const Clock& clock;
    Scheduler& scheduler;
    Random& random;
    HttpTransportFactory& http;
    WebSocketFactory& webSockets;
};

//! Knows how each kind of backend is spoken to.
class AdapterRegistry {
public:
    using Maker = std::function<std::unique_ptr<Adapter>(const AdapterSettings&, const AdapterServices&)>;

    //! A registry of every backend that Segue has.
    static AdapterRegistry withAllKinds();

    //! Adds or replaces a kind.
    void add(const QString& kind, Maker maker);
    QStringList kinds() const { return m_makers.keys(); }

    //! An adapter for `settings`, closed. Errors: Permanent "unknown_backend" or "bad_url".
    Result<std::unique_ptr<Adapter>>
    create(const AdapterSettings& settings, const AdapterServices& services) const;

private:
    QMap<QString, Maker> m_makers;
};

} // namespace segue
